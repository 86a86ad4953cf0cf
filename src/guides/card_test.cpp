#include "guides/card.hpp"

#include <gmock/gmock.h>

#include "guides/card_form.hpp"
#include "guides/hint.hpp"

namespace allting::guides {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

const Instant now = *instant_from_iso("2027-05-12T10:00:00Z");

TEST(Words, of_a_card_are_read_with_commas_between_and_never_twice) {
    EXPECT_THAT(words_from_text(" väg, trafikljus;bro ,, väg\nöppen förskola"), ElementsAre("väg", "trafikljus", "bro", "öppen förskola"));
    EXPECT_THAT(words_from_text("  , ;"), IsEmpty());
    EXPECT_EQ(text_of(words_from_text("väg,bro")), "väg, bro");
}

TEST(Prices, are_old_two_years_after_their_source) {
    Card card{.kind = CardKind::price, .text = {.source_at = now - days(729)}, .withdrawn_at = {}};
    EXPECT_FALSE(is_old(card, now));
    card.text.source_at = now - days(731);
    EXPECT_TRUE(is_old(card, now));
    card.kind = CardKind::built;
    EXPECT_FALSE(is_old(card, now)) << "what something did cost stays true";
}

http::Input input(std::initializer_list<std::pair<std::string, std::string>> fields) {
    http::Input made;
    for (const auto& [name, value] : fields) made.add(name, value);
    return made;
}

const std::vector<std::string_view> languages{"sv", "en"};
const CardChoices choices{.languages = languages, .zone = "Europe/Stockholm", .now = now};

std::vector<std::string> faults(const Result<CardForm>& read) {
    std::vector<std::string> codes;
    if (!read)
        for (const FieldError& one : read.error().fields) codes.push_back(one.field + "=" + one.code);
    return codes;
}

TEST(CardForms, a_rule_says_who_decides_over_what_and_who_says_so) {
    const auto read = read_card(input({{"title", "Statliga vägar"}, {"ours", "Gatorna."}, {"others", "Vägarna."}, {"words", "väg"},
                                       {"source", "Gatuförvaltningen"}, {"source_date", "2027-05-12"}}), CardKind::rule, choices);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().text.rule.others, "Vägarna.");
    EXPECT_EQ(read.value().text.language, "sv");
    EXPECT_THAT(faults(read_card(input({{"title", "Vägar"}}), CardKind::rule, choices)),
                ElementsAre("words=required", "ours=required", "others=required", "source=required", "source_date=not_a_date"));
}

TEST(CardForms, a_price_runs_upwards_and_its_source_is_not_of_the_future) {
    const auto read = [&](const char* low, const char* high, const char* day) {
        return faults(read_card(input({{"title", "Parkbänk"}, {"cost_low", low}, {"cost_high", high}, {"source", "Ramavtal"}, {"source_date", day}}), CardKind::price, choices));
    };
    EXPECT_THAT(read("8 000", "15000", "2027-05-12"), IsEmpty());
    EXPECT_THAT(read("16 000", "15000", "2027-05-12"), ElementsAre("cost_high=below_low"));
    EXPECT_THAT(read("8 000", "15000", "2027-05-13"), ElementsAre("source_date=in_the_future"));
}

TEST(CardForms, what_was_built_has_a_year_a_place_and_one_cost) {
    const auto read = read_card(input({{"title", "Utegym"}, {"cost_high", "362000"}, {"built_year", "2025"}, {"built_place", "Bruket"},
                                       {"source", "Slutredovisning"}, {"source_date", "2025-12-01"}}), CardKind::built, choices);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().text.price.low, kronor(362'000));
    EXPECT_THAT(read.value().text.words, ElementsAre("Utegym")) << "a thing is brought up by its name";
    EXPECT_THAT(faults(read_card(input({{"title", "Utegym"}, {"cost_high", "1"}, {"built_year", "2028"}, {"built_place", "Bruket"}, {"source", "Ja"}, {"source_date", "2025-12-01"}}), CardKind::built, choices)),
                Contains("built_year=out_of_range"));
}

Card rule(std::int64_t id, const char* words, AreaId area = {}) {
    return {.id = CardId{id}, .kind = CardKind::rule, .text = {.title = "Regel", .words = words_from_text(words), .area = area}, .withdrawn_at = {}};
}

std::vector<std::int64_t> numbers(const std::vector<Hint>& hints) {
    std::vector<std::int64_t> ids;
    for (const Hint& hint : hints) ids.push_back(hint.card.id.value);
    return ids;
}

TEST(Hints, come_of_the_words_the_card_with_most_of_them_first) {
    const std::vector<Card> cards{rule(1, "buss"), rule(2, "väg"), rule(3, "väg, trafikljus"), rule(4, "sjukhus")};
    const auto hints = hints_for(cards, {.text = "Sätt trafikljus vid den stora vägen"});
    EXPECT_THAT(numbers(hints), ElementsAre(3, 2));
    EXPECT_EQ(hints[0].word, "väg");
    EXPECT_THAT(hints_for(cards, {.text = "En bänk i parken"}), IsEmpty());
}

TEST(Hints, come_of_the_place_where_no_word_brings_the_card_up) {
    const std::vector<Card> cards{rule(1, "väg", AreaId{7})};
    const auto hints = hints_for(cards, {.text = "En bänk", .area = AreaId{7}});
    EXPECT_THAT(numbers(hints), ElementsAre(1));
    EXPECT_EQ(hints[0].word, "");
    EXPECT_THAT(hints_for(cards, {.text = "En bänk", .area = AreaId{8}}), IsEmpty());
    EXPECT_THAT(hints_for(std::vector{rule(1, "väg")}, {.text = "En bänk"}), IsEmpty()) << "no area is no place";
}

TEST(Hints, never_come_of_withdrawn_cards_and_are_few) {
    std::vector<Card> cards{rule(1, "väg")};
    cards[0].withdrawn_at = now;
    EXPECT_THAT(hints_for(cards, {.text = "En väg"}), IsEmpty());
    for (int id = 2; id < 9; ++id) cards.push_back(rule(id, "väg"));
    EXPECT_EQ(hints_for(cards, {.text = "En väg"}).size(), hints_max);
}

TEST(PricesFor, are_of_the_things_that_the_text_speaks_of) {
    std::vector<Card> cards{rule(1, "bänk"), rule(2, "bänk, soffa"), rule(3, "gunga")};
    cards[1].kind = CardKind::price;
    cards[2].kind = CardKind::built;
    EXPECT_THAT(prices_for(cards, "Två bänkar i parken", nullptr), ElementsAre(Field(&Card::id, CardId{2})));
}

}  // namespace
}  // namespace allting::guides
