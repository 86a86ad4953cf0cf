// What cities lay around a rule: the same for every rule, which sees smaller elections only.
#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

using Ids = std::vector<std::string>;

/// Two areas: north (n1, n2) has 3 voters, south (s1, s2) has 7.
Election two_areas() {
    Election election;
    election.budget = 100;
    election.projects = {{"n1", "", 30}, {"n2", "", 40}, {"s1", "", 50}, {"s2", "", 50}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}, {1, 0}}, 2);
    grouper.add(std::vector<Mark>{{0, 0}}, 1);
    grouper.add(std::vector<Mark>{{2, 0}, {3, 0}}, 6);
    grouper.add(std::vector<Mark>{{2, 0}}, 1);
    return grouper.take();
}

Ids winners_under(const Restrictions& restrictions, CountOptions options = {}) {
    const Election election = two_areas();
    options.restrictions = restrictions;
    return ids_of(election, count(election, options).value().winners);
}

TEST(restrictions, nothing_asked_changes_nothing) {
    EXPECT_EQ(winners_under({}), (Ids{"s1", "s2"}));
    EXPECT_TRUE(count(two_areas(), {}).value().parts.empty());
}

TEST(restrictions, pot_goes_first_to_its_area_and_what_is_left_to_the_whole) {
    const Restrictions restrictions{.pots = {{"north", 35, {0, 1}}}};
    EXPECT_EQ(winners_under(restrictions), (Ids{"n1", "s1"}));  // 70 is left for the whole; then 20, too little for s2
    const auto outcome = count(two_areas(), {.restrictions = restrictions}).value();
    ASSERT_EQ(outcome.parts.size(), 2u);
    EXPECT_EQ(outcome.parts[0].name, "north");
    EXPECT_EQ(outcome.parts[0].winners_end, 1u);
    EXPECT_EQ(outcome.parts[1].budget, 70);
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::no_room);
}

TEST(restrictions, pot_is_shared_by_those_who_marked_something_in_it) {
    // Each of the three in the north has 30 / 3 of the pot: enough for n1. Shared by all ten it would buy nothing.
    const CountOptions options{.rule = Rule::equal_shares, .completion = Completion::none};
    const Restrictions restrictions{.pots = {{"north", 30, {0, 1}}}};
    EXPECT_EQ(winners_under(restrictions, options).front(), "n1");
}

TEST(restrictions, floors_go_before_pots) {
    const Restrictions restrictions{.floors = {{"n2 is for the young", 40, {1}}}, .pots = {{"north", 35, {0, 1}}}};
    EXPECT_EQ(winners_under(restrictions), (Ids{"n2", "n1"}));
}

TEST(restrictions, minimum_is_in_votes_or_in_points_as_the_ballots_measure) {
    EXPECT_EQ(winners_under({.minimum_votes = 7}), Ids{"s1"});
    const auto outcome = count(two_areas(), {.restrictions = {.minimum_votes = 7}}).value();
    EXPECT_EQ(outcome.verdicts[3].reason, Reason::below_threshold);
    EXPECT_EQ(outcome.verdicts[3].votes, 6);
}

TEST(restrictions, ranks_stay_as_they_were_cast_when_a_project_is_taken_out) {
    Election election;
    election.ballot_type = BallotType::ordinal;
    election.budget = 10;
    election.length_max = 3;
    election.projects = {{"few", "", 10}, {"a", "", 10}, {"b", "", 10}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}, {1, 0}}, 1);  // few 3, a 2
    grouper.add(std::vector<Mark>{{2, 0}}, 1);          // b 3: ahead of a, though few is taken out
    grouper.add(std::vector<Mark>{{2, 0}, {1, 0}}, 1);  // b 3, a 2
    election = grouper.take();
    CountOptions options{.satisfaction = Satisfaction::score};
    options.restrictions.minimum_votes = 4;
    const auto outcome = count(election, options).value();
    EXPECT_EQ(ids_of(election, outcome.winners), Ids{"b"});
    EXPECT_EQ(outcome.verdicts[1].score, 4);
    EXPECT_EQ(outcome.verdicts[0].reason, Reason::below_threshold);
}

TEST(restrictions, votes_per_cost_bars_what_few_want_and_much_costs) {
    // Swiecie 2023: votes / n ≥ cost / (3 B). n2: 2 / 10 ≥ 40 / 300. At K = 1 it would need 4 votes.
    EXPECT_EQ(winners_under({.votes_per_cost = 3}), (Ids{"s1", "s2"}));
    const auto outcome = count(two_areas(), {.restrictions = {.votes_per_cost = 1}}).value();
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::below_threshold);
    EXPECT_NE(outcome.verdicts[0].reason, Reason::below_threshold);  // 3 / 10 ≥ 30 / 100: exactly enough
}

TEST(restrictions, of_projects_in_conflict_one_wins_and_the_tie_is_logged) {
    const Restrictions restrictions{.conflicts = {{2, 3}}};
    EXPECT_EQ(winners_under(restrictions), (Ids{"s1", "n1"}));
    const auto outcome = count(two_areas(), {.restrictions = restrictions}).value();
    EXPECT_EQ(outcome.verdicts[3].reason, Reason::conflict);
    EXPECT_TRUE(outcome.ties.empty());
    Election equal = two_areas();
    equal.multiplicity.back() = 0;  // the one who wanted s1 alone
    const auto tied = count(equal, {.restrictions = restrictions}).value();
    ASSERT_EQ(tied.ties.size(), 1u);
    EXPECT_EQ(ids_of(equal, tied.ties[0].projects), (Ids{"s1", "s2"}));
}

TEST(restrictions, next_project_gets_what_is_left_and_is_no_winner) {
    Election election = two_areas();
    election.budget = 120;
    const auto outcome = count(election, {.restrictions = {.partial_next = true}}).value();
    EXPECT_EQ(ids_of(election, outcome.winners), (Ids{"s1", "s2"}));
    ASSERT_TRUE(outcome.partial);
    EXPECT_EQ(election.projects[outcome.partial->project].id, "n1");
    EXPECT_EQ(outcome.partial->amount, 20);
    EXPECT_EQ(outcome.verdicts[0].reason, Reason::partly_funded);
    EXPECT_EQ(outcome.total_cost, 100);
}

TEST(restrictions, impossible_ones_are_refused_by_name) {
    const auto code_of = [](const Restrictions& restrictions) {
        const auto outcome = count(two_areas(), {.restrictions = restrictions});
        return outcome.ok() ? "" : outcome.error().code;
    };
    EXPECT_EQ(code_of({.pots = {{"too much", 101, {0}}}}), "pots_exceed_budget");
    EXPECT_EQ(code_of({.floors = {{"debt", -1, {0}}}}), "amount_negative");
    EXPECT_EQ(code_of({.conflicts = {{0, 4}}}), "project_unknown");
}

Restrictions random_restrictions(SeededRandom& random, const Election& election) {
    const auto some = [&] {
        std::vector<std::uint32_t> projects;
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            if (random.below(2) == 0) projects.push_back(p);
        }
        return projects;
    };
    Restrictions restrictions;
    restrictions.minimum_votes = std::int64_t(random.below(3));
    const auto third = std::uint64_t(election.budget / 3 + 1);
    if (random.below(2) == 0) restrictions.floors.push_back({"floor", std::int64_t(random.below(third)), some()});
    if (random.below(2) == 0) restrictions.pots.push_back({"pot", std::int64_t(random.below(third)), some()});
    if (random.below(2) == 0) restrictions.conflicts.push_back(some());
    restrictions.partial_next = random.below(2) == 0;
    return restrictions;
}

void expect_parts_stand_by_themselves(const Election& election, const CountOptions& options, const Outcome& outcome) {
    std::uint32_t from = 0;
    for (const Part& part : outcome.parts) {
        const SmallerElection smaller = only_projects(election, part, weighed_by(options));
        CountOptions plain = options;
        plain.restrictions = {};
        plain.satisfaction = smaller.satisfaction;
        auto again = count(smaller.election, plain).value().winners;
        for (auto& winner : again) winner = part.projects[winner];
        const std::vector<std::uint32_t> winners(outcome.winners.begin() + from, outcome.winners.begin() + part.winners_end);
        EXPECT_EQ(winners, again) << name_of(options.rule) << '\n' << canonical_text(election);
        from = part.winners_end;
    }
    EXPECT_EQ(from, outcome.winners.size());
}

TEST(restrictions, hold_for_every_rule_and_each_part_is_a_count_by_itself) {
    constexpr BallotType types[] = {BallotType::approval, BallotType::cumulative, BallotType::ordinal};
    SeededRandom random(11);
    for (int i = 0; i < 600 && !HasFailure(); ++i) {
        const Election election = random_election(random, types[i % 3]);
        CountOptions options;
        options.satisfaction = i % 2 == 0 ? Satisfaction::cost : Satisfaction::cardinality;
        options.restrictions = random_restrictions(random, election);
        if (!options.restrictions.any()) continue;
        const auto scores = scores_of(election);
        for (const Rule rule : all_rules()) {
            options.rule = rule;
            const auto counted = count(election, options);
            if (!counted.ok()) continue;  // this rule does not go with these ballots or restrictions
            const Outcome& outcome = counted.value();
            for (const auto winner : outcome.winners) EXPECT_GE(scores[winner], options.restrictions.minimum_votes);
            for (const auto& list : options.restrictions.conflicts) {
                EXPECT_LE(std::ranges::count_if(list, [&](auto p) { return outcome.verdicts[p].place > 0; }), 1);
            }
            const bool may_exceed = rule == Rule::greedy_custom;
            EXPECT_TRUE(may_exceed || outcome.total_cost <= election.budget) << name_of(rule);
            expect_parts_stand_by_themselves(election, options, outcome);
        }
    }
}

}  // namespace
}  // namespace allting::allocation
