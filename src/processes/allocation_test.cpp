// What a plan may say of how projects are chosen, and what a form makes of it.
#include "processes/allocation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "processes/example_process_test.hpp"
#include "algorithms/allocation/count.hpp"
#include "processes/process_form.hpp"

namespace allting::processes {
namespace {

using allocation::Completion;
using allocation::Rule;
using allocation::Satisfaction;
using allocation::TieRule;
using testing::example_process;

bool is_right(const Allocation& allocation, BallotKind kind) {
    FieldErrors errors;
    check_allocation(errors, allocation, kind);
    return errors.empty();
}

TEST(Allocation, usual_choices_are_right_for_all_rules_that_are_offered) {
    for (const auto kind : {BallotKind::approval, BallotKind::budget, BallotKind::points}) {
        auto rules = more_rules(kind);
        rules.insert(rules.end(), simple_rules().begin(), simple_rules().end());
        for (const Rule rule : rules) EXPECT_TRUE(is_right(usual_allocation(rule, kind), kind)) << allocation::name_of(rule);
    }
}

TEST(Allocation, refuses_what_does_not_fit_the_ballots) {
    EXPECT_FALSE(is_right({.rule = Rule::phragmen}, BallotKind::points));
    EXPECT_FALSE(is_right({.satisfaction = Satisfaction::points}, BallotKind::approval));
    EXPECT_FALSE(is_right({.satisfaction = Satisfaction::cost}, BallotKind::points));
}

TEST(Allocation, refuses_a_lot_without_words) {
    EXPECT_FALSE(is_right({.ties = TieRule::lot}, BallotKind::approval));
    EXPECT_TRUE(is_right({.ties = TieRule::lot, .lot_seed = "Vinterby 12"}, BallotKind::approval));
    EXPECT_FALSE(is_right({.ties = TieRule::refuse}, BallotKind::approval));
}

TEST(Allocation, hands_every_parameter_to_the_count) {
    const auto options = count_options_of({.rule = Rule::equal_shares, .satisfaction = Satisfaction::cardinality,
                                           .completion = Completion::utilitarian, .ties = TieRule::lot, .lot_seed = "ord"});
    EXPECT_EQ(options.rule, Rule::equal_shares);
    EXPECT_EQ(options.satisfaction, Satisfaction::cardinality);
    EXPECT_EQ(options.completion, Completion::utilitarian);
    EXPECT_EQ(options.ties, TieRule::lot);
    EXPECT_EQ(options.lot_seed, "ord");
}

Result<Process> sent(const Process& before, std::vector<std::pair<std::string, std::string>> fields) {
    http::Input input;
    for (auto& [name, value] : fields) input.add(std::move(name), std::move(value));
    return read_plan(input, before, {.zone = "Europe/Stockholm", .languages = {"sv", "en"}});
}

TEST(AllocationForm, another_rule_brings_what_is_usual_there) {
    const auto plan = sent(example_process(), {{"allocation_rule", "equal-shares"}});
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan.value().allocation, usual_allocation(Rule::equal_shares, BallotKind::approval));
}

TEST(Allocation, every_completion_of_the_rule_is_offered_and_the_growing_shares_are_usual) {
    for (const auto completion : allocation::all_completions()) {
        const bool is_exact = completion == Completion::add_opt;
        EXPECT_TRUE(is_right({.rule = is_exact ? Rule::exact_equal_shares : Rule::equal_shares, .completion = completion}, BallotKind::approval))
            << allocation::name_of(completion);
        EXPECT_EQ(completion_from_word(allocation::name_of(completion)), completion);
    }
    EXPECT_EQ(usual_allocation(Rule::equal_shares, BallotKind::approval).completion, Completion::add1u);
}

TEST(AllocationForm, a_completion_that_only_the_rule_before_had_becomes_the_usual) {
    Process before = example_process();
    before.allocation = {.rule = Rule::equal_shares, .completion = Completion::epsilon};
    const auto plan = sent(before, {{"allocation_rule", "exact-equal-shares"}, {"completion", "epsilon"}});
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan.value().allocation.completion, Completion::none);
    const auto misfit = sent(before, {{"allocation_rule", "exact-equal-shares"}, {"completion", "add1"}});
    EXPECT_FALSE(is_right(misfit.value().allocation, BallotKind::approval));
}

TEST(AllocationForm, other_ballots_bring_another_satisfaction) {
    const auto plan = sent(example_process(), {{"ballot_kind", "points"}, {"satisfaction", "usual"}});
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan.value().allocation.satisfaction, Satisfaction::points);
}

TEST(AllocationForm, what_is_not_sent_stays) {
    Process before = example_process();
    before.allocation = {.satisfaction = Satisfaction::cardinality, .ties = TieRule::lot, .lot_seed = "ord", .score_min = 12};
    const auto plan = sent(before, {{"age_min", "13"}});
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan.value().allocation, before.allocation);
}

TEST(AllocationForm, a_strange_rule_is_refused_at_its_field) {
    const auto plan = sent(example_process(), {{"allocation_rule", "guessing"}});
    ASSERT_FALSE(plan.ok());
    EXPECT_EQ(plan.error().fields.at(0).field, "allocation_rule");
}

}  // namespace
}  // namespace allting::processes
