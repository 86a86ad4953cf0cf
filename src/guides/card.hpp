// What is good to know before one writes an idea, on cards: who decides over what (rule), what things cost (price), and what
// earlier ones did cost (built). A card is a hint, never a refusal. Each version is kept: what was shown when stays known. Pure.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace allting::guides {

using CardId = Id<struct CardTag>;

enum class CardKind { rule, price, built };
inline constexpr std::array card_kinds{CardKind::rule, CardKind::price, CardKind::built};
std::string_view word_of(CardKind kind);
std::optional<CardKind> card_kind_from_word(std::string_view word);

/// Who decides. `passed` and `failed` are an idea that could be done and one that could not.
struct Rule {
    std::string ours = {}, others = {}, contact = {}, passed = {}, failed = {};
    friend bool operator==(const Rule&, const Rule&) = default;
};

/// What a thing costs once, from `low` to `high`, and each year; of what was built both are what it did cost.
struct Price {
    Money low = {}, high = {}, running = {};
    std::int64_t lifetime_years = 0;  // 0 = not said
    std::string included = {};
    std::int64_t built_year = 0;
    std::string built_place = {};
    friend bool operator==(const Price&, const Price&) = default;
};

/// What a person writes on a card.
struct CardText {
    std::string language = "sv";
    std::string title = {};
    std::vector<std::string> words = {};  // that bring the card up beside what somebody writes
    AreaId area = {};                     // where a place brings it up too; none = nowhere
    std::string source = {};
    Instant source_at = {};          // the day that the source is of
    Rule rule = {};                       // of a rule card
    Price price = {};                     // of the others
    friend bool operator==(const CardText&, const CardText&) = default;
};

struct Card {
    CardId id = {};
    CardKind kind = CardKind::rule;
    ProcessId process = {};  // none = every process of the organisation
    std::int64_t version = 1;
    CardText text = {};
    bool is_example = false;  // made up for the demo town
    Instant shown_from = {};
    std::optional<Instant> withdrawn_at = {};

    bool is_shown() const { return !withdrawn_at; }
};

inline constexpr std::size_t words_max = 20, word_characters_max = 40;
inline constexpr std::int64_t lifetime_years_max = 200, built_year_min = 1900;
inline constexpr std::int64_t cards_max = 300;  // of an organisation, withdrawn ones too

/// "väg, cykelväg;  trafikljus" → three words; at most words_max, each shortened.
std::vector<std::string> words_from_text(std::string_view text);
std::string text_of(const std::vector<std::string>& words);

/// A price that nobody has looked at for two years says little.
bool is_old(const Card& card, Instant now);

}  // namespace allting::guides
