#include "algorithms/allocation/count.hpp"
#include "results/count.hpp"

#include <gtest/gtest.h>

#include "results/election_file.hpp"
#include "results/example_count_test.hpp"
#include "results/result_view.hpp"

namespace allting::results {
namespace {

using namespace testing;

std::vector<PotElection> sorted(const processes::Process& process, const std::vector<ballots::Marks>& box) {
    const auto projects = example_projects();
    BallotSorter sorter(process, projects);
    for (const auto& marks : box) sorter.add(marks);
    return sorter.take();
}

TEST(count, each_pot_is_an_election_of_those_who_marked_in_it) {
    const auto elections = sorted(example_vote(), example_ballots());
    ASSERT_EQ(elections.size(), 2u);
    EXPECT_EQ(elections[0].election.ballot_count, 3);
    EXPECT_EQ(elections[1].election.ballot_count, 2);
}

TEST(count, says_who_won_and_by_how_much_the_others_lost) {
    const auto process = example_vote();
    const Count count = count_elections(process, sorted(process, example_ballots())).value();
    EXPECT_TRUE(count.find(bench)->won);
    EXPECT_EQ(count.find(bench)->rank, 1);
    // 60,000 of 100,000 was left when the lights (70,000) had their turn; the stage (50,000) fitted.
    EXPECT_FALSE(count.find(lights)->won);
    EXPECT_EQ(count.find(lights)->why.money_at_turn, kronor(60'000));
    EXPECT_EQ(count.find(lights)->why.winning_cost, kronor(60'000));
    EXPECT_EQ(count.find(lights)->why.score_missing, 2);
    EXPECT_TRUE(count.find(stage)->won);
    EXPECT_EQ(count.find_pot(north)->spent, kronor(90'000));
    EXPECT_EQ(count.find(pool)->why.reason, allocation::Reason::too_expensive);
}

TEST(count, equal_shares_says_what_a_voter_paid) {
    auto process = example_vote();
    process.allocation = processes::usual_allocation(allocation::Rule::equal_shares, process.ballot_kind);
    const Count count = count_elections(process, sorted(process, example_ballots())).value();
    EXPECT_TRUE(count.find(bench)->won);
    EXPECT_EQ(count.find(bench)->why.price_exact, "4000000/3");
    EXPECT_EQ(count.find(bench)->why.price, Money{1'333'333});
}

TEST(count, one_pot_counts_blank_ballots_too) {
    auto process = example_vote();
    process.pots.pop_back();
    const Count count = count_elections(process, sorted(process, {{{bench}}, {}})).value();
    EXPECT_EQ(count.pots[0].ballots_count, 2);
}

TEST(count, few_ballots_are_not_published) {
    Count count;
    EXPECT_FALSE(may_publish_ballots(count));
    count.pots = {{north, 20, {}}, {town, 19, {}}};
    EXPECT_FALSE(may_publish_ballots(count));
    count.pots[1].ballots_count = 20;
    EXPECT_TRUE(may_publish_ballots(count));
    auto process = example_vote();
    count.ballots_count = processes::open_min - 1;
    EXPECT_EQ(check_published(process, count).error().code, "too_few_ballots");
    count.ballots_count = processes::open_min;
    EXPECT_TRUE(publishes_ballots(process, count));
    process.publication = processes::Publication::sealed;
    EXPECT_EQ(check_published(process, count).error().code, "ballots_are_sealed");
}

TEST(count, published_file_is_read_back_as_the_same_election) {
    const auto process = example_vote();
    const auto projects = example_projects();
    const auto elections = sorted(process, example_ballots());
    const Count count = count_elections(process, elections).value();
    const auto text = pabulib_of(process, "Lindvalla; kommun", "Europe/Stockholm", projects, count, elections[0]);
    const auto file = allocation::read_pabulib(text);
    ASSERT_TRUE(file.ok()) << text;
    EXPECT_EQ(file.value().meta_value("unit"), "Lindvalla; kommun");
    EXPECT_EQ(file.value().meta_value("date_end"), "28.03.2027");
    EXPECT_EQ(file.value().cell(0, "selected"), "1");
    EXPECT_EQ(file.value().election.budget, 100'000);
    EXPECT_EQ(file.value().election.ballot_count, 3);
    EXPECT_EQ(file.value().election.projects[1].cost, 70'000);
}

/// What is left of the pot is said where projects come in turn, and what supporters have where they pay.
TEST(WhyText, says_under_each_rule_what_the_money_at_its_turn_was) {
    using allocation::Reason;
    using allocation::Rule;
    const i18n::Languages languages;
    auto process = example_vote();
    const auto projects = example_projects();
    const auto sentence = [&](Rule rule, bool won, Reason reason) {
        process.allocation.rule = rule;
        const ProjectCount row{.project = bench, .pot = north, .rank = 1, .won = won, .why = {.reason = reason, .money_at_turn = kronor(30'000)}};
        return why_text(languages.get("sv"), process, projects.at(0), row);
    };
    for (const Rule rule : {Rule::exact_equal_shares, Rule::bos_equal_shares, Rule::cstv, Rule::expanding_approvals})
        EXPECT_EQ(sentence(rule, true, Reason::won).find("kvar i potten"), std::string::npos) << allocation::name_of(rule);
    for (const Rule rule : {Rule::greedy, Rule::greedy_no_skip, Rule::phragmen, Rule::maximin_support, Rule::majority_judgment})
        EXPECT_NE(sentence(rule, true, Reason::won).find("kvar i potten"), std::string::npos) << allocation::name_of(rule);
    EXPECT_EQ(sentence(Rule::cstv, false, Reason::no_room).find("potten"), std::string::npos);
    EXPECT_NE(sentence(Rule::exact_equal_shares, false, Reason::not_supported).find("lika stor del"), std::string::npos);
}

}  // namespace
}  // namespace allting::results
