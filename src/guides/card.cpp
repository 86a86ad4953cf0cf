#include "guides/card.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace allting::guides {
namespace {

constexpr Duration fresh = days(2 * 365);

}  // namespace

std::string_view word_of(CardKind kind) {
    switch (kind) {
        case CardKind::rule: return "rule";
        case CardKind::price: return "price";
        case CardKind::built: return "built";
    }
    return "";
}

std::optional<CardKind> card_kind_from_word(std::string_view word) {
    for (const CardKind kind : card_kinds)
        if (word_of(kind) == word) return kind;
    return std::nullopt;
}

std::vector<std::string> words_from_text(std::string_view text) {
    std::string commas(text);
    std::ranges::replace_if(commas, [](char c) { return c == ';' || c == '\n'; }, ',');
    std::vector<std::string> words;
    for (const std::string_view part : split(commas, ',')) {
        std::string word = shorten(trim(part), word_characters_max);
        if (word.empty() || words.size() == words_max || std::ranges::find(words, word) != words.end()) continue;
        words.push_back(std::move(word));
    }
    return words;
}

std::string text_of(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

bool is_old(const Card& card, Instant now) { return card.kind == CardKind::price && now - card.text.source_at > fresh; }

}  // namespace allting::guides
