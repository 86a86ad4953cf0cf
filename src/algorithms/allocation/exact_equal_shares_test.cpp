// Exact Equal Shares and add-opt against their definitions, voter by voter.
#include "algorithms/allocation/exact_equal_shares.hpp"

#include <array>

#include "algorithms/allocation/literal_test.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

/// Those that are the same to all who marked a project.
constexpr Satisfaction uniform_satisfactions[] = {Satisfaction::cardinality, Satisfaction::cost, Satisfaction::effort};

/// Algorithm 1 of the paper as it stands, one purse a voter.
struct Literal {
    const Election& election;
    Satisfaction satisfaction;
    literal::Order goes_first;
    std::vector<std::vector<bool>> approves;  // [voter][project]

    struct Result {
        std::vector<std::uint32_t> winners;
        std::vector<std::vector<bool>> pays;  // [purchase][voter]
        std::int64_t total_cost = 0;
        std::size_t ties = 0;
        friend bool operator==(const Result& a, const Result& b) {
            return a.winners == b.winners && a.pays == b.pays;
        }
    };

    Literal(const Election& of, Satisfaction by, TieRule ties) : election(of), satisfaction(by), goes_first(of, ties) {
        for (std::size_t group = 0; group < of.group_count(); ++group) {
            std::vector<bool> row(of.projects.size(), false);
            for (const Mark& mark : of.marks_of(group)) row[mark.project] = true;
            approves.insert(approves.end(), of.multiplicity[group], row);
        }
    }

    std::size_t votes(std::uint32_t p) const {
        return std::size_t(std::count_if(approves.begin(), approves.end(), [p](const auto& row) { return row[p]; }));
    }
    /// The largest set of supporters who can each pay their part, given what all hold.
    std::vector<std::size_t> payers(std::uint32_t p, const std::vector<Rational>& purses) const {
        for (std::size_t size = votes(p); size > 0; --size) {
            std::vector<std::size_t> able;
            for (std::size_t i = 0; i < approves.size(); ++i) {
                if (approves[i][p] && purses[i] * size >= election.projects[p].cost) able.push_back(i);
            }
            if (able.size() >= size) return able;
        }
        return {};
    }
    /// v·u(p) / cost(p); -1 for infinite.
    Rational worth(std::uint32_t p, std::size_t size) const {
        const auto cost = election.projects[p].cost;
        if (cost == 0) return -1;
        Rational utility = 1;
        if (satisfaction == Satisfaction::cost) utility = cost;
        if (satisfaction == Satisfaction::effort) utility = Rational(cost, std::int64_t(votes(p)));
        return utility * size / cost;
    }
    Result count(const Rational& endowment) const {
        Result result;
        std::vector<Rational> purses(approves.size(), endowment);
        while (true) {
            std::vector<std::uint32_t> best;
            for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
                if (std::count(result.winners.begin(), result.winners.end(), p) > 0) continue;
                const auto size = payers(p, purses).size();
                if (size == 0) continue;
                const auto mine = worth(p, size);
                const auto top = best.empty() ? Rational(0) : worth(best[0], payers(best[0], purses).size());
                if (!best.empty() && mine == top) best.push_back(p);
                else if (best.empty() || mine < 0 || (top >= 0 && mine > top)) best = {p};
            }
            if (best.empty()) return result;
            result.ties += best.size() > 1;
            const auto chosen = *std::min_element(best.begin(), best.end(), goes_first);
            const auto who = payers(chosen, purses);
            result.pays.emplace_back(approves.size(), false);
            for (const auto i : who) {
                purses[i] -= Rational(election.projects[chosen].cost) / who.size();
                result.pays.back()[i] = true;
            }
            result.winners.push_back(chosen);
            result.total_cost += election.projects[chosen].cost;
        }
    }
    Rational endowment() const { return Rational(election.budget, std::max<std::int64_t>(election.ballot_count, 1)); }
};

/// The smallest raise that lets v supporters of p pay before the purchases that p would then stand before, by looking
/// at every project, every number of payers and every voter.
std::optional<Rational> literal_raise(const Literal& literal, const Rational& endowment, const Literal::Result& result) {
    std::optional<Rational> smallest;
    for (std::uint32_t p = 0; p < literal.election.projects.size(); ++p) {
        for (std::size_t size = 1; size <= literal.votes(p); ++size) {
            // Purses before the first purchase that p with so many payers would go before.
            std::vector<Rational> purses(literal.approves.size(), endowment);
            bool is_bought = false;
            for (std::size_t t = 0; t < result.winners.size(); ++t) {
                const auto q = result.winners[t];
                const auto payers = std::size_t(std::count(result.pays[t].begin(), result.pays[t].end(), true));
                const auto mine = literal.worth(p, size), other = literal.worth(q, payers);
                if (q == p && payers < size) break;
                if (q != p && ((mine < 0 && other >= 0) || (mine >= 0 && other >= 0 && mine > other) ||
                               (mine == other && literal.goes_first(p, q)))) break;
                if (q == p) is_bought = true;
                for (std::size_t i = 0; i < purses.size(); ++i) {
                    if (result.pays[t][i]) purses[i] -= Rational(literal.election.projects[q].cost) / payers;
                }
            }
            if (is_bought) continue;
            std::vector<Rational> held;
            for (std::size_t i = 0; i < purses.size(); ++i) {
                if (literal.approves[i][p]) held.push_back(purses[i]);
            }
            std::sort(held.rbegin(), held.rend());
            const Rational raise = Rational(literal.election.projects[p].cost) / size - held[size - 1];
            if (!smallest || raise < *smallest) smallest = raise;
        }
    }
    return smallest;
}

TEST(exact_equal_shares, agrees_with_the_literal_definition_on_random_elections) {
    SeededRandom random(2502'11797);
    int had_ties = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto election = random_election(random, literal::ballot_types[i % 5]);
        if (random.below(8) == 0) election.projects[0].cost = 0;
        const auto satisfaction = uniform_satisfactions[i % 3];
        const auto rule = literal::tie_rule_of(i);
        const Literal literal(election, satisfaction, rule);
        const auto expected = literal.count(literal.endowment());
        const auto outcome =
            exact_equal_shares(election, {.satisfaction = satisfaction}, break_ties(election, rule, literal::lot_seed));
        ASSERT_EQ(outcome.winners, expected.winners) << "election " << i;
        ASSERT_EQ(outcome.ties.size(), expected.ties) << "election " << i;
        had_ties += expected.ties > 0;
    }
    EXPECT_GT(had_ties, 1000);
}

TEST(exact_equal_shares, add_opt_meets_every_result_that_larger_shares_give) {
    SeededRandom random(2024);
    int raised = 0;
    for (int i = 0; i < 10'000;) {
        const auto election = random_election(random, literal::ballot_types[i % 5]);
        if (election.marks.size() > 7) continue;  // the literal search takes long
        ++i;
        const auto satisfaction = uniform_satisfactions[i % 3];
        const auto rule = literal::tie_rule_of(i);
        const Literal literal(election, satisfaction, rule);
        auto endowment = literal.endowment();
        auto result = literal.count(endowment), best = result;
        while (const auto raise = literal_raise(literal, endowment, result)) {
            ASSERT_GT(*raise, 0) << "election " << i;
            // Just before it nothing has changed; at it something has.
            if (i < 500) {
                ASSERT_EQ(literal.count(endowment + *raise * 999 / 1000), result) << "election " << i;
            }
            endowment += *raise;
            auto next = literal.count(endowment);
            ASSERT_FALSE(next == result) << "election " << i;
            result = std::move(next);
            if (result.total_cost <= election.budget && result.total_cost > best.total_cost) best = result;
            ++raised;
        }
        const auto outcome = exact_equal_shares(election, {.satisfaction = satisfaction, .raises_shares = true},
                                                break_ties(election, rule, literal::lot_seed));
        ASSERT_EQ(outcome.winners, best.winners) << "election " << i;
    }
    EXPECT_GT(raised, 10'000);
}

TEST(exact_equal_shares, nobody_gives_what_is_left_instead_of_a_part) {
    // 10 each. One pays 4 for a and has 6 left; a half of b is 8.5, so only the other could pay one.
    Election election;
    election.budget = 20;
    election.projects = {{"a", "", 4}, {"b", "", 17}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}, {1, 0}});
    grouper.add(std::vector<Mark>{{1, 0}});
    const auto outcome = exact_equal_shares(grouper.take(), {}, break_ties(election, TieRule::lexicographic));
    EXPECT_EQ(outcome.winners, (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(outcome.verdicts[0].price_exact, "4");
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::not_supported);
    EXPECT_EQ(outcome.verdicts[1].money_at_turn, 16);
}

}  // namespace
}  // namespace allting::allocation
