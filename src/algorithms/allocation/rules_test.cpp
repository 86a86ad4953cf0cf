// What greedy and equal shares promise of losers, on small random elections, and where they meet odd ones.
#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

constexpr BallotType types[] = {BallotType::approval, BallotType::cumulative, BallotType::ordinal};

/// Satisfactions that a ballot type has.
std::vector<Satisfaction> satisfactions_of(BallotType type) {
    std::vector<Satisfaction> all = {Satisfaction::cost, Satisfaction::cardinality};
    if (type == BallotType::cumulative) all.push_back(Satisfaction::points);
    if (type == BallotType::ordinal) all.push_back(Satisfaction::borda);
    return all;
}

/// Calls `claim` with many small elections of every type under every satisfaction.
template <class Claim>
void for_random_elections(int count, Claim claim) {
    SeededRandom random(20270512);
    for (int i = 0; i < count; ++i) {
        const auto type = types[i % 3];
        const Election election = random_election(random, type);
        for (const auto satisfaction : satisfactions_of(type)) {
            claim(election, satisfaction, break_ties(election, TieRule::lexicographic));
            if (::testing::Test::HasFailure()) return;
        }
    }
}

bool wins(const Outcome& outcome, std::uint32_t project) { return outcome.verdicts[project].place > 0; }

TEST(greedy, loser_would_have_won_at_the_cost_named_and_at_no_higher) {
    for_random_elections(1'000, [](const Election& election, Satisfaction satisfaction, const TieBreak& ties) {
        const auto outcome = greedy(election, {.satisfaction = satisfaction}, ties);
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            if (wins(outcome, p)) continue;
            Election other = election;
            for (std::int64_t cost = 1; cost <= election.budget; ++cost) {
                other.projects[p].cost = cost;
                const bool should_win = cost <= outcome.verdicts[p].winning_cost.value_or(0);
                EXPECT_EQ(wins(greedy(other, {.satisfaction = satisfaction}, ties), p), should_win)
                    << canonical_text(election) << election.projects[p].id << " at " << cost << ' ' << name_of(satisfaction);
            }
        }
    });
}

TEST(greedy, loser_would_have_won_with_the_votes_named_and_with_no_fewer) {
    SeededRandom random(7);
    for (int i = 0; i < 1'000; ++i) {
        const Election election = random_election(random, BallotType::approval);
        const auto ties = break_ties(election, TieRule::lexicographic);
        for (const auto satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
            const auto outcome = greedy(election, {.satisfaction = satisfaction}, ties);
            for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
                if (wins(outcome, p)) continue;
                const auto missing = outcome.verdicts[p].score_missing;
                EXPECT_EQ(missing.has_value(), election.projects[p].cost <= election.budget);
                Election other = election;  // one voter more at a time, who marks this project only
                other.marks.push_back({p, 0});
                other.mark_starts.push_back(std::uint32_t(other.marks.size()));
                other.multiplicity.push_back(0);
                for (std::int64_t more = 1; more <= 40; ++more) {
                    ++other.multiplicity.back();
                    const bool should_win = missing && more >= *missing;
                    ASSERT_EQ(wins(greedy(other, {.satisfaction = satisfaction}, ties), p), should_win)
                        << canonical_text(election) << election.projects[p].id << " with " << more;
                }
            }
        }
    }
}

TEST(equal_shares, loser_would_have_won_at_the_cost_named) {
    for_random_elections(1'000, [](const Election& election, Satisfaction satisfaction, const TieBreak& ties) {
        for (const auto completion : {Completion::none, Completion::utilitarian}) {
            const auto outcome = equal_shares(election, {satisfaction, completion}, ties);
            for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
                if (wins(outcome, p) || !outcome.verdicts[p].winning_cost) continue;
                Election other = election;
                other.projects[p].cost = *outcome.verdicts[p].winning_cost;
                EXPECT_TRUE(wins(equal_shares(other, {satisfaction, completion}, ties), p)) << canonical_text(election);
            }
        }
    });
}

TEST(rules, order_of_arrival_changes_nothing) {
    SeededRandom random(3);
    for (int i = 0; i < 500; ++i) {
        const Election election = random_election(random, BallotType::cumulative);
        Election bare = election;
        bare.marks.clear();
        bare.mark_starts = {0};
        bare.multiplicity.clear();
        bare.ballot_count = 0;
        BallotGrouper grouper(bare);
        for (auto group = election.group_count(); group-- > 0;) {
            for (std::uint32_t k = 0; k < election.multiplicity[group]; ++k) grouper.add(election.marks_of(group));
        }
        const Election reversed = grouper.take();
        const auto ties = break_ties(election, TieRule::cheapest_first);
        EXPECT_EQ(canonical_text(reversed), canonical_text(election));
        EXPECT_EQ(equal_shares(reversed, {}, ties).winners, equal_shares(election, {}, ties).winners);
        EXPECT_EQ(greedy(reversed, {}, ties).winners, greedy(election, {}, ties).winners);
    }
}

Election two_projects(std::int64_t cost, std::int64_t budget, std::uint32_t voters) {
    Election election;
    election.budget = budget;
    election.projects = {{"2", "", cost}, {"10", "", cost}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}}, voters);
    grouper.add(std::vector<Mark>{{1, 0}}, voters);
    return grouper.take();
}

TEST(rules, ids_are_text_and_a_tie_that_decided_is_logged) {
    const Election election = two_projects(100, 100, 5);
    const auto outcome = greedy(election, {}, break_ties(election, TieRule::lexicographic));
    EXPECT_EQ(ids_of(election, outcome.winners), std::vector<std::string>{"10"});
    ASSERT_EQ(outcome.ties.size(), 1u);
    EXPECT_EQ(ids_of(election, outcome.ties[0].projects), (std::vector<std::string>{"10", "2"}));
}

TEST(equal_shares, money_equal_to_cost_is_enough) {
    const Election election = two_projects(50, 100, 3);
    const auto outcome = equal_shares(election, {Satisfaction::cost, Completion::none},
                                      break_ties(election, TieRule::lexicographic));
    EXPECT_EQ(outcome.winners.size(), 2u);
    EXPECT_EQ(outcome.endowment_exact, "50/3");
    EXPECT_EQ(outcome.verdicts[0].price_exact, "50/3");
    EXPECT_EQ(outcome.verdicts[0].price_hundredths, 1667);
}

TEST(equal_shares, blank_ballot_keeps_its_share) {
    Election election = two_projects(50, 100, 3);
    election.ballot_count += 1;
    const auto ties = break_ties(election, TieRule::lexicographic);
    EXPECT_TRUE(equal_shares(election, {Satisfaction::cost, Completion::none}, ties).winners.empty());
}

TEST(rules, nobody_voting_leaves_equal_shares_empty_and_greedy_by_id) {
    Election election;
    election.budget = 10;
    election.projects = {{"b", "", 6}, {"a", "", 6}};
    const auto ties = break_ties(election, TieRule::lexicographic);
    EXPECT_TRUE(equal_shares(election, {Satisfaction::cost, Completion::none}, ties).winners.empty());
    EXPECT_EQ(greedy(election, {}, ties).winners, std::vector<std::uint32_t>{1});
}

TEST(greedy, threshold_bars_a_project_whatever_is_left) {
    const Election election = two_projects(10, 100, 5);
    const auto outcome = greedy(election, {.threshold = 6}, break_ties(election, TieRule::lexicographic));
    EXPECT_TRUE(outcome.winners.empty());
    EXPECT_EQ(outcome.verdicts[0].reason, Reason::below_threshold);
    EXPECT_EQ(outcome.verdicts[0].score_missing, 1);
}

}  // namespace
}  // namespace allting::allocation
