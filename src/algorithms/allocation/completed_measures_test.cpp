// What is said of winners and losers of equal shares with a completion, against the definition and by counting again.
#include "algorithms/allocation/completed_measures.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

/// Effective support as it is defined: buys among the others with exact purses, and asks the project's supporters before
/// each purchase what they could give at its price, and at the end what they have left.
std::int64_t literal_support(const Election& election, const Rational& share, Satisfaction satisfaction, std::uint32_t asked, const TieBreak& ties) {
    const auto worth = [&](std::uint32_t p) { return satisfaction == Satisfaction::cost ? Rational(election.projects[p].cost) : Rational(1); };
    std::vector<Rational> purses(election.group_count(), share);
    std::vector<bool> is_bought(election.projects.size(), false);
    const auto marks = [&](std::size_t group, std::uint32_t p) {
        for (const Mark& mark : election.marks_of(group))
            if (mark.project == p) return true;
        return false;
    };
    const auto given = [&](std::uint32_t p, const std::optional<Rational>& price) {
        Rational sum = 0;
        for (std::size_t group = 0; group < purses.size(); ++group) {
            if (!marks(group, p)) continue;
            const Rational most = price ? Rational(*price * worth(p)) : purses[group];
            sum += std::min(purses[group], most) * election.multiplicity[group];
        }
        return sum;
    };
    /// The price at which the supporters pay exactly the cost: the purses of those who are poorer, in full.
    const auto price_of = [&](std::uint32_t p) -> std::optional<Rational> {
        if (given(p, std::nullopt) < election.projects[p].cost) return std::nullopt;
        std::vector<std::pair<Rational, std::int64_t>> supporters;
        for (std::size_t group = 0; group < purses.size(); ++group)
            if (marks(group, p)) supporters.emplace_back(purses[group], election.multiplicity[group]);
        std::sort(supporters.begin(), supporters.end());
        Rational left = election.projects[p].cost;
        auto voters = std::accumulate(supporters.begin(), supporters.end(), std::int64_t(0), [](auto sum, const auto& each) { return sum + each.second; });
        for (const auto& [purse, count] : supporters) {
            if (purse * voters >= left) return Rational(left / voters / worth(p));
            left -= purse * count;
            voters -= count;
        }
        return std::nullopt;
    };
    Rational best = 0;
    while (true) {
        std::optional<std::uint32_t> next;
        std::optional<Rational> price;
        for (std::uint32_t p = 0; p < is_bought.size(); ++p) {
            if (p == asked || is_bought[p] || election.projects[p].cost > election.budget || tally_marks(election, satisfaction).votes[p] == 0) continue;
            const auto own = price_of(p);
            if (own && (!price || *own < *price || (*own == *price && ties.prefers(p, *next)))) next = p, price = own;
        }
        best = std::max(best, Rational(given(asked, price) * 100 / election.projects[asked].cost));
        if (!next) return std::int64_t(Integer(numerator(best) / denominator(best)));
        for (std::size_t group = 0; group < purses.size(); ++group)
            if (marks(group, *next)) purses[group] -= std::min(purses[group], Rational(*price * worth(*next)));
        is_bought[*next] = true;
    }
}

Election random_approvals(SeededRandom& random) { return random_election(random, BallotType::approval); }

constexpr Completion completions[] = {Completion::none, Completion::utilitarian, Completion::add1, Completion::add1u, Completion::add1_overspend};

CountOptions options_for(SeededRandom& random) {
    return {.rule = Rule::equal_shares,
            .satisfaction = random.below(2) == 0 ? Satisfaction::cost : Satisfaction::cardinality,
            .completion = completions[random.below(std::size(completions))]};
}

TEST(CompletedMeasures, effective_support_is_that_of_the_definition) {
    SeededRandom random(20261123);
    int winners = 0, losers = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Election election = random_approvals(random);
        const auto options = options_for(random);
        const auto outcome = count(election, options);
        ASSERT_TRUE(outcome.ok());
        if (outcome.value().endowment_exact.empty()) continue;
        const Rational share(outcome.value().endowment_exact);
        if (denominator(Rational(share * election.ballot_count)) != 1) continue;
        const auto ties = break_ties(election, options.ties, "");
        const auto all = completed_measures(election, options, outcome.value(), {.counts_max = 0});
        for (std::uint32_t p = 0; p < all.size(); ++p) {
            if (election.projects[p].cost == 0) continue;
            EXPECT_EQ(all[p].support_percent, literal_support(election, share, options.satisfaction, p, ties)) << i << ' ' << p;
            const Verdict& verdict = outcome.value().verdicts[p];
            if (verdict.reason == Reason::won) {
                EXPECT_GE(*all[p].support_percent, 100);
                ++winners;
            } else if (verdict.place == 0) {
                ++losers;
            }
        }
    }
    EXPECT_GT(winners, 5'000);
    EXPECT_GT(losers, 5'000);
}

TEST(CompletedMeasures, what_a_loser_lacked_lets_it_win_when_counted_again) {
    SeededRandom random(20261124);
    int cheaper = 0, more = 0, losers = 0;
    for (int i = 0; i < 1'000; ++i) {
        const Election election = random_approvals(random);
        const auto options = options_for(random);
        const auto outcome = count(election, options);
        ASSERT_TRUE(outcome.ok());
        const auto all = completed_measures(election, options, outcome.value());
        for (std::uint32_t p = 0; p < all.size(); ++p) {
            if (outcome.value().verdicts[p].place > 0) {
                EXPECT_FALSE(all[p].winning_cost || all[p].voters_missing);
                continue;
            }
            ++losers;
            if (all[p].winning_cost) {
                Election changed = election;
                changed.projects[p].cost = *all[p].winning_cost;
                EXPECT_LT(*all[p].winning_cost, election.projects[p].cost);
                EXPECT_GT(count(changed, options).value().verdicts[p].place, 0u) << i << ' ' << p;
                ++cheaper;
            }
            if (all[p].voters_missing) {
                Election changed = election;
                changed.marks.push_back({p, 1});
                changed.mark_starts.push_back(std::uint32_t(changed.marks.size()));
                changed.multiplicity.push_back(std::uint32_t(*all[p].voters_missing));
                changed.ballot_count += *all[p].voters_missing;
                EXPECT_GT(count(changed, options).value().verdicts[p].place, 0u) << i << ' ' << p;
                ++more;
            }
        }
    }
    EXPECT_GT(cheaper, losers / 3);
    EXPECT_GT(more, losers / 3);
}

TEST(CompletedMeasures, end_when_they_are_told_to) {
    SeededRandom random(2);
    int asked = 0;
    for (int i = 0; i < 50; ++i) {
        const Election election = random_approvals(random);
        const CountOptions options{.rule = Rule::equal_shares, .completion = Completion::add1};
        const auto all = completed_measures(election, options, count(election, options).value(), {.goes_on = [&] { return ++asked, false; }});
        for (const auto& each : all) EXPECT_FALSE(each.winning_cost || each.voters_missing);
    }
    EXPECT_EQ(asked, 50);
}

TEST(CompletedMeasures, are_empty_for_other_rules) {
    SeededRandom random(1);
    const Election election = random_approvals(random);
    const CountOptions options{.rule = Rule::phragmen};
    for (const auto& each : completed_measures(election, options, count(election, options).value())) EXPECT_FALSE(each.support_percent);
}

}  // namespace
}  // namespace allting::allocation
