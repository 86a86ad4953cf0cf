#include "reviews/question.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "platform/i18n/translator.hpp"

namespace allting::reviews {
namespace {

using places::OrganisationKind;
constexpr std::array kinds{OrganisationKind::municipality, OrganisationKind::region, OrganisationKind::housing, OrganisationKind::school,
                           OrganisationKind::association};

TEST(Question, words_are_the_twenty_six_of_the_checklist_each_once) {
    EXPECT_EQ(std::set(question_words.begin(), question_words.end()).size(), 26u);
}

TEST(Question, each_kind_of_organisation_has_questions_and_only_known_ones) {
    for (const OrganisationKind kind : kinds) {
        const auto usual = usual_questions(kind);
        EXPECT_GE(usual.size(), 8u) << places::word_of(kind);
        EXPECT_TRUE(std::ranges::all_of(usual, is_question)) << places::word_of(kind);
        EXPECT_EQ(std::set(usual.begin(), usual.end()).size(), usual.size()) << places::word_of(kind);
    }
}

TEST(Question, a_school_asks_about_school_and_a_landlord_about_tenants_and_a_municipality_about_neither) {
    const auto asks = [](OrganisationKind kind, std::string_view word) { return std::ranges::count(usual_questions(kind), word) == 1; };
    EXPECT_TRUE(asks(OrganisationKind::school, "school_extra"));
    EXPECT_TRUE(asks(OrganisationKind::housing, "tenant_extra"));
    EXPECT_FALSE(asks(OrganisationKind::municipality, "school_extra"));
    EXPECT_FALSE(asks(OrganisationKind::municipality, "tenant_extra"));
    EXPECT_TRUE(asks(OrganisationKind::municipality, "law"));
}

TEST(Question, the_order_is_that_of_the_checklist_and_what_is_unknown_is_left_out) {
    EXPECT_EQ(in_order({"time", "law", "weather", "law"}), (std::vector<std::string>{"law", "time"}));
}

TEST(Question, every_word_has_a_question_and_a_help_in_both_languages) {
    const i18n::Languages languages;
    for (const std::string_view language : {"sv", "en"}) {
        const auto& t = languages.get(language);
        for (const std::string_view word : question_words) {
            EXPECT_TRUE(t.has("reviews.question." + std::string(word))) << language << word;
            EXPECT_TRUE(t.has("reviews.question." + std::string(word) + "_help")) << language << word;
        }
    }
}

}  // namespace
}  // namespace allting::reviews
