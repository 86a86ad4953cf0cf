#include "algorithms/allocation/explanation.hpp"

#include <algorithm>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

__extension__ using Wide = __int128;

/// True where a project's rank depends on what it costs.
bool ranks_by_cost(Satisfaction satisfaction) {
    return satisfaction == Satisfaction::cardinality || satisfaction == Satisfaction::points ||
           satisfaction == Satisfaction::borda;
}

Wide ceiling_quotient(Wide dividend, Wide divisor) { return dividend / divisor + (dividend % divisor > 0); }

/// One loser seen among the others: order without it, and what is left before each of them.
struct Loser {
    const Election& election;
    const GreedyOptions& options;
    const TieBreak& ties;
    std::uint32_t project;
    const Verdict& verdict;

    bool ties_before(std::uint32_t rival) const { return ties.prefers(project, rival); }
    std::int64_t cost() const { return election.projects[project].cost; }

    /// The largest cost at which the loser stands before the rival; nothing where no cost above 0 does.
    std::int64_t cost_before(std::uint32_t rival, const Verdict& rival_verdict) const {
        const Wide rival_cost = election.projects[rival].cost;
        if (rival_verdict.score <= 0) return verdict.score > 0 || ties_before(rival) ? election.budget : 0;
        const Wide dividend = Wide(verdict.score) * rival_cost;
        const Wide cost = ties_before(rival) ? dividend / rival_verdict.score
                                             : ceiling_quotient(dividend, rival_verdict.score) - 1;
        return std::int64_t(std::clamp<Wide>(cost, 0, election.budget));
    }

    /// The smallest score with which the loser stands before the rival.
    std::int64_t score_before(std::uint32_t rival, const Verdict& rival_verdict) const {
        Wide score = rival_verdict.score;
        if (!ranks_by_cost(options.satisfaction)) return std::int64_t(score) + (ties_before(rival) ? 0 : 1);
        const Wide rival_cost = election.projects[rival].cost;
        if (rival_cost == 0) return INT64_MAX;
        const Wide dividend = score * cost();
        score = ties_before(rival) ? ceiling_quotient(dividend, rival_cost) : dividend / rival_cost + 1;
        return std::int64_t(std::min<Wide>(score, INT64_MAX));
    }
};

/// Standing earlier only helps: what is left falls along the order. So the best cost is found turn by turn.
std::optional<std::int64_t> winning_cost(const Loser& loser, const std::vector<std::uint32_t>& order,
                                         const std::vector<Verdict>& verdicts, std::int64_t left_at_end) {
    if (loser.verdict.reason == Reason::below_threshold) return std::nullopt;
    std::int64_t best = 0;
    if (!ranks_by_cost(loser.options.satisfaction)) {
        best = loser.verdict.money_at_turn;
    } else {
        best = left_at_end;
        for (const auto rival : order) {
            if (rival == loser.project) continue;
            const auto& rival_verdict = verdicts[rival];
            best = std::max(best, std::min(rival_verdict.money_at_turn, loser.cost_before(rival, rival_verdict)));
        }
    }
    return best > 0 ? std::optional(best) : std::nullopt;
}

std::optional<std::int64_t> score_missing(const Loser& loser, const std::vector<std::uint32_t>& order,
                                          const std::vector<Verdict>& verdicts, std::int64_t left_at_end) {
    if (loser.cost() > loser.election.budget) return std::nullopt;
    // More of what is added up here says nothing of a threshold in another measure.
    const bool same_measure = weighs_by_own_measure(loser.election, loser.options.satisfaction);
    if (loser.verdict.reason == Reason::below_threshold && !same_measure) return std::nullopt;
    std::optional<std::int64_t> needed;
    if (loser.cost() <= left_at_end) needed = loser.verdict.score;
    for (const auto rival : order) {
        if (rival == loser.project || verdicts[rival].money_at_turn < loser.cost()) continue;
        const auto score = loser.score_before(rival, verdicts[rival]);
        if (!needed || score < *needed) needed = score;
    }
    if (!needed || *needed == INT64_MAX) return std::nullopt;
    const std::int64_t threshold = same_measure ? loser.options.threshold : 0;
    return std::max({*needed, threshold, loser.verdict.score}) - loser.verdict.score;
}

}  // namespace

void explain_greedy_losses(const Election& election, const GreedyOptions& options, const TieBreak& ties,
                           const std::vector<std::uint32_t>& order, Outcome& outcome) {
    CHECK(order.size() == election.projects.size());
    const auto left_at_end = election.budget - outcome.total_cost;
    for (std::uint32_t project = 0; project < election.projects.size(); ++project) {
        Verdict& verdict = outcome.verdicts[project];
        if (verdict.place > 0) continue;
        const Loser loser{election, options, ties, project, verdict};
        verdict.winning_cost = winning_cost(loser, order, outcome.verdicts, left_at_end);
        verdict.score_missing = score_missing(loser, order, outcome.verdicts, left_at_end);
    }
}

}  // namespace allting::allocation
