// Which cards a text and a place bring up while somebody writes. A hint says why it came; it never stops anybody. Pure.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/similarity/lexicon.hpp"
#include "guides/card.hpp"

namespace allting::guides {

struct Hint {
    Card card;
    std::string word;  // of the card, that the text speaks of; "" = the place brought it up
    friend bool operator==(const Hint& a, const Hint& b) { return a.card.id == b.card.id && a.word == b.word; }
};

struct Wanted {
    std::string_view text;
    AreaId area = {};                              // that the place lies in; none = no place, or in no area
    const similarity::Lexicon* lexicon = nullptr;  // Swedish
};

/// The rule cards that the text or the place brings up: those with most words in it first, at most `hints_max`.
std::vector<Hint> hints_for(std::span<const Card> cards, const Wanted& wanted);
inline constexpr std::size_t hints_max = 3;

/// The price and built cards whose thing the text speaks of, those with most words in it first, at most `prices_max`.
std::vector<Card> prices_for(std::span<const Card> cards, std::string_view text, const similarity::Lexicon* lexicon);
inline constexpr std::size_t prices_max = 6;

}  // namespace allting::guides
