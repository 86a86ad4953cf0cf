#include "learning/learning.hpp"

#include <gmock/gmock.h>

#include "learning/learning_json.hpp"

namespace allting::learning {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const Instant start = *instant_from_iso("2027-02-01T09:00:00Z");

/// `count` ideas of an area, `passed` of which got a yes.
void add(std::vector<Decided>& all, const std::string& area, int count, int passed) {
    for (int i = 0; i < count; ++i)
        all.push_back({.id = ProposalId{std::int64_t(all.size()) + 1}, .title = "Idé", .area = area, .channel = "web", .language = "sv", .department = "Park",
                       .passed = i < passed, .reason_code = i < passed ? "" : "not_our_land", .received_at = start, .answered_at = start + days(i)});
}

TEST(Groups, are_shown_the_largest_first_with_what_passed) {
    std::vector<Decided> all;
    add(all, "Norr", 6, 2);
    add(all, "Söder", 10, 7);
    EXPECT_THAT(group_by(all, &Decided::area), ElementsAre(Group{"Söder", 10, 7}, Group{"Norr", 6, 2}));
}

TEST(Groups, below_five_are_shown_together) {
    std::vector<Decided> all;
    add(all, "Söder", 10, 7);
    add(all, "Väster", 3, 1);
    add(all, "Öster", 2, 2);
    EXPECT_THAT(group_by(all, &Decided::area), ElementsAre(Group{"Söder", 10, 7}, Group{"", 5, 3}));
}

TEST(Groups, take_one_more_where_a_small_one_could_be_reckoned_out_from_the_whole) {
    std::vector<Decided> all;
    add(all, "Söder", 10, 7);
    add(all, "Norr", 6, 2);
    add(all, "Väster", 3, 1);
    EXPECT_THAT(group_by(all, &Decided::area), ElementsAre(Group{"Söder", 10, 7}, Group{"", 9, 3}));
}

TEST(Groups, are_not_shown_at_all_where_the_whole_is_too_few) {
    std::vector<Decided> all;
    add(all, "Söder", 3, 1);
    add(all, "Norr", 1, 1);
    EXPECT_THAT(group_by(all, &Decided::area), IsEmpty());
    EXPECT_THAT(group_by({}, &Decided::area), IsEmpty());
}

TEST(Groups, of_every_division_have_at_least_five_and_sum_to_the_whole) {
    for (int first = 0; first < 9; ++first)
        for (int second = 0; second < 9; ++second)
            for (int third = 0; third < 9; ++third) {
                std::vector<Decided> all;
                add(all, "A", first, first / 2);
                add(all, "B", second, second / 3);
                add(all, "", third, third);
                std::int64_t sum = 0;
                for (const Group& group : group_by(all, &Decided::area)) {
                    EXPECT_GE(group.decided, group_min);
                    sum += group.decided;
                }
                EXPECT_TRUE(sum == std::int64_t(all.size()) || (sum == 0 && all.size() < std::size_t(group_min)));
            }
}

TEST(DaysToAnswer, are_by_nearest_rank) {
    std::vector<Decided> all;
    add(all, "Söder", 10, 5);  // answered after 0, 1 … 9 days
    EXPECT_EQ(days_to_answer(all), (Days{.answers = 10, .median = 4, .ninetieth = 8}));
    EXPECT_EQ(days_to_answer({}), Days{});
    all.resize(1);
    EXPECT_EQ(days_to_answer(all), (Days{.answers = 1, .median = 0, .ninetieth = 0}));
}

TEST(Differences, are_like_ideas_with_unlike_answers_a_yes_before_another_no) {
    std::vector<Decided> all;
    add(all, "Söder", 4, 2);  // 1 and 2 got a yes, 3 and 4 a no
    all[3].reason_code = "over_max";
    const std::vector<proposals::SimilarPair> alike{
        {ProposalId{3}, ProposalId{4}, 0.9, false},  // two noes for different reasons
        {ProposalId{1}, ProposalId{3}, 0.5, false},  // yes and no
        {ProposalId{1}, ProposalId{2}, 0.9, false},  // two yeses
        {ProposalId{2}, ProposalId{4}, 0.8, true},   // they want the opposite
        {ProposalId{2}, ProposalId{3}, 0.1, false},  // hardly alike
        {ProposalId{2}, ProposalId{99}, 0.9, false}};
    const auto found = differences(all, alike);
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0], (Difference{"not_our_land", ProposalId{3}, ProposalId{1}, true, "", 0.5}));
    EXPECT_EQ(found[1], (Difference{"not_our_land", ProposalId{3}, ProposalId{4}, false, "over_max", 0.9}));
    all[3].reason_code = "not_our_land";
    EXPECT_THAT(differences(all, alike), SizeIs(1)) << "two noes for the same reason are as they should be";
}

TEST(Outcomes, are_measured_by_what_stood_on_the_ballot) {
    const std::vector<Outcome> outcomes{{ProjectId{1}, "Bänk", kronor(80), kronor(100), kronor(90)},
                                        {ProjectId{2}, "Gunga", kronor(80), kronor(100), kronor(125)},
                                        {ProjectId{3}, "Lampa", kronor(80), kronor(100), kronor(60)}};
    EXPECT_EQ(accuracy_of(outcomes), (Accuracy{.projects = 3, .within = 1, .above = 1, .median_percent = 90}));
    EXPECT_EQ(accuracy_of({}), Accuracy{});
}

TEST(Tables, for_spreadsheets_hold_no_formula_and_no_small_group) {
    Report report;
    report.by_area = {{"=HYPERLINK(1)", 6, 3}, {"", 5, 1}};
    report.outcomes = {{ProjectId{1}, "A \"B\"", kronor(1), kronor(4), kronor(3)}};
    const std::string csv = learning_csv(report);
    EXPECT_THAT(csv, HasSubstr("\"passed by area\";\"'=HYPERLINK(1)\";3;6;50\r\n"));
    EXPECT_THAT(csv, HasSubstr("\"passed by area\";\"other\";1;5;20\r\n"));
    EXPECT_THAT(csv, HasSubstr("\"A \"\"B\"\"\";3;4;75\r\n"));
    EXPECT_THAT(csv, Not(HasSubstr("\n=")));
}

}  // namespace
}  // namespace allting::learning
