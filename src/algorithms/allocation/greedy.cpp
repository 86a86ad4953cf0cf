#include "algorithms/allocation/greedy.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "algorithms/allocation/explanation.hpp"

namespace allting::allocation {
namespace {

__extension__ using Wide = __int128;  // the product of two 64-bit numbers

/// True where a project that misfits still wins, with the city paying what is missing.
bool nearly_covers(std::int64_t left, std::int64_t cost) { return Wide(left) * 5 >= Wide(cost) * 4; }

/// One walk down the ranking. Equals are taken together, so that it is known whether their order mattered.
class Walk {
public:
    Walk(const Election& election, const GreedyOptions& options, Outcome& outcome)
        : election_(election), options_(options), outcome_(outcome) {
        if (options.threshold > 0) measures_ = scores_of(election);
    }

    void take(const Ranking& ranking, Reason won) {
        for (std::size_t from = 0; from < ranking.order.size();) {
            const auto to = ranking.equals_end(from);
            const std::span equals(ranking.order.data() + from, to - from);
            if (equals.size() > 1) log_tie(equals);
            for (const auto project : equals) try_project(project, won);
            from = to;
        }
    }

private:
    std::int64_t cost_of(std::uint32_t project) const { return election_.projects[project].cost; }
    std::int64_t left() const { return election_.budget - outcome_.total_cost; }
    bool is_below_threshold(std::uint32_t project) const {
        return !measures_.empty() && measures_[project] < options_.threshold;
    }
    bool is_barred(std::uint32_t project) const {
        return is_below_threshold(project) || cost_of(project) > election_.budget;
    }

    void try_project(std::uint32_t project, Reason won) {
        Verdict& verdict = outcome_.verdicts[project];
        if (verdict.place > 0) return;
        const auto cost = cost_of(project);
        verdict.money_at_turn = std::max<std::int64_t>(left(), 0);
        if (is_barred(project)) {
            verdict.reason = is_below_threshold(project) ? Reason::below_threshold : Reason::too_expensive;
        } else if (has_stopped_) {
            verdict.reason = Reason::after_stop;
        } else if (cost <= left()) {
            select(project, won);
        } else if (options_.at_misfit == AtMisfit::last_if_nearly && nearly_covers(left(), cost)) {
            has_stopped_ = true;
            select(project, Reason::won_nearly_covered);
        } else {
            verdict.reason = Reason::no_room;
            has_stopped_ = options_.at_misfit != AtMisfit::skip;
        }
    }

    void select(std::uint32_t project, Reason reason) {
        outcome_.winners.push_back(project);
        outcome_.total_cost += cost_of(project);
        outcome_.verdicts[project].reason = reason;
        outcome_.verdicts[project].place = std::uint32_t(outcome_.winners.size());
    }

    /// Before the equals are tried: would others of them win in another order?
    void log_tie(std::span<const std::uint32_t> equals) {
        if (has_stopped_) return;
        std::vector<std::uint32_t> candidates;
        for (const auto project : equals) {
            if (outcome_.verdicts[project].place == 0 && !is_barred(project)) candidates.push_back(project);
        }
        if (order_matters(candidates)) outcome_.ties.push_back({.projects = candidates});
    }

    /// Each that can win when it goes first wins in some order; so the order matters unless all of these always win.
    bool order_matters(const std::vector<std::uint32_t>& candidates) const {
        Wide sum = 0, sum_of_fitting = 0;
        bool some_can_win = false;
        const bool takes_nearly = options_.at_misfit == AtMisfit::last_if_nearly;
        for (const auto project : candidates) {
            const auto cost = cost_of(project);
            sum += cost;
            if (cost <= left()) sum_of_fitting += cost;
            some_can_win |= cost <= left() || (takes_nearly && nearly_covers(left(), cost));
        }
        if (options_.at_misfit == AtMisfit::skip) return sum_of_fitting > left();
        if (sum <= left() || !some_can_win || candidates.size() < 2) return false;
        if (!takes_nearly) return true;
        return !std::ranges::all_of(candidates, [&](auto last) {
            const Wide left_for_last = left() - (sum - cost_of(last));
            return left_for_last >= 0 && nearly_covers(std::int64_t(left_for_last), cost_of(last));
        });
    }

    const Election& election_;
    const GreedyOptions& options_;
    Outcome& outcome_;
    std::vector<std::int64_t> measures_;  // per project, where there is a threshold
    bool has_stopped_ = false;
};

}  // namespace

int compare(const Priority& a, const Priority& b) {
    const bool a_is_infinite = a.divisor == 0 && a.score > 0;
    const bool b_is_infinite = b.divisor == 0 && b.score > 0;
    if (a_is_infinite || b_is_infinite) return int(a_is_infinite) - int(b_is_infinite);
    const Wide left = Wide(a.score) * std::max<std::int64_t>(b.divisor, 1);
    const Wide right = Wide(b.score) * std::max<std::int64_t>(a.divisor, 1);
    return left < right ? -1 : left > right ? 1 : 0;
}

Priority priority_of(const Election& election, const Tally& tally, Satisfaction satisfaction, std::uint32_t project) {
    const auto score = tally.weight[project];
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

std::string text_of(const Priority& priority) {
    if (priority.divisor == 0 && priority.score > 0) return "infinite";
    const auto divisor = std::gcd(priority.score, std::max<std::int64_t>(priority.divisor, 1));
    const auto whole = std::to_string(priority.score / divisor);
    return priority.divisor <= divisor ? whole : whole + '/' + std::to_string(priority.divisor / divisor);
}

std::size_t Ranking::equals_end(std::size_t from) const {
    auto to = from + 1;
    while (to < order.size() && compare(priorities[order[from]], priorities[order[to]]) == 0) ++to;
    return to;
}

Ranking rank_projects(const Election& election, const Tally& tally, Satisfaction satisfaction, const TieBreak& ties) {
    Ranking ranking;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        ranking.order.push_back(p);
        ranking.priorities.push_back(priority_of(election, tally, satisfaction, p));
    }
    std::sort(ranking.order.begin(), ranking.order.end(), [&](auto a, auto b) {
        const int difference = compare(ranking.priorities[a], ranking.priorities[b]);
        return difference != 0 ? difference > 0 : ties.prefers(a, b);
    });
    return ranking;
}

void take_in_order(const Election& election, const Ranking& ranking, Outcome& outcome) {
    const GreedyOptions options{};
    Walk(election, options, outcome).take(ranking, Reason::won);
}

Outcome greedy(const Election& election, const GreedyOptions& options, const TieBreak& ties) {
    const Tally tally = tally_marks(election, options.satisfaction);
    const Ranking ranking = rank_projects(election, tally, options.satisfaction, ties);
    Outcome outcome;
    outcome.verdicts.resize(election.projects.size());
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        outcome.verdicts[p].votes = tally.votes[p];
        outcome.verdicts[p].score = tally.weight[p];
    }
    Walk(election, options, outcome).take(ranking, Reason::won);
    if (options.at_misfit == AtMisfit::skip && options.satisfaction != Satisfaction::effort)
        explain_greedy_losses(election, options, ties, ranking.order, outcome);
    if (!options.with_proof) return outcome;
    for (const auto winner : outcome.winners)
        outcome.rounds.push_back({winner, text_of(ranking.priorities[winner])});
    return outcome;
}

void fill_greedily(const Election& election, Satisfaction satisfaction, const TieBreak& ties, Outcome& outcome) {
    const GreedyOptions options{.satisfaction = satisfaction};
    const Ranking ranking = rank_projects(election, tally_marks(election, satisfaction), satisfaction, ties);
    std::vector<Verdict> before = outcome.verdicts;
    Walk(election, options, outcome).take(ranking, Reason::won_by_fill);
    for (std::size_t p = 0; p < before.size(); ++p) {
        if (outcome.verdicts[p].place == 0) outcome.verdicts[p] = std::move(before[p]);  // lost by the rule's own reason
    }
}

}  // namespace allting::allocation
