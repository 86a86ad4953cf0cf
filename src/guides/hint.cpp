#include "guides/hint.hpp"

#include <algorithm>

#include "algorithms/similarity/word_hits.hpp"

namespace allting::guides {
namespace {

struct Found {
    const Card* card;
    std::string word;       // the first that was spoken of
    std::size_t count = 0;  // of words that were
};

Found look(const Card& card, const similarity::SpokenWords& spoken) {
    Found found{&card, {}, 0};
    for (const std::string& word : card.text.words) {
        if (!spoken.speak_of(word)) continue;
        if (found.count++ == 0) found.word = word;
    }
    return found;
}

void most_first(std::vector<Found>& found, std::size_t count_max) {
    std::ranges::stable_sort(found, std::ranges::greater{}, &Found::count);
    if (found.size() > count_max) found.resize(count_max);
}

bool lies_in_its_area(const Card& card, const Wanted& wanted) { return card.text.area && card.text.area == wanted.area; }

}  // namespace

std::vector<Hint> hints_for(std::span<const Card> cards, const Wanted& wanted) {
    const similarity::SpokenWords spoken(wanted.text, "sv", wanted.lexicon);
    std::vector<Found> found;
    for (const Card& card : cards) {
        if (card.kind != CardKind::rule || !card.is_shown()) continue;
        Found one = look(card, spoken);
        if (one.count > 0 || lies_in_its_area(card, wanted)) found.push_back(std::move(one));
    }
    most_first(found, hints_max);
    std::vector<Hint> hints;
    for (Found& one : found) hints.push_back({*one.card, std::move(one.word)});
    return hints;
}

std::vector<Card> prices_for(std::span<const Card> cards, std::string_view text, const similarity::Lexicon* lexicon) {
    const similarity::SpokenWords spoken(text, "sv", lexicon);
    std::vector<Found> found;
    for (const Card& card : cards) {
        if (card.kind == CardKind::rule || !card.is_shown()) continue;
        if (Found one = look(card, spoken); one.count > 0) found.push_back(std::move(one));
    }
    most_first(found, prices_max);
    std::vector<Card> prices;
    for (const Found& one : found) prices.push_back(*one.card);
    return prices;
}

}  // namespace allting::guides
