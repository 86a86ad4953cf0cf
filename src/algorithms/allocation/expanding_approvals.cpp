#include "algorithms/allocation/expanding_approvals.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/allocation/histories.hpp"

namespace allting::allocation {
namespace {

/// A mark as seen from its project: whose, and in which place.
struct Place {
    std::uint32_t group;
    std::uint32_t place;
};

class Expansion {
public:
    Expansion(const Election& election, const ExpandingApprovalsOptions& options, const TieBreak& ties, unsigned bits);
    Outcome run();

private:
    Certain whole(const Integer& number) const { return Certain(number, bits_); }
    std::uint32_t place_of(std::span<const Mark> marks, std::size_t index) const;
    void expand();
    Holdings weights_behind(std::uint32_t project) const;
    int compare_to_required(std::uint32_t project);
    int compare_strength(std::uint32_t a, std::uint32_t b);
    bool has_enough(std::uint32_t project);
    std::vector<std::uint32_t> strongest();
    std::int64_t money_behind(std::uint32_t project);
    void choose(std::uint32_t project, Outcome& outcome);
    void spend(std::uint32_t project, const Certain& part, std::uint32_t price);
    void explain(Outcome& outcome);

    const Election& election_;
    const ExpandingApprovalsOptions& options_;
    const TieBreak& ties_;
    unsigned bits_;
    Histories histories_;
    std::uint32_t depth_ = 0;                      // j: places that count so far
    std::uint32_t depth_max_ = 0;
    std::vector<std::vector<Place>> places_;       // per project, the best places first
    std::vector<std::size_t> counted_;             // per project: how many of places_ count so far
    std::vector<std::vector<std::uint32_t>> on_ballot_;  // per group: the place of each mark, 0 = none
    std::vector<Certain> weights_;                 // per group: of one voter
    std::vector<std::uint32_t> history_;           // per group: the same exactly
    std::vector<Certain> support_;                 // per project: of all who approve of it so far
    std::vector<char> is_winner_;
};

Expansion::Expansion(const Election& election, const ExpandingApprovalsOptions& options, const TieBreak& ties, unsigned bits)
    : election_(election), options_(options), ties_(ties), bits_(bits), histories_(Rational(1), Histories::Payment::part),
      places_(election.projects.size()), counted_(election.projects.size(), 0), on_ballot_(election.group_count()),
      weights_(election.group_count(), whole(1)), history_(election.group_count(), Histories::start), support_(election.projects.size(), whole(0)),
      is_winner_(election.projects.size(), 0) {
    for (std::uint32_t group = 0; group < election.group_count(); ++group) {
        const auto marks = election.marks_of(group);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const auto place = place_of(marks, i);
            on_ballot_[group].push_back(place);
            if (place > 0) places_[marks[i].project].push_back({group, place});
            depth_max_ = std::max(depth_max_, place);
        }
    }
    for (auto& places : places_) {
        std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.place < b.place; });
    }
}

std::uint32_t Expansion::place_of(std::span<const Mark> marks, std::size_t index) const {
    if (election_.ballot_type == BallotType::ordinal) return std::uint32_t(index + 1);
    if (!election_.has_points()) return 1;
    if (marks[index].points <= 0) return 0;
    const auto better = [&](const Mark& mark) { return mark.points > marks[index].points; };
    return std::uint32_t(1 + std::count_if(marks.begin(), marks.end(), better));
}

/// One more place counts.
void Expansion::expand() {
    ++depth_;
    for (std::uint32_t p = 0; p < places_.size(); ++p) {
        auto& counted = counted_[p];
        for (; counted < places_[p].size() && places_[p][counted].place <= depth_; ++counted) {
            const auto group = places_[p][counted].group;
            support_[p] += weights_[group] * std::int64_t(election_.multiplicity[group]);
        }
    }
}

Holdings Expansion::weights_behind(std::uint32_t project) const {
    Holdings weights;
    for (std::size_t i = 0; i < counted_[project]; ++i) {
        const auto group = places_[project][i].group;
        weights.add(history_[group], election_.multiplicity[group]);
    }
    weights.tidy();
    return weights;
}

/// support / cost of a against b; where a cost is 0 it is without bound.
int Expansion::compare_strength(std::uint32_t a, std::uint32_t b) {
    const auto cost_a = election_.projects[a].cost, cost_b = election_.projects[b].cost;
    if (cost_a == 0 || cost_b == 0) return int(cost_a == 0) - int(cost_b == 0);
    return compare(support_[a] * cost_b, support_[b] * cost_a, [&] {
        Sum difference;
        difference.add(weights_behind(a), cost_b);
        difference.add(weights_behind(b), -Rational(cost_a));
        return histories_.sign(difference);
    });
}

/// Its supporters' weight against n·cost / B.
int Expansion::compare_to_required(std::uint32_t project) {
    const Integer required = Integer(election_.projects[project].cost) * election_.ballot_count;
    return compare(support_[project] * election_.budget, whole(required), [&] {
        Sum above;
        above.add(weights_behind(project), election_.budget);
        above.constant -= required;
        return histories_.sign(above);
    });
}

bool Expansion::has_enough(std::uint32_t project) {
    const auto cost = election_.projects[project].cost;
    if (is_winner_[project] || counted_[project] == 0 || cost > election_.budget) return false;
    return cost == 0 || compare_to_required(project) >= 0;
}

/// What its supporters' weight is worth, rounded down.
std::int64_t Expansion::money_behind(std::uint32_t project) {
    const Certain money = support_[project] * election_.budget / election_.ballot_count;
    return std::int64_t(floor_of(money, [&](const Integer& number) {
        Sum above;
        above.add(weights_behind(project), Rational(election_.budget, election_.ballot_count));
        above.constant -= Rational(number);
        return histories_.sign(above);
    }));
}

/// Those with enough support that have the most for what is required, in the order of the tie rule.
std::vector<std::uint32_t> Expansion::strongest() {
    std::vector<std::uint32_t> best;
    for (std::uint32_t p = 0; p < support_.size(); ++p) {
        if (!has_enough(p)) continue;
        const int difference = best.empty() ? 1 : compare_strength(p, best.front());
        if (difference > 0) best.clear();
        if (difference >= 0) best.push_back(p);
    }
    std::sort(best.begin(), best.end(), [&](auto a, auto b) { return ties_.prefers(a, b); });
    return best;
}

void Expansion::choose(std::uint32_t project, Outcome& outcome) {
    const auto cost = election_.projects[project].cost;
    is_winner_[project] = 1;
    outcome.winners.push_back(project);
    outcome.total_cost += cost;
    Verdict& verdict = outcome.verdicts[project];
    verdict.reason = Reason::won;
    verdict.place = std::uint32_t(outcome.winners.size());
    verdict.money_at_turn = money_behind(project);
    if (cost == 0) {
        if (options_.with_proof) outcome.rounds.push_back({project, "0"});
        return;
    }
    const Certain part = whole(Integer(cost) * election_.ballot_count) / (support_[project] * election_.budget);
    Holdings required;
    required.constant = Rational(Integer(cost) * election_.ballot_count, election_.budget);
    const auto price = histories_.define(std::move(required), weights_behind(project), part);
    if (options_.with_proof) outcome.rounds.push_back({project, histories_.text(price, 1, part)});
    spend(project, part, price);
}

/// Each supporter spends the same part of their weight, for which `price` stands.
void Expansion::spend(std::uint32_t project, const Certain& part, std::uint32_t price) {
    const bool spends_all = compare_to_required(project) == 0;
    const Certain kept = whole(1) - part;
    for (std::size_t i = 0; i < counted_[project]; ++i) {
        const auto group = places_[project][i].group;
        if (history_[group] == Histories::nothing) continue;
        const Certain after = spends_all ? whole(0) : weights_[group] * kept;
        const Certain loss = (weights_[group] - after) * std::int64_t(election_.multiplicity[group]);
        const auto marks = election_.marks_of(group);
        for (std::size_t k = 0; k < marks.size(); ++k) {
            const auto place = on_ballot_[group][k];
            if (place > 0 && place <= depth_ && !is_winner_[marks[k].project]) support_[marks[k].project] -= loss;
        }
        weights_[group] = after;
        history_[group] = spends_all ? Histories::nothing : histories_.after(history_[group], price, 1);
    }
}

void Expansion::explain(Outcome& outcome) {
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        Verdict& verdict = outcome.verdicts[p];
        if (is_winner_[p]) continue;
        verdict.reason = election_.projects[p].cost > election_.budget ? Reason::too_expensive : Reason::not_supported;
        if (election_.ballot_count == 0) continue;
        // At this cost its supporters' weight would have been enough, at the latest now.
        verdict.money_at_turn = money_behind(p);
        if (verdict.money_at_turn > 0) verdict.winning_cost = verdict.money_at_turn;
    }
}

Outcome Expansion::run() {
    Outcome outcome;
    outcome.verdicts.resize(election_.projects.size());
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        for (const Place& place : places_[p]) outcome.verdicts[p].votes += election_.multiplicity[place.group];
        outcome.verdicts[p].score = outcome.verdicts[p].votes;
    }
    while (depth_ < depth_max_) {
        expand();
        for (auto best = strongest(); !best.empty(); best = strongest()) {
            if (best.size() > 1) outcome.ties.push_back({best});
            choose(best.front(), outcome);
        }
    }
    explain(outcome);
    return outcome;
}

}  // namespace

Outcome expanding_approvals(const Election& election, const ExpandingApprovalsOptions& options, const TieBreak& ties) {
    return with_enough_bits([&](unsigned bits) { return Expansion(election, options, ties, bits).run(); });
}

}  // namespace allting::allocation
