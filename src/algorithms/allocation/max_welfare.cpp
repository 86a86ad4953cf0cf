#include "algorithms/allocation/max_welfare.hpp"

#include <algorithm>

#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/knapsack.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

/// What a project is worth to all voters together: a whole number under every satisfaction.
WideInteger worth_of(const Election& election, const Tally& tally, Satisfaction satisfaction, std::uint32_t project) {
    const WideInteger cost = election.projects[project].cost;
    switch (satisfaction) {
        case Satisfaction::cost:
        case Satisfaction::score: return tally.weight[project] * cost;
        case Satisfaction::effort: return tally.votes[project] > 0 ? cost : 0;  // votes × cost / votes
        case Satisfaction::cardinality:
        case Satisfaction::points:
        case Satisfaction::borda: break;
    }
    return tally.weight[project];
}

/// All best sets of one knapsack, whose things stand in the order of the tie rule.
class BestSets {
public:
    BestSets(const Knapsack& knapsack, std::size_t count)
        : knapsack_(knapsack), uses_(count, Use::free), is_in_(count), is_open_(count) {
        const auto best = knapsack.best();
        gave_up_ = !best;
        if (gave_up_) return;
        best_ = *best;
        find_open();
        choose();
    }

    bool gave_up() const { return gave_up_; }
    const Packed& preferred() const { return best_; }
    /// Things that are in some best sets and not in all.
    Packed open() const {
        Packed things;
        for (std::uint32_t thing = 0; thing < is_open_.size(); ++thing) {
            if (is_open_[thing]) things.push_back(thing);
        }
        return things;
    }

private:
    /// Of each thing: is there a best set that has it otherwise?
    void find_open() {
        for (const auto thing : best_) is_in_[thing] = true;
        for (std::uint32_t thing = 0; thing < uses_.size() && !gave_up_; ++thing) {
            if (is_open_[thing]) continue;
            uses_[thing] = is_in_[thing] ? Use::out : Use::in;
            const auto other = ask();
            uses_[thing] = Use::free;
            if (!other) continue;
            std::vector<bool> is_other(is_in_.size());
            for (const auto held : *other) is_other[held] = true;
            for (std::size_t i = 0; i < is_in_.size(); ++i) {
                if (is_other[i] != is_in_[i]) is_open_[i] = true;
            }
        }
    }

    /// The best set that has the first thing it can have, then the next, and so on.
    void choose() {
        for (std::size_t thing = 0; thing < uses_.size(); ++thing) {
            if (!is_open_[thing]) uses_[thing] = is_in_[thing] ? Use::in : Use::out;
        }
        for (std::uint32_t thing = 0; thing < uses_.size() && !gave_up_; ++thing) {
            if (!is_open_[thing]) continue;
            uses_[thing] = Use::in;
            if (!std::ranges::binary_search(best_, thing)) {
                if (const auto other = ask()) best_ = *other;
                else uses_[thing] = Use::out;
            }
        }
    }

    std::optional<Packed> ask() {
        auto answer = knapsack_.as_good(best_, uses_);
        gave_up_ |= !answer.is_sure && !answer.set;
        return std::move(answer.set);
    }

    const Knapsack& knapsack_;
    std::vector<Use> uses_;
    std::vector<bool> is_in_;    // the set that was found first
    std::vector<bool> is_open_;
    Packed best_;
    bool gave_up_ = false;
};

/// The projects that the money decides about, in the order of the tie rule.
struct Wanted {
    std::vector<std::uint32_t> projects;
    std::vector<Thing> things;
    std::vector<std::uint32_t> gratis;  // worth something and free of cost: they win
    Integer worth_of_gratis = 0;
};

Wanted wanted_by(const Election& election, const Tally& tally, Satisfaction satisfaction, const TieBreak& ties) {
    std::vector<std::uint32_t> by_tie_rule(election.projects.size());
    for (std::uint32_t p = 0; p < by_tie_rule.size(); ++p) by_tie_rule[ties.place[p]] = p;
    Wanted wanted;
    for (const auto p : by_tie_rule) {
        const auto cost = election.projects[p].cost;
        const auto worth = worth_of(election, tally, satisfaction, p);
        if (worth <= 0 || cost > election.budget) continue;
        if (cost == 0) {
            wanted.gratis.push_back(p);
            wanted.worth_of_gratis += worth;
        } else {
            wanted.projects.push_back(p);
            wanted.things.push_back({cost, worth});
        }
    }
    return wanted;
}

/// price × budget + Σ max(0, worth − price × cost), rounded down.
Integer bound_at(const MoneyPrice& price, const Wanted& wanted, std::int64_t budget) {
    const Integer value = price.value, cost = price.cost;
    Integer bound = value * budget;
    for (const Thing& thing : wanted.things) {
        const Integer gain = Integer(thing.value) * cost - value * thing.cost;
        if (gain > 0) bound += gain;
    }
    return bound / cost + wanted.worth_of_gratis;
}

Outcome start_outcome(const Election& election, const Tally& tally) {
    Outcome outcome;
    outcome.verdicts.resize(election.projects.size());
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        Verdict& verdict = outcome.verdicts[p];
        verdict.votes = tally.votes[p];
        verdict.score = tally.weight[p];
        verdict.reason = election.projects[p].cost > election.budget ? Reason::too_expensive : Reason::not_in_best;
    }
    return outcome;
}

void name_winners(const Election& election, const Ranking& ranking, const std::vector<bool>& is_chosen, Outcome& outcome) {
    for (const auto p : ranking.order) {
        if (!is_chosen[p]) continue;
        outcome.winners.push_back(p);
        outcome.total_cost += election.projects[p].cost;
        outcome.verdicts[p].reason = Reason::won;
        outcome.verdicts[p].place = std::uint32_t(outcome.winners.size());
    }
    for (Verdict& verdict : outcome.verdicts) verdict.money_at_turn = election.budget - outcome.total_cost;
}

}  // namespace

Outcome max_welfare(const Election& election, const MaxWelfareOptions& options, const TieBreak& ties) {
    const Tally tally = tally_marks(election, options.satisfaction);
    Outcome outcome = start_outcome(election, tally);
    const Wanted wanted = wanted_by(election, tally, options.satisfaction, ties);
    const Knapsack knapsack(wanted.things, election.budget);
    const BestSets best(knapsack, wanted.things.size());
    outcome.gave_up = best.gave_up();
    if (outcome.gave_up) return outcome;

    std::vector<bool> is_chosen(election.projects.size());
    for (const auto p : wanted.gratis) is_chosen[p] = true;
    for (const auto thing : best.preferred()) is_chosen[wanted.projects[thing]] = true;
    const Ranking ranking = rank_projects(election, tally, options.satisfaction, ties);
    name_winners(election, ranking, is_chosen, outcome);

    const Packed open = best.open();
    if (!open.empty()) {
        Tie& tie = outcome.ties.emplace_back();
        for (const auto thing : open) tie.projects.push_back(wanted.projects[thing]);
    }
    const MoneyPrice price = knapsack.price();
    outcome.optimum = Optimum{
        .objective = Integer(Integer(knapsack.value_of(best.preferred())) + wanted.worth_of_gratis).str(),
        .is_unique = open.empty(),
        .price = text_of(Rational(Integer(price.value), Integer(price.cost))),
        .bound = bound_at(price, wanted, election.budget).str()};
    if (!options.with_proof) return outcome;
    for (const auto winner : outcome.winners) outcome.rounds.push_back({winner, text_of(ranking.priorities[winner])});
    return outcome;
}

}  // namespace allting::allocation
