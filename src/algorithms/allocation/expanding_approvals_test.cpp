// Expanding approvals against its definition taken literally, and the promise it makes to solid coalitions.
#include "algorithms/allocation/expanding_approvals.hpp"
#include "algorithms/allocation/literal_test.hpp"

namespace allting::allocation {
namespace {

using literal::Exact;

/// places[voter][project], 0 = not approved of at any depth.
std::vector<std::vector<std::size_t>> places_of(const Election& election) {
    std::vector<std::vector<std::size_t>> rows;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        std::vector<std::size_t> row(election.projects.size(), 0);
        const auto marks = election.marks_of(group);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            std::size_t better = 0;
            for (std::size_t k = 0; k < marks.size(); ++k) {
                better += election.ballot_type == BallotType::ordinal ? k < i
                                                                      : marks[k].points > marks[i].points;
            }
            if (!election.has_points() || marks[i].points > 0) row[marks[i].project] = better + 1;
        }
        rows.insert(rows.end(), election.multiplicity[group], row);
    }
    rows.resize(std::size_t(election.ballot_count), std::vector<std::size_t>(election.projects.size(), 0));
    return rows;
}

std::vector<std::uint32_t> literal_ear(const Election& election, TieRule rule) {
    const literal::Order goes_first(election, rule);
    const auto places = places_of(election);
    const std::int64_t n = election.ballot_count;
    std::vector<Exact> weights(places.size(), 1);
    std::vector<std::uint32_t> winners;
    std::int64_t left = election.budget;
    for (std::size_t j = 1; j <= election.projects.size();) {
        std::optional<std::uint32_t> best;
        Exact best_strength;
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            const auto cost = election.projects[p].cost;
            if (cost > left || std::find(winners.begin(), winners.end(), p) != winners.end()) continue;
            Exact support = 0;
            for (std::size_t i = 0; i < places.size(); ++i) {
                if (places[i][p] > 0 && places[i][p] <= j) support += weights[i];
            }
            const Exact required = Exact(n * cost, election.budget);
            if (support < required) continue;
            const Exact strength = support / required;
            if (!best || strength > best_strength || (strength == best_strength && goes_first(p, *best))) {
                best = p;
                best_strength = strength;
            }
        }
        if (!best) {
            ++j;
            continue;
        }
        winners.push_back(*best);
        left -= election.projects[*best].cost;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i][*best] > 0 && places[i][*best] <= j) weights[i] *= 1 - 1 / best_strength;
        }
    }
    return winners;
}

TEST(expanding_approvals, agrees_with_the_definition_taken_literally) {
    SeededRandom random(51);
    for (int i = 0; i < 10'000; ++i) {
        const Election election = random_election(random, literal::ballot_types[i % 5]);
        const auto rule = literal::tie_rule_of(i);
        const auto ties = break_ties(election, rule, literal::lot_seed);
        ASSERT_EQ(expanding_approvals(election, {}, ties).winners, literal_ear(election, rule)) << canonical_text(election);
    }
}

TEST(expanding_approvals, loser_would_have_won_at_the_cost_named) {
    SeededRandom random(52);
    for (int i = 0; i < 2'000; ++i) {
        const Election election = random_election(random, literal::ballot_types[i % 5]);
        const auto ties = break_ties(election, TieRule::lexicographic);
        const auto outcome = expanding_approvals(election, {}, ties);
        ASSERT_LE(outcome.total_cost, election.budget);
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            if (outcome.verdicts[p].place > 0 || !outcome.verdicts[p].winning_cost) continue;
            Election other = election;
            other.projects[p].cost = *outcome.verdicts[p].winning_cost;
            ASSERT_GT(expanding_approvals(other, {}, ties).verdicts[p].place, 0u) << canonical_text(election);
        }
    }
}

TEST(expanding_approvals, best_places_count_before_others) {
    // 60 put the pool first, 40 the park; all put the other second. 100 are enough for one of them and a bench.
    Election election;
    election.ballot_type = BallotType::ordinal;
    election.budget = 100;
    election.length_max = 3;
    election.projects = {{"bench", "", 40}, {"park", "", 60}, {"pool", "", 60}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{2, 0}, {1, 0}, {0, 0}}, 6);
    grouper.add(std::vector<Mark>{{1, 0}, {2, 0}, {0, 0}}, 4);
    election = grouper.take();
    const auto outcome = expanding_approvals(election, {.with_proof = true}, break_ties(election, TieRule::lexicographic));
    EXPECT_EQ(ids_of(election, outcome.winners), (std::vector<std::string>{"pool", "bench"}));
    ASSERT_EQ(outcome.rounds.size(), 2u);
    EXPECT_EQ(outcome.rounds[0].price, "1");  // the six spend all they have
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::not_supported);
}

TEST(expanding_approvals, no_ballots_no_projects_and_free_projects) {
    Election election;
    election.budget = 10;
    EXPECT_TRUE(expanding_approvals(election, {}, break_ties(election, TieRule::lexicographic)).winners.empty());
    election.projects = {{"a", "", 0}, {"b", "", 0}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{1, 0}});
    grouper.add(std::vector<Mark>{});
    election = grouper.take();
    const auto outcome = expanding_approvals(election, {}, break_ties(election, TieRule::lexicographic));
    EXPECT_EQ(outcome.winners, std::vector<std::uint32_t>{1});  // nobody wants a
}

}  // namespace
}  // namespace allting::allocation
