// What is said of a count beside who won: figures, their text, and rules tried on an election of the past.
#include "results/figures.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "algorithms/allocation/count.hpp"
#include "results/example_count_test.hpp"
#include "results/trial.hpp"
#include "results/trial_form.hpp"

namespace allting::results {
namespace {

using namespace testing;
using allocation::Rule;

std::vector<PotElection> sorted(const processes::Process& process) {
    const auto projects = example_projects();
    BallotSorter sorter(process, projects);
    for (const auto& marks : example_ballots()) sorter.add(marks);
    return sorter.take();
}

PotFigures figures_of_north(const processes::Process& process) {
    const auto elections = sorted(process);
    const auto projects = example_projects();
    auto figures = figures_of({elections.at(0), projects, process.allocation, process.ballot_kind});
    EXPECT_TRUE(figures.ok());
    return figures.value();
}

TEST(Figures, say_who_got_something_and_where_the_money_went) {
    const PotFigures figures = figures_of_north(example_vote());
    EXPECT_EQ(figures.voters, 3);
    EXPECT_EQ(figures.without_any, 0);  // the benches won, and all three wanted them
    EXPECT_EQ(figures.samples, 1'000);
    ASSERT_EQ(figures.categories.size(), 1U);
    EXPECT_EQ(figures.categories[0].spent, kronor(90'000));
    EXPECT_EQ(figures.categories[0].of_votes, 1'000);
    EXPECT_TRUE(figures.places.empty());
    const auto benches = std::ranges::find(figures.projects, bench, &ProjectFigures::project);
    ASSERT_NE(benches, figures.projects.end());
    EXPECT_EQ(benches->samples_won, 1'000);
}

TEST(Figures, put_the_process_s_own_rule_first) {
    const PotFigures figures = figures_of_north(example_vote());
    ASSERT_GE(figures.rules.size(), 2U);
    EXPECT_EQ(figures.rules[0].rule, "greedy");
    EXPECT_EQ(figures.rules[0].winners, (std::vector<ProjectId>{bench, stage}));
    EXPECT_EQ(figures.rules[0].spent, kronor(90'000));
    EXPECT_EQ(figures.rules[1].rule, "equal-shares");
}

TEST(Figures, are_the_same_every_time) { EXPECT_EQ(figures_of_north(example_vote()), figures_of_north(example_vote())); }

TEST(Figures, come_back_from_their_text) {
    auto process = example_vote();
    process.allocation = processes::usual_allocation(Rule::equal_shares, process.ballot_kind);
    const CountFigures figures{.counted_at = in_count, .pots = {figures_of_north(process)}};
    EXPECT_EQ(figures_from_text(text_of(figures)), figures);
}

TEST(Figures, end_when_told_to) {
    const auto process = example_vote();
    const auto elections = sorted(process);
    const auto projects = example_projects();
    const auto figures = figures_of({elections.at(0), projects, process.allocation, process.ballot_kind, [] { return false; }});
    ASSERT_FALSE(figures.ok());
    EXPECT_EQ(figures.error().code, "interrupted");
}

TEST(Figures, leave_slow_rules_out_of_large_elections) {
    const auto process = example_vote();
    const auto few = rules_to_compare(process.allocation, process.ballot_kind, 100);
    const auto many = rules_to_compare(process.allocation, process.ballot_kind, 1'000'000);
    EXPECT_GT(few.size(), many.size());
    EXPECT_GT(resamples_of(process.allocation, 1'000'000), 0);
}

TEST(Trial, lays_rules_side_by_side_and_names_those_left_out) {
    const auto process = example_vote();
    const TrialElection election{"Förra året", process, example_projects(), sorted(process)};
    const auto trial = try_rules(election, {.process = process.id, .rules = {Rule::greedy, Rule::equal_shares, Rule::greedy_threshold},
                                            .satisfaction = {}, .completion = allocation::Completion::none});
    ASSERT_TRUE(trial.ok());
    ASSERT_EQ(trial.value().pots.size(), 2U);
    ASSERT_EQ(trial.value().pots[0].rules.size(), 2U);
    EXPECT_EQ(trial.value().pots[0].rules[1].completion, "none");
    EXPECT_EQ(trial.value().left_out, std::vector{Rule::greedy_threshold});  // greedy with a least score is the same
}

Result<TrialChoice> sent(std::vector<std::pair<std::string, std::string>> fields) {
    http::Input input;
    for (auto& [name, value] : fields) input.add(std::move(name), std::move(value));
    return read_trial_form(input);
}

TEST(TrialForm, asks_for_an_election_and_a_rule) {
    EXPECT_FALSE(sent({{"rules", "greedy"}}).ok());
    EXPECT_FALSE(sent({{"process", "1"}}).ok());
    EXPECT_FALSE(sent({{"process", "1"}, {"rules", "guessing"}}).ok());
    const auto choice = sent({{"process", "1"}, {"rules", "greedy"}, {"rules", "equal-shares"}, {"satisfaction", "usual"}, {"completion", "none"}});
    ASSERT_TRUE(choice.ok());
    EXPECT_EQ(choice.value().rules.size(), 2U);
    EXPECT_FALSE(choice.value().satisfaction.has_value());
    EXPECT_EQ(choice.value().completion, allocation::Completion::none);
}

}  // namespace
}  // namespace allting::results
