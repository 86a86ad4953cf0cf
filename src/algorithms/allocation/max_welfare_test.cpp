// Max-welfare against all subsets, on small elections with many equals; and where it is hard.
#include <bit>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/knapsack.hpp"
#include "algorithms/allocation/literal_test.hpp"

namespace allting::allocation {
namespace {

using literal::Exact;

/// The definition: every set that the budget covers.
struct Literal {
    Exact objective = 0;
    std::vector<std::uint32_t> best_sets;  // as bits

    Literal(const Election& election, Satisfaction satisfaction) {
        const auto utilities = literal::utilities(election, satisfaction);
        std::vector<Exact> worth(election.projects.size(), 0);
        for (const auto& row : utilities) {
            for (std::size_t p = 0; p < row.size(); ++p) worth[p] += row[p];
        }
        for (std::uint32_t set = 0; set < 1u << election.projects.size(); ++set) {
            std::int64_t cost = 0;
            Exact sum = 0;
            bool is_wanted = true;  // a project worth nothing takes no part
            for (std::size_t p = 0; p < worth.size(); ++p) {
                if ((set >> p & 1) == 0) continue;
                cost += election.projects[p].cost;
                sum += worth[p];
                is_wanted &= worth[p] > 0;
            }
            if (cost > election.budget || !is_wanted || sum < objective) continue;
            if (sum > objective) best_sets.clear();
            objective = sum;
            best_sets.push_back(set);
        }
    }

    /// The sets that hold the project that is first in the tie rule's order, where some do; of these again so.
    std::uint32_t preferred(const Election& election, const TieBreak& ties) const {
        auto sets = best_sets;
        std::vector<std::uint32_t> order(election.projects.size());
        for (std::uint32_t p = 0; p < order.size(); ++p) order[ties.place[p]] = p;
        for (const auto p : order) {
            const auto holds = [&](auto set) { return (set >> p & 1) != 0; };
            if (std::ranges::any_of(sets, holds)) std::erase_if(sets, [&](auto set) { return !holds(set); });
        }
        return sets.front();
    }
};

std::uint32_t bits_of(const std::vector<std::uint32_t>& projects) {
    std::uint32_t bits = 0;
    for (const auto p : projects) bits |= 1u << p;
    return bits;
}

TEST(max_welfare, is_the_best_of_all_sets_on_random_elections) {
    SeededRandom random(1969'1957);
    int equals = 0;
    for (int i = 0; i < 10'000; ++i) {
        SCOPED_TRACE(i);
        const auto type = literal::ballot_types[std::size_t(i) % 5];
        auto election = random_election(random, type);
        if (i % 7 == 0) election.projects[0].cost = 0;
        if (i % 11 == 0) election.budget = 0;
        const auto satisfactions = literal::satisfactions_of(type);
        CountOptions options{.rule = Rule::max_welfare, .satisfaction = satisfactions[random.below(satisfactions.size())]};
        options.ties = all_tie_rules()[random.below(3)];
        const auto outcome = count(election, options).value();
        const Literal literal(election, options.satisfaction);
        const auto ties = break_ties(election, options.ties);
        ASSERT_EQ(bits_of(outcome.winners), literal.preferred(election, ties));
        ASSERT_EQ(outcome.optimum->objective, literal.objective.str());
        ASSERT_EQ(outcome.optimum->is_unique, literal.best_sets.size() == 1);
        ASSERT_LE(literal.objective, Exact(outcome.optimum->bound));
        std::uint32_t in_all = ~0u, in_some = 0;
        for (const auto set : literal.best_sets) in_all &= set, in_some |= set;
        ASSERT_EQ(outcome.ties.empty() ? 0u : bits_of(outcome.ties[0].projects), in_some & ~in_all);
        equals += !outcome.optimum->is_unique;
    }
    EXPECT_GT(equals, 500);
}

std::vector<Thing> random_things(SeededRandom& random, std::size_t count, std::uint64_t cost_max, bool worth_is_cost) {
    std::vector<Thing> things;
    for (std::size_t i = 0; i < count; ++i) {
        const auto cost = std::int64_t(1 + random.below(cost_max));
        const auto near = WideInteger(cost) * 1000 + std::int64_t(random.below(2'000'000));
        things.push_back({cost, worth_is_cost ? WideInteger(cost) : near});
    }
    return things;
}

std::int64_t third_of(const std::vector<Thing>& things) {
    std::int64_t sum = 0;
    for (const Thing& thing : things) sum += thing.cost;
    return std::max(sum / 3, std::ranges::max(things, {}, &Thing::cost).cost);
}

/// Where all give about the same per cost no price of money tells them apart: the hardest kind.
TEST(max_welfare, finds_the_best_where_worth_is_nearly_cost) {
    SeededRandom random(2023);
    for (const std::size_t count : {24, 40, 60, 100, 350}) {
        for (const bool worth_is_cost : {true, false}) {
            SCOPED_TRACE(std::to_string(count) + (worth_is_cost ? " worth their cost" : " worth nearly their cost"));
            const auto things = random_things(random, count, count <= 40 ? 1'000'000'000'000 : 1'000'000'000, worth_is_cost);
            const auto budget = third_of(things);
            const auto best = Knapsack(things, budget).best();
            ASSERT_TRUE(best);
            std::int64_t cost = 0;
            for (const auto thing : *best) cost += things[thing].cost;
            EXPECT_LE(cost, budget);
            if (worth_is_cost && count > 40) {
                EXPECT_EQ(cost, budget);
            }
        }
    }
}

/// Against all sums of costs, one by one.
TEST(max_welfare, agrees_with_a_table_of_all_sums) {
    SeededRandom random(1956);
    for (int i = 0; i < 200; ++i) {
        const auto spread = std::int64_t(1 + random.below(200));
        std::vector<Thing> things;
        for (std::uint64_t k = 0, count = 20 + random.below(60); k < count; ++k) {
            const auto cost = std::int64_t(1 + random.below(100));
            things.push_back({cost, cost * (i % 3 == 0 ? 1 : spread) + std::int64_t(random.below(std::uint64_t(1 + i % 5 * 20))) + 1});
        }
        const auto budget = std::max<std::int64_t>(third_of(things), 100);
        std::vector<WideInteger> most(std::size_t(budget) + 1, 0);
        for (const Thing& thing : things) {
            for (auto b = budget; b >= thing.cost; --b)
                most[std::size_t(b)] = std::max(most[std::size_t(b)], most[std::size_t(b - thing.cost)] + thing.value);
        }
        const Knapsack knapsack(things, budget);
        ASSERT_TRUE(knapsack.value_of(*knapsack.best()) == most.back()) << i;
    }
}

TEST(max_welfare, gives_up_rather_than_guess) {
    SeededRandom random(7);
    auto things = random_things(random, 60, 1'000'000'000'000, true);
    const Knapsack knapsack(things, third_of(things), 16);
    EXPECT_FALSE(knapsack.best());
}

}  // namespace
}  // namespace allting::allocation
