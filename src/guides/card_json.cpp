#include "guides/card_json.hpp"

namespace allting::guides {
namespace {

void add_rule(json::Object& members, const Rule& rule) {
    members.emplace_back("ours", rule.ours);
    members.emplace_back("others", rule.others);
    members.emplace_back("contact", rule.contact);
    members.emplace_back("passed", rule.passed);
    members.emplace_back("failed", rule.failed);
}

void add_price(json::Object& members, const Card& card) {
    const Price& price = card.text.price;
    members.emplace_back("cost_low", price.low);
    members.emplace_back("cost_high", price.high);
    members.emplace_back("running", price.running);
    members.emplace_back("included", price.included);
    if (price.lifetime_years > 0) members.emplace_back("lifetime_years", price.lifetime_years);
    if (card.kind != CardKind::built) return;
    members.emplace_back("built_year", price.built_year);
    members.emplace_back("built_place", price.built_place);
}

}  // namespace

json::Value card_json(const Card& card) {
    json::Array words(card.text.words.begin(), card.text.words.end());
    json::Object members{{"id", card.id}, {"kind", word_of(card.kind)}, {"process", card.process}, {"version", card.version},
                         {"language", card.text.language}, {"title", card.text.title}, {"words", std::move(words)}, {"area", card.text.area},
                         {"source", card.text.source}, {"source_at", card.text.source_at}, {"is_example", card.is_example},
                         {"shown_from", card.shown_from}, {"withdrawn_at", card.withdrawn_at}};
    if (card.kind == CardKind::rule) add_rule(members, card.text.rule);
    else add_price(members, card);
    return members;
}

json::Value cards_json(const std::vector<Card>& cards) {
    json::Array all;
    for (const Card& card : cards) all.push_back(card_json(card));
    return json::Object{{"cards", std::move(all)}};
}

json::Value hints_json(const std::vector<Hint>& hints) {
    json::Array all;
    for (const Hint& hint : hints)
        all.push_back(json::Object{{"card", hint.card.id}, {"title", hint.card.text.title}, {"word", hint.word}, {"others", hint.card.text.rule.others},
                                   {"address", "/cards/" + std::to_string(hint.card.id.value)}});
    return all;
}

}  // namespace allting::guides
