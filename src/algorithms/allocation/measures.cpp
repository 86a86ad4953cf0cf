#include "algorithms/allocation/measures.hpp"

#include "algorithms/allocation/equal_shares_measures.hpp"
#include "algorithms/allocation/phragmen_measures.hpp"

namespace allting::allocation {
namespace {

__extension__ using Wide = __int128;

/// The rule of the options without its completion.
Outcome count_plainly(const Election& election, const CountOptions& options, const TieBreak& ties) {
    if (options.rule == Rule::phragmen) return phragmen(election, {.at_misfit = options.at_misfit}, ties);
    if (options.rule == Rule::greedy) return greedy(election, {.satisfaction = options.satisfaction}, ties);
    return equal_shares(election, {.satisfaction = options.satisfaction, .completion = Completion::none}, ties);
}

/// Greedy tells what was missing; a vote more is a new voter, or one of those who did not mark it if there are enough.
void measure_greedy(const Election& election, const Outcome& outcome, std::vector<Measures>& measures) {
    for (std::size_t p = 0; p < measures.size(); ++p) {
        const Verdict& verdict = outcome.verdicts[p];
        if (verdict.place > 0) continue;
        measures[p].winning_cost = verdict.winning_cost;
        measures[p].voters_missing = verdict.score_missing;
        if (verdict.score_missing && verdict.votes + *verdict.score_missing <= election.ballot_count) {
            measures[p].approvals_missing = verdict.score_missing;
        }
    }
}

/// The election with `voters` more who mark this project alone.
Election with_singletons(const Election& election, std::uint32_t project, std::int64_t voters) {
    Election more = election;
    more.marks.push_back({project, 1});
    more.mark_starts.push_back(std::uint32_t(more.marks.size()));
    more.multiplicity.push_back(std::uint32_t(voters));
    more.ballot_count += voters;
    return more;
}

/// Each further voter makes all shares smaller, so that other projects win or lose by turns, and more voters could be
/// worse than fewer: every number is counted, from the fewest who could pay if nobody had spent anything.
std::optional<std::int64_t> singletons_for(const Election& election, const CountOptions& options, const TieBreak& ties,
                                           std::uint32_t project, std::int64_t counts_max) {
    const auto cost = election.projects[project].cost;
    std::int64_t votes = 0;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        for (const Mark& mark : election.marks_of(group)) votes += mark.project == project ? election.multiplicity[group] : 0;
    }
    if (cost > election.budget) return std::nullopt;
    // (votes + k)·budget / (n + k) ≥ cost
    const Wide short_of = Wide(cost) * election.ballot_count - Wide(votes) * election.budget;
    const auto spare = election.budget - cost;
    if (spare == 0 && short_of > 0) return std::nullopt;
    Wide voters = short_of <= 0 || spare == 0 ? 1 : (short_of + spare - 1) / spare;
    for (std::int64_t counts = 0; counts < counts_max && voters < UINT32_MAX; ++counts, ++voters) {
        const auto more = with_singletons(election, project, std::int64_t(voters));
        const auto again = ties.rule == TieRule::lot ? ties : break_ties(more, ties.rule);
        if (count_plainly(more, options, again).verdicts[project].place > 0) return std::int64_t(voters);
    }
    return std::nullopt;
}

}  // namespace

std::vector<Measures> measures(const Election& election, const CountOptions& options, const MeasureOptions& limits) {
    std::vector<Measures> all(election.projects.size());
    const bool by_number = options.satisfaction == Satisfaction::cardinality;
    const bool by_votes = options.satisfaction == Satisfaction::cost || by_number;
    const TieBreak ties = break_ties(election, options.ties, options.lot_seed);
    if (options.rule == Rule::phragmen) {
        const auto outcome = count_plainly(election, options, ties);
        measure_phragmen(election, {.at_misfit = options.at_misfit}, ties, outcome, all);
    } else if (options.rule == Rule::greedy && by_votes) {
        measure_greedy(election, count_plainly(election, options, ties), all);
    } else if (options.rule == Rule::equal_shares && by_votes) {
        const auto outcome = count_plainly(election, options, ties);
        measure_equal_shares(election, options.satisfaction, ties, outcome, all);
        for (std::uint32_t p = 0; p < all.size(); ++p) {
            if (outcome.verdicts[p].place > 0) continue;
            all[p].voters_missing = singletons_for(election, options, ties, p, limits.counts_max);
        }
    }
    return all;
}

}  // namespace allting::allocation
