#include "algorithms/allocation/completed_measures.hpp"

#include <algorithm>

#include "algorithms/allocation/equal_shares_measures.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

/// The election with the shares of the count that decided: the money is what all shares make together, to the whole
/// 1/money_scale. Nothing where they do not fit in 64 bits.
std::optional<Election> with_shares_of(const Election& election, const Outcome& outcome) {
    if (outcome.endowment_exact.empty()) return election;
    const Rational money = Rational(outcome.endowment_exact) * election.ballot_count;
    const Integer whole = numerator(money) / denominator(money);
    if (whole > INT64_MAX / 4) return std::nullopt;
    Election raised = election;
    raised.budget = std::int64_t(whole);
    return raised;
}

/// The election as it would have to be counted so that nobody buys `project`, nor what costs more than there really is.
Election without(const Election& raised, std::int64_t budget, std::optional<std::uint32_t> project) {
    Election other = raised;
    for (std::uint32_t p = 0; p < other.projects.size(); ++p)
        if (p == project || other.projects[p].cost > budget) other.projects[p].cost = raised.budget + 1;
    return other;
}

class CompletedMeasuring {
public:
    CompletedMeasuring(const Election& election, const CountOptions& options, const Outcome& outcome, const CompletedLimits& limits)
        : election_(election), options_(options), outcome_(outcome), limits_(limits),
          ties_(break_ties(election, options.ties, options.lot_seed)) {
        options_.with_proof = false;
    }

    std::vector<CompletedMeasures> measure() {
        std::vector<CompletedMeasures> all(election_.projects.size());
        const auto raised = with_shares_of(election_, outcome_);
        if (!raised) return all;
        const auto at_these_shares = measured(*raised, std::nullopt);
        for (std::uint32_t p = 0; p < all.size(); ++p) {
            if (!limits_.goes_on()) break;
            if (election_.projects[p].cost <= 0) continue;
            if (outcome_.verdicts[p].place > 0) {
                all[p].support_percent = measured(*raised, p)[p].support_percent;
                continue;
            }
            all[p].support_percent = at_these_shares[p].support_percent;
            std::int64_t counts_left = limits_.counts_max;
            all[p].winning_cost = winning_cost(p, at_these_shares[p].winning_cost, counts_left);
            all[p].voters_missing = voters_missing(p, at_these_shares[p].approvals_missing, counts_left);
        }
        return all;
    }

private:
    std::vector<Measures> measured(const Election& raised, std::optional<std::uint32_t> absent) const {
        const Outcome outcome = equal_shares(without(raised, election_.budget, absent),
                                             {.satisfaction = options_.satisfaction, .completion = Completion::none}, ties_);
        std::vector<Measures> measures(raised.projects.size());
        measure_equal_shares(raised, options_.satisfaction, ties_, outcome, measures, absent);
        return measures;
    }

    bool wins(const Election& changed, std::uint32_t project, std::int64_t& counts_left) const {
        counts_left = limits_.goes_on() ? counts_left - 1 : 0;
        if (counts_left == 0) return false;
        const auto counted = count(changed, options_);
        return counted.ok() && counted.value().verdicts[project].place > 0;
    }

    /// From the cost that its supporters could have met, down; in whole units of the currency, as people say it.
    std::optional<std::int64_t> winning_cost(std::uint32_t project, std::optional<std::int64_t> likely, std::int64_t& counts_left) const {
        Election changed = election_;
        const auto most = std::min(election_.projects[project].cost - 1, election_.budget);
        auto units = std::min(likely.value_or(most), most) / election_.money_scale;
        for (int tries = 0; tries < 4 && units > 0 && counts_left > 0; ++tries, units = units * 3 / 4) {
            changed.projects[project].cost = units * election_.money_scale;
            if (wins(changed, project, counts_left)) return changed.projects[project].cost;
        }
        return std::nullopt;
    }

    /// Upwards from as many as the richest would have had to be, by twice as many at a time, then between.
    std::optional<std::int64_t> voters_missing(std::uint32_t project, std::optional<std::int64_t> likely, std::int64_t& counts_left) const {
        if (election_.projects[project].cost > election_.budget) return std::nullopt;
        Election changed = election_;
        changed.marks.push_back({project, 1});
        changed.mark_starts.push_back(std::uint32_t(changed.marks.size()));
        changed.multiplicity.push_back(0);
        const auto does = [&](std::int64_t voters) {
            changed.multiplicity.back() = std::uint32_t(voters);
            changed.ballot_count = election_.ballot_count + voters;
            return wins(changed, project, counts_left);
        };
        std::int64_t few = 0, many = std::max<std::int64_t>(1, likely.value_or(election_.ballot_count / 16));
        while (counts_left > 0 && !does(many)) few = many, many *= 2;
        if (counts_left <= 0 || many > UINT32_MAX / 2) return std::nullopt;
        while (many - few > 1 && counts_left > 0) {
            const auto middle = few + (many - few) / 2;
            (does(middle) ? many : few) = middle;
        }
        return many;
    }

    const Election& election_;
    CountOptions options_;
    const Outcome& outcome_;
    const CompletedLimits& limits_;
    const TieBreak ties_;
};

}  // namespace

std::vector<CompletedMeasures> completed_measures(const Election& election, const CountOptions& options, const Outcome& outcome,
                                                  const CompletedLimits& limits) {
    const bool has_own = options.rule == Rule::equal_shares &&
                         (options.satisfaction == Satisfaction::cost || options.satisfaction == Satisfaction::cardinality);
    if (!has_own) return std::vector<CompletedMeasures>(election.projects.size());
    return CompletedMeasuring(election, options, outcome, limits).measure();
}

}  // namespace allting::allocation
