// The method itself is buy_exactly_at(), on exact purses (purses.hpp); raise_shares() repeats it with larger shares.
// What makes it quick stands beside it: quick_shares.hpp counts by proven bounds and looks how far nothing changes,
// exact_levels.hpp finds the prices. docs/decisions/equal_shares.md tells why each is right.
#include "algorithms/allocation/equal_shares.hpp"

#include <algorithm>
#include <queue>

#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/purchases.hpp"
#include "algorithms/allocation/purses.hpp"
#include "algorithms/allocation/quick_shares.hpp"
#include "algorithms/allocation/share_explanation.hpp"
#include "algorithms/allocation/stride.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

/// A project and ρ as last computed: a lower bound, since purses only shrink.
struct Candidate {
    Ratio price;
    std::uint32_t project;
};

struct Dearer {
    bool operator()(const Candidate& a, const Candidate& b) const { return compare(a.price, b.price) > 0; }
};

/// Each tie is logged once.
void add_missing(std::vector<Tie>& log, const std::vector<Tie>& ties) {
    for (const Tie& tie : ties) {
        const auto is_same = [&](const Tie& logged) { return logged.projects == tie.projects; };
        if (std::none_of(log.begin(), log.end(), is_same)) log.push_back(tie);
    }
}

class EqualShares {
public:
    EqualShares(const Election& election, const EqualSharesOptions& options, const TieBreak& ties);
    Outcome count();

private:
    using Queue = std::priority_queue<Candidate, std::vector<Candidate>, Dearer>;

    Purchases buy_at(const Endowment& endowment, double width = 0);
    Purchases buy_exactly_at(const Endowment& endowment);
    std::vector<std::uint32_t> take_cheapest(Queue& queue);
    Purchases raise_shares(const EndowmentSteps& steps, StopAt stop);
    Purchases buy_by_completion();
    bool is_exhaustive(const Purchases& purchases) const;
    bool is_everything(const Purchases& purchases) const { return purchases.projects.size() == wanted_.size(); }
    std::vector<std::uint32_t> find_spent(const Purchases& purchases);
    void let_everybody_pay(const Endowment& endowment, Outcome& outcome);
    void fill(Outcome& outcome);
    void compare_with_greedy(Outcome& outcome);

    const Election& election_;
    const EqualSharesOptions& options_;
    const TieBreak& ties_;
    Support support_;
    std::vector<std::uint32_t> wanted_;  // projects that are worth something to somebody
    Purses purses_;
    std::optional<QuickShares> quick_;
    std::vector<Tie> tie_log_;  // of all counts
};

EqualShares::EqualShares(const Election& election, const EqualSharesOptions& options, const TieBreak& ties)
    : election_(election), options_(options), ties_(ties),
      support_(gather_support(election, options.satisfaction)), purses_(election, support_, options.satisfaction) {
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        // A factor of 0 (satisfaction by cost of what costs nothing) gives nobody anything to pay for.
        const bool is_worth = factor_of(election, support_, options.satisfaction, p).numerator > 0;
        if (is_worth && support_.weight[p] > 0) wanted_.push_back(p);
    }
}

Purchases EqualShares::buy_at(const Endowment& endowment, double width) {
    if (!quick_) quick_.emplace(election_, support_, options_.satisfaction, wanted_, ties_);
    if (auto purchases = quick_->count(endowment, width)) return std::move(*purchases);
    return buy_exactly_at(endowment);
}

/// The method itself.
Purchases EqualShares::buy_exactly_at(const Endowment& endowment) {
    Purchases purchases;
    purchases.endowment = endowment;
    purses_.fill(endowment);
    Queue queue;
    for (const auto project : wanted_) queue.push({{}, project});
    for (auto best = take_cheapest(queue); !best.empty(); best = take_cheapest(queue)) {
        if (purchases.cost > election_.budget) break;
        const auto project = best.front();
        if (best.size() > 1) purchases.ties.push_back({best});
        for (std::size_t i = 1; i < best.size(); ++i) queue.push({{}, best[i]});
        purses_.buy(project);
        purchases.projects.push_back(project);
        purchases.cost += election_.projects[project].cost;
    }
    return purchases;
}

/// Takes the projects with the smallest price off the queue, several if they are equal, in the order of the tie rule.
/// Only while the next lower bound is not above the best must a price be computed anew.
std::vector<std::uint32_t> EqualShares::take_cheapest(Queue& queue) {
    std::vector<Candidate> best, others;
    while (!queue.empty() && (best.empty() || compare(queue.top().price, best.front().price) <= 0)) {
        const auto project = queue.top().project;
        queue.pop();
        auto price = purses_.price_of(project);
        if (!price) continue;  // can never be paid for again
        const int difference = best.empty() ? -1 : compare(*price, best.front().price);
        if (difference < 0) {
            for (auto& beaten : best) others.push_back(std::move(beaten));
            best.clear();
        }
        (difference <= 0 ? best : others).push_back({std::move(*price), project});
    }
    for (auto& candidate : others) queue.push(std::move(candidate));
    std::vector<std::uint32_t> projects;
    for (const auto& candidate : best) projects.push_back(candidate.project);
    std::sort(projects.begin(), projects.end(), [&](auto a, auto b) { return ties_.prefers(a, b); });
    return projects;
}

/// Never by bisection: the cost is not monotone in the shares, so that each step has to be looked at.
Purchases EqualShares::raise_shares(const EndowmentSteps& steps, StopAt stop) {
    Purchases accepted = buy_at(steps.at(0));
    if (options_.raise.stays_where_all_affordable) {
        std::int64_t left = election_.budget;
        for (const Project& project : election_.projects) left -= std::min(project.cost, left + 1);
        if (left >= 0) return accepted;
    }
    add_missing(tie_log_, accepted.ties);
    Stride stride(steps.step_size());
    for (std::int64_t step = 0; steps.is_raising() && !is_everything(accepted); ++step) {
        if (stop == StopAt::exhaustive && is_exhaustive(accepted)) break;
        // The steps within reach buy the same.
        step += std::int64_t(accepted.reach / steps.step_size());
        accepted.endowment = steps.at(step);
        Purchases next = buy_at(steps.at(step + 1), stride.width());
        add_missing(tie_log_, next.ties);
        if (next.cost > election_.budget) break;
        stride.learn(step + 1, quick_->has_followed(), accepted.projects == next.projects, next.reach);
        accepted = std::move(next);
    }
    return accepted;
}

bool EqualShares::is_exhaustive(const Purchases& purchases) const {
    std::vector<bool> is_open(election_.projects.size(), options_.raise.exhaustive_over == ExhaustiveOver::all);
    for (const auto project : wanted_) is_open[project] = is_open[project] || election_.projects[project].cost > 0;
    for (const auto project : purchases.projects) is_open[project] = false;
    for (std::size_t p = 0; p < is_open.size(); ++p)
        if (is_open[p] && election_.projects[p].cost <= election_.budget - purchases.cost) return false;
    return true;
}

Purchases EqualShares::buy_by_completion() {
    const auto by_share = EndowmentSteps::of_share(election_, options_.raise);
    if (election_.ballot_count == 0) return Purchases{.endowment = by_share.at(0)};
    switch (options_.completion) {
        case Completion::none:
        case Completion::utilitarian:
        case Completion::epsilon: return buy_at(by_share.at(0));
        case Completion::add1:
        case Completion::add1u:
        case Completion::comparison: return raise_shares(by_share, options_.raise.stop);
        case Completion::add1_overspend: return raise_shares(by_share, StopAt::overspend);
        case Completion::add_opt: CHECK(false);  // another rule's
            [[fallthrough]];
        case Completion::budget_1pct: break;
    }
    return raise_shares(EndowmentSteps::of_budget(election_, options_.raise), options_.raise.stop);
}

/// At which purchase each ballot group gave all it had: from a count by bounds where they tell, else exactly.
std::vector<std::uint32_t> EqualShares::find_spent(const Purchases& purchases) {
    if (election_.ballot_count == 0) return {};
    if (quick_ && (quick_->has_just_counted(purchases.endowment) || quick_->count(purchases.endowment))) {
        if (auto spent_at = quick_->spent_at()) return std::move(*spent_at);
    }
    purses_.fill(purchases.endowment);
    for (const auto project : purchases.projects) purses_.buy(project);
    return purses_.spent_at();
}

/// The limit of utilities ε → 0 for what a voter did not mark: after all that supporters can pay for, the project
/// for which each of the others pays least, while its supporters give all they have.
void EqualShares::let_everybody_pay(const Endowment& endowment, Outcome& outcome) {
    purses_.fill(endowment);
    for (const auto project : outcome.winners) purses_.buy(project);
    while (true) {
        std::vector<std::uint32_t> best;
        Ratio best_level;
        for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
            if (outcome.verdicts[p].place > 0) continue;
            if (election_.projects[p].cost > election_.budget - outcome.total_cost) continue;
            const auto level = purses_.price_of(p, Payers::everybody);
            if (!level) continue;
            const int difference = best.empty() ? -1 : compare(*level, best_level);
            if (difference < 0) best.clear(), best_level = *level;
            if (difference <= 0) best.push_back(p);
        }
        if (best.empty()) return;
        std::sort(best.begin(), best.end(), [&](auto a, auto b) { return ties_.prefers(a, b); });
        if (best.size() > 1) outcome.ties.push_back({best});
        purses_.buy(best.front(), Payers::everybody);
        outcome.winners.push_back(best.front());
        outcome.total_cost += election_.projects[best.front()].cost;
        outcome.verdicts[best.front()].reason = Reason::won_by_fill;
        outcome.verdicts[best.front()].place = std::uint32_t(outcome.winners.size());
        if (options_.with_proof) outcome.rounds.push_back({best.front(), ""});
    }
}

/// What the completion left over is one more cost at which a loser would have won.
void EqualShares::fill(Outcome& outcome) {
    fill_greedily(election_, options_.satisfaction, ties_, outcome);
    for (auto i = outcome.rounds.size(); options_.with_proof && i < outcome.winners.size(); ++i)
        outcome.rounds.push_back({outcome.winners[i], ""});
    const auto left = election_.budget - outcome.total_cost;
    if (options_.completion != Completion::utilitarian || left <= 0) return;
    for (Verdict& verdict : outcome.verdicts)
        if (verdict.place == 0) verdict.winning_cost = std::max(verdict.winning_cost.value_or(0), left);
}

void EqualShares::compare_with_greedy(Outcome& outcome) {
    Outcome by_greedy = greedy(election_, {.satisfaction = options_.satisfaction}, ties_);
    outcome.comparison = compare_outcomes(election_, options_.compared_by, outcome.winners, by_greedy.winners);
    if (!outcome.comparison->is_greedy_preferred()) return;
    by_greedy.comparison = outcome.comparison;
    by_greedy.endowment_exact = outcome.endowment_exact;
    by_greedy.ties.insert(by_greedy.ties.end(), outcome.ties.begin(), outcome.ties.end());
    outcome = std::move(by_greedy);
}

Outcome EqualShares::count() {
    Outcome outcome;
    const Purchases purchases = buy_by_completion();
    explain_purchases(election_, support_, options_, purchases, find_spent(purchases), outcome);
    add_missing(outcome.ties, tie_log_);
    if (options_.completion == Completion::utilitarian || options_.completion == Completion::add1u) fill(outcome);
    if (options_.completion == Completion::epsilon) let_everybody_pay(purchases.endowment, outcome);
    if (options_.completion == Completion::comparison) compare_with_greedy(outcome);
    return outcome;
}

}  // namespace

Outcome equal_shares(const Election& election, const EqualSharesOptions& options, const TieBreak& ties) {
    return EqualShares(election, options, ties).count();
}

}  // namespace allting::allocation
