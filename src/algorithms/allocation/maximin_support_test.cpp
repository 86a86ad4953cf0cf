// Maximin support against its definition: every set of projects looked at, voter by voter.
#include "algorithms/allocation/maximin_support.hpp"

#include <array>

#include "algorithms/allocation/literal_test.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

struct Literal {
    const Election& election;
    literal::Order goes_first;
    std::vector<std::uint32_t> winners;
    std::vector<Rational> loads;  // after each choice; -1 = infinite
    std::size_t ties = 0;

    std::int64_t voters_of(std::uint32_t set) const {
        std::int64_t voters = 0;
        for (std::size_t group = 0; group < election.group_count(); ++group) {
            const auto marks = election.marks_of(group);
            const bool marks_one = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return set >> mark.project & 1; });
            if (marks_one) voters += election.multiplicity[group];
        }
        return voters;
    }
    /// max over T of cost(T) / voters who mark something in T.
    Rational load(std::uint32_t set) const {
        Rational heaviest = 0;
        for (std::uint32_t part = set; part > 0; part = (part - 1) & set) {
            std::int64_t cost = 0;
            for (std::uint32_t p = 0; p < election.projects.size(); ++p) cost += (part >> p & 1) * election.projects[p].cost;
            const auto voters = voters_of(part);
            if (voters == 0) continue;  // projects without votes are looked at apart
            heaviest = std::max(heaviest, Rational(cost, voters));
        }
        return heaviest;
    }
    void count() {
        std::uint32_t set = 0;
        auto left = election.budget;
        while (true) {
            std::vector<std::uint32_t> best;
            Rational lightest;
            for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
                if ((set >> p & 1) || election.projects[p].cost > left) continue;
                const Rational mine = voters_of(1u << p) == 0 ? Rational(-1) : load(set | 1u << p);
                const bool is_lighter = best.empty() || (mine >= 0 && (lightest < 0 || mine < lightest));
                if (is_lighter) best.clear();
                if (is_lighter || mine == lightest) best.push_back(p);
                if (is_lighter) lightest = mine;
            }
            if (best.empty()) return;
            ties += best.size() > 1;
            const auto chosen = *std::min_element(best.begin(), best.end(), goes_first);
            winners.push_back(chosen);
            loads.push_back(lightest);
            set |= 1u << chosen;
            left -= election.projects[chosen].cost;
        }
    }
};

TEST(maximin_support, agrees_with_the_literal_definition_on_random_elections) {
    SeededRandom random(2018);
    int had_ties = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto election = random_election(random, literal::ballot_types[i % 5]);
        if (i % 2 == 0) election.budget *= 2;
        if (random.below(8) == 0) election.projects[0].cost = 0;
        const auto rule = literal::tie_rule_of(i / 2);
        Literal literal{election, literal::Order(election, rule), {}, {}};
        literal.count();
        const auto outcome = maximin_support(election, {.with_proof = true}, break_ties(election, rule, literal::lot_seed));
        ASSERT_EQ(outcome.winners, literal.winners) << "election " << i;
        ASSERT_EQ(outcome.ties.size(), literal.ties) << "election " << i;
        for (std::size_t round = 0; round < literal.loads.size(); ++round) {
            const auto& load = literal.loads[round];
            ASSERT_EQ(outcome.rounds[round].price, load < 0 ? "" : text_of(load)) << "election " << i;
        }
        had_ties += literal.ties > 0;
    }
    EXPECT_GT(had_ties, 1000);
}

TEST(maximin_support, shares_loads_out_anew) {
    // a is marked by all four, b by the first two. Phragmén lets them bear half of a for good: b then costs each 1 + 3/2.
    // Here the other two can bear a alone, so that everybody bears (4 + 3) / 4 at most.
    Election election;
    election.budget = 7;
    election.projects = {{"a", "", 4}, {"b", "", 3}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}, {1, 0}}, 2);
    grouper.add(std::vector<Mark>{{0, 0}}, 2);
    const auto grouped = grouper.take();
    const auto outcome = maximin_support(grouped, {}, break_ties(grouped, TieRule::lexicographic));
    EXPECT_EQ(outcome.winners, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(outcome.verdicts[0].price_exact, "1");
    EXPECT_EQ(outcome.verdicts[1].price_exact, "7/4");
}

TEST(maximin_support, passes_over_what_does_not_fit) {
    Election election;
    election.budget = 5;
    election.projects = {{"a", "", 4}, {"b", "", 3}, {"c", "", 1}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}}, 9);
    grouper.add(std::vector<Mark>{{1, 0}}, 2);
    grouper.add(std::vector<Mark>{{2, 0}}, 1);
    const auto grouped = grouper.take();
    const auto outcome = maximin_support(grouped, {}, break_ties(grouped, TieRule::lexicographic));
    EXPECT_EQ(outcome.winners, (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::no_room);
    EXPECT_EQ(outcome.verdicts[1].money_at_turn, 1);
}

}  // namespace
}  // namespace allting::allocation
