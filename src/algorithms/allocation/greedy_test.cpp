// The greedy family against a second, literal implementation on small random elections with many equalities.
#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/literal_test.hpp"

namespace allting::allocation {
namespace {

using Rational = literal::Exact;

std::vector<Satisfaction> satisfactions_of(BallotType type) {
    auto all = literal::satisfactions_of(type);
    all.push_back(Satisfaction::score);
    return all;
}

/// Literal: the best project that has not been seen, until none is left or the count stops.
struct LiteralGreedy {
    const Election& election;
    const CountOptions& options;
    literal::Order goes_first;
    std::vector<Rational> values;    // per project: the sum of utilities over the cost
    std::vector<Rational> measures;  // per project: the sum of votes, points or ranks

    LiteralGreedy(const Election& the_election, const CountOptions& the_options)
        : election(the_election), options(the_options), goes_first(the_election, the_options.ties),
          values(sums(options.satisfaction)), measures(sums(Satisfaction::score)) {
        if (options.satisfaction == Satisfaction::score) return;  // already per cost: the measure times the cost
        for (std::size_t p = 0; p < values.size(); ++p) values[p] /= election.projects[p].cost;
    }

    std::vector<Rational> sums(Satisfaction satisfaction) const {
        std::vector<Rational> totals(election.projects.size(), 0);
        for (const auto& row : literal::utilities(election, satisfaction)) {
            for (std::size_t p = 0; p < row.size(); ++p) totals[p] += row[p];
        }
        return totals;
    }

    bool excludes(const std::vector<std::uint32_t>& winners, std::uint32_t project) const {
        for (const auto& list : options.restrictions.conflicts) {
            const auto holds = [&](auto p) { return std::find(list.begin(), list.end(), p) != list.end(); };
            if (holds(project) && std::any_of(winners.begin(), winners.end(), holds)) return true;
        }
        return false;
    }

    std::vector<std::uint32_t> winners() const {
        std::vector<std::uint32_t> won;
        std::vector<bool> is_seen(election.projects.size());
        Rational left = election.budget;
        while (true) {
            std::optional<std::uint32_t> best;
            for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
                if (is_seen[p] || (best && values[p] < values[*best])) continue;
                if (!best || values[p] > values[*best] || goes_first(p, *best)) best = p;
            }
            if (!best) return won;
            is_seen[*best] = true;
            const Rational cost = election.projects[*best].cost;
            const auto least = std::max(options.threshold, options.restrictions.minimum_votes);
            if (measures[*best] < least || cost > election.budget || excludes(won, *best)) continue;
            if (cost <= left) {
                left -= cost;
                won.push_back(*best);
                continue;
            }
            if (options.rule == Rule::greedy_no_skip) return won;
            if (options.rule != Rule::greedy_custom) continue;
            if (left >= cost * Rational(4, 5)) won.push_back(*best);
            return won;
        }
    }
};

constexpr BallotType types[] = {BallotType::approval, BallotType::choose_one, BallotType::cumulative,
                                BallotType::scoring, BallotType::ordinal};
constexpr Rule greedy_rules[] = {Rule::greedy, Rule::greedy_no_skip, Rule::greedy_threshold, Rule::greedy_custom};

/// Calls `claim` with `times` small elections for each rule, of every type, under every satisfaction that the type has.
template <class Claim>
void for_each_rule_and_election(int times, Claim claim) {
    for (const Rule rule : greedy_rules) {
        SeededRandom random(20270512);
        for (int i = 0; i < times && !::testing::Test::HasFailure(); ++i) {
            const Election election = random_election(random, types[i % 5]);
            const auto satisfactions = satisfactions_of(types[i % 5]);
            CountOptions options{.rule = rule, .satisfaction = satisfactions[random.below(satisfactions.size())]};
            options.with_proof = true;
            options.ties = literal::tie_rule_of(i);
            options.lot_seed = literal::lot_seed;
            if (rule == Rule::greedy_threshold) options.threshold = std::int64_t(random.below(8));
            claim(election, options, random);
        }
    }
}

std::string described(const Election& election, const CountOptions& options) {
    return std::string(name_of(options.rule)) + ' ' + std::string(name_of(options.satisfaction)) + '\n' +
           canonical_text(election);
}

TEST(greedy, agrees_with_the_definition_taken_literally) {
    for_each_rule_and_election(10'000, [](const Election& election, const CountOptions& options, SeededRandom&) {
        const auto outcome = count(election, options).value();
        EXPECT_EQ(outcome.winners, LiteralGreedy(election, options).winners()) << described(election, options);
        EXPECT_EQ(outcome.rounds.size(), outcome.winners.size());
    });
}

TEST(greedy, agrees_with_the_definition_under_minimum_votes_and_conflicts) {
    for_each_rule_and_election(2'500, [](const Election& election, CountOptions options, SeededRandom& random) {
        options.restrictions.minimum_votes = std::int64_t(random.below(4));
        const auto some = [&] { return std::uint32_t(random.below(election.projects.size())); };
        for (auto lists = random.below(3); lists > 0; --lists) options.restrictions.conflicts.push_back({some(), some()});
        std::erase_if(options.restrictions.conflicts, [](const auto& list) { return list[0] == list[1]; });
        EXPECT_EQ(count(election, options).value().winners, LiteralGreedy(election, options).winners())
            << described(election, options);
    });
}

/// The winners, sorted, for every order of the equals among themselves: all orders of all projects are tried.
std::vector<std::vector<std::uint32_t>> possible_winners(const Election& election, const GreedyOptions& options) {
    TieBreak ties;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) ties.place.push_back(p);
    std::vector<std::vector<std::uint32_t>> all;
    do {
        all.push_back(greedy(election, options, ties).winners);
        std::sort(all.back().begin(), all.back().end());
    } while (std::next_permutation(ties.place.begin(), ties.place.end()));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

TEST(greedy, logs_a_tie_exactly_where_another_order_lets_others_win) {
    SeededRandom random(7);
    int tied = 0;
    for (int i = 0; i < 1'000; ++i) {
        const Election election = random_election(random, types[i % 5]);
        if (election.projects.size() > 5) continue;
        for (const auto at_misfit : {AtMisfit::skip, AtMisfit::stop, AtMisfit::last_if_nearly}) {
            const GreedyOptions options{.at_misfit = at_misfit, .threshold = std::int64_t(random.below(3))};
            const auto ties = break_ties(election, TieRule::lexicographic);
            const bool is_logged = !greedy(election, options, ties).ties.empty();
            ASSERT_EQ(is_logged, possible_winners(election, options).size() > 1)
                << int(at_misfit) << ' ' << options.threshold << '\n' << canonical_text(election);
            tied += is_logged;
        }
    }
    EXPECT_GT(tied, 100);
}

Election bench_and_pool() {
    Election election;
    election.budget = 100;
    election.projects = {{"bench", "", 60}, {"pool", "", 50}, {"lamp", "", 10}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}}, 5);
    grouper.add(std::vector<Mark>{{1, 0}}, 4);
    grouper.add(std::vector<Mark>{{2, 0}}, 3);
    return grouper.take();
}

TEST(greedy, custom_takes_the_first_misfit_at_exactly_four_fifths) {
    const Election election = bench_and_pool();  // the bench leaves 40, which is 4/5 of the pool's 50
    const auto outcome = count(election, {.rule = Rule::greedy_custom}).value();
    EXPECT_EQ(ids_of(election, outcome.winners), (std::vector<std::string>{"bench", "pool"}));
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::won_nearly_covered);
    EXPECT_EQ(outcome.verdicts[2].reason, Reason::after_stop);
    EXPECT_EQ(outcome.total_cost, 110);
    Election dearer = election;
    dearer.projects[1].cost = 51;
    const auto without = count(dearer, {.rule = Rule::greedy_custom}).value();
    EXPECT_EQ(ids_of(dearer, without.winners), std::vector<std::string>{"bench"});
    EXPECT_EQ(without.verdicts[1].reason, Reason::no_room);
}

TEST(greedy, cost_above_the_budget_never_stops_a_count) {
    Election election = bench_and_pool();
    election.projects[0].cost = 999'999'999;
    for (const Rule rule : greedy_rules) {
        const auto outcome = count(election, {.rule = rule}).value();
        EXPECT_EQ(ids_of(election, outcome.winners), (std::vector<std::string>{"pool", "lamp"})) << name_of(rule);
    }
}

TEST(greedy, threshold_is_in_the_ballots_own_measure_under_any_satisfaction) {
    Election election;
    election.ballot_type = BallotType::cumulative;
    election.budget = 10;
    election.projects = {{"a", "", 5}, {"b", "", 5}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 3}, {1, 1}}, 2);
    election = grouper.take();
    const auto outcome = count(election, {.rule = Rule::greedy_threshold, .threshold = 3}).value();
    EXPECT_EQ(outcome.winners, std::vector<std::uint32_t>{0});
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::below_threshold);
    EXPECT_EQ(outcome.verdicts[1].score_missing, std::nullopt);  // votes would not help: points would
}

}  // namespace
}  // namespace allting::allocation
