#include "algorithms/allocation/greedy.hpp"

#include <algorithm>
#include <numeric>

#include "algorithms/allocation/explanation.hpp"

namespace allting::allocation {
namespace {

__extension__ using Wide = __int128;  // the product of two 64-bit numbers

void select(const Election& election, Outcome& outcome, std::uint32_t project, Reason reason) {
    outcome.winners.push_back(project);
    outcome.total_cost += election.projects[project].cost;
    outcome.verdicts[project].reason = reason;
    outcome.verdicts[project].place = std::uint32_t(outcome.winners.size());
}

/// Equals in the order among whom some won and some lost: there the tie rule decided.
void log_ties(const std::vector<std::uint32_t>& order, const std::vector<Priority>& priorities,
              Outcome& outcome) {
    for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
        bool any_won = false, any_lost = false;
        for (to = from; to < order.size() && compare(priorities[order[from]], priorities[order[to]]) == 0; ++to) {
            const auto& verdict = outcome.verdicts[order[to]];
            (verdict.place > 0 ? any_won : any_lost) |= verdict.place > 0 || verdict.reason == Reason::no_room;
        }
        const std::span equals(order.begin() + std::ptrdiff_t(from), to - from);
        if (any_won && any_lost) outcome.ties.push_back({{equals.begin(), equals.end()}});
    }
}

}  // namespace

int compare(const Priority& a, const Priority& b) {
    const bool a_is_infinite = a.divisor == 0 && a.score > 0;
    const bool b_is_infinite = b.divisor == 0 && b.score > 0;
    if (a_is_infinite || b_is_infinite) return int(a_is_infinite) - int(b_is_infinite);
    const Wide left = Wide(a.score) * std::max<std::int64_t>(b.divisor, 1);
    const Wide right = Wide(b.score) * std::max<std::int64_t>(a.divisor, 1);
    return left < right ? -1 : left > right ? 1 : 0;
}

Priority priority_of(const Election& election, const Support& support, Satisfaction satisfaction,
                     std::uint32_t project) {
    const auto score = support.weight[project];
    const auto cost = election.projects[project].cost;
    switch (satisfaction) {
        case Satisfaction::cost:
        case Satisfaction::score: return {cost == 0 ? 0 : score, 1};  // what costs nothing is worth nothing here
        case Satisfaction::effort: return {cost > 0 && score > 0 ? 1 : 0, 1};
        case Satisfaction::cardinality:
        case Satisfaction::points:
        case Satisfaction::borda: break;
    }
    return {score, cost};
}

std::vector<std::uint32_t> greedy_order(const Election& election, const Support& support,
                                        Satisfaction satisfaction, const TieBreak& ties) {
    std::vector<Priority> priorities;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        priorities.push_back(priority_of(election, support, satisfaction, p));
    }
    std::vector<std::uint32_t> order(election.projects.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        const int difference = compare(priorities[a], priorities[b]);
        return difference != 0 ? difference > 0 : ties.prefers(a, b);
    });
    return order;
}

Outcome greedy(const Election& election, const GreedyOptions& options, const TieBreak& ties) {
    const Support support = gather_support(election, options.satisfaction);
    const auto order = greedy_order(election, support, options.satisfaction, ties);
    Outcome outcome;
    outcome.verdicts.resize(election.projects.size());
    std::vector<Priority> priorities;
    bool has_stopped = false;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        priorities.push_back(priority_of(election, support, options.satisfaction, p));
        outcome.verdicts[p].votes = support.votes[p];
        outcome.verdicts[p].score = support.weight[p];
    }
    for (const auto project : order) {
        Verdict& verdict = outcome.verdicts[project];
        const auto cost = election.projects[project].cost;
        verdict.money_at_turn = election.budget - outcome.total_cost;
        if (verdict.score < options.threshold) {
            verdict.reason = Reason::below_threshold;
        } else if (cost > election.budget) {
            verdict.reason = Reason::too_expensive;  // never stops the count: it could not have won at any turn
        } else if (has_stopped) {
            verdict.reason = Reason::after_stop;
        } else if (cost > verdict.money_at_turn) {
            verdict.reason = Reason::no_room;
            has_stopped = options.at_misfit == AtMisfit::stop;
        } else {
            select(election, outcome, project, Reason::won);
        }
    }
    log_ties(order, priorities, outcome);
    if (options.at_misfit == AtMisfit::skip && options.satisfaction != Satisfaction::effort)
        explain_greedy_losses(election, options, ties, order, outcome);
    return outcome;
}

void fill_greedily(const Election& election, Satisfaction satisfaction, const TieBreak& ties, Outcome& outcome) {
    const Support support = gather_support(election, satisfaction);
    for (const auto project : greedy_order(election, support, satisfaction, ties)) {
        const auto left = election.budget - outcome.total_cost;
        if (outcome.verdicts[project].place == 0 && election.projects[project].cost <= left) {
            select(election, outcome, project, Reason::won_by_fill);
        }
    }
}

}  // namespace allting::allocation
