// Whatever moves, moves in proportion to what already lies there, so the money of a voter always lies on the projects
// still in the race in proportion to the points. Per ballot group two numbers therefore hold all: the money of a voter, and
// the sum of the points that are still in the race.
#include "algorithms/allocation/cstv.hpp"

#include <algorithm>

#include "algorithms/allocation/certain.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

class Race {
public:
    Race(const Election& election, const CstvOptions& options, const TieBreak& ties, unsigned bits);
    Outcome run();

private:
    struct Share {
        std::uint32_t project;
        std::int32_t weight;
    };
    Certain whole(const Integer& number) const { return Certain(number, bits_); }
    int compare_strength(std::uint32_t a, std::uint32_t b) const;
    std::vector<std::uint32_t> best_of(const std::vector<std::uint32_t>& projects) const;
    std::vector<std::uint32_t> worst_of(const std::vector<std::uint32_t>& projects) const;
    std::vector<std::uint32_t> covered() const;
    std::uint32_t first_of(const std::vector<std::uint32_t>& equals, Outcome& outcome) const;
    Certain factor_for(std::uint32_t project) const;
    void win(std::uint32_t project, Outcome& outcome);
    void go_out(std::uint32_t project, Outcome& outcome);
    void drop_unaffordable(Outcome& outcome);
    void leave(std::uint32_t group, const Share& share, const Certain& payment);
    void fill(Outcome& outcome);

    const Election& election_;
    const CstvOptions& options_;
    const TieBreak& ties_;
    unsigned bits_;
    Support given_;                             // the points
    std::vector<std::uint32_t> share_starts_;   // per group, into shares_
    std::vector<Share> shares_;                 // per group: the projects with points
    std::vector<Certain> money_;                // per group: of one voter
    std::vector<std::int64_t> points_;          // per group: on projects that money can still lie on
    std::vector<Certain> support_;              // per project: what lies on it
    std::vector<Certain> owned_;                // per project: all that its supporters own
    std::vector<char> holds_money_;             // per project: neither won nor gone out with its money
    std::vector<std::uint32_t> in_race_;        // projects that may still win by support, in no order
    std::vector<std::uint32_t> out_;            // the first to go out first
};

Race::Race(const Election& election, const CstvOptions& options, const TieBreak& ties, unsigned bits)
    : election_(election), options_(options), ties_(ties), bits_(bits),
      given_(gather_support(election, Satisfaction::score)), share_starts_(1, 0),
      money_(election.group_count(), whole(election.budget) / std::max<std::int64_t>(election.ballot_count, 1)),
      points_(election.group_count(), 0), support_(election.projects.size(), whole(0)),
      owned_(election.projects.size(), whole(0)), holds_money_(election.projects.size(), 1) {
    std::vector<std::vector<Share>> by_group(election.group_count());
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        in_race_.push_back(p);
        for (const Supporter& supporter : given_.of(p)) {
            if (supporter.weight <= 0) continue;
            by_group[supporter.group].push_back({p, supporter.weight});
            points_[supporter.group] += supporter.weight;
        }
    }
    for (std::uint32_t group = 0; group < by_group.size(); ++group) {
        const std::int64_t times = election.multiplicity[group];
        for (const Share& share : by_group[group]) {
            support_[share.project] += money_[group] * (times * share.weight) / points_[group];
            owned_[share.project] += money_[group] * times;
            shares_.push_back(share);
        }
        share_starts_.push_back(std::uint32_t(shares_.size()));
    }
}

/// More than 0 where a is better than b.
int Race::compare_strength(std::uint32_t a, std::uint32_t b) const {
    const auto cost_a = election_.projects[a].cost, cost_b = election_.projects[b].cost;
    switch (options_.order) {
        case CstvOrder::support: return compare(support_[a], support_[b]);
        case CstvOrder::excess: return compare(support_[a] - whole(cost_a), support_[b] - whole(cost_b));
        case CstvOrder::ratio: break;
    }
    if (cost_a == 0 || cost_b == 0) {  // without bound if there is any support
        const bool first = cost_a == 0 && support_[a].sign() > 0, second = cost_b == 0 && support_[b].sign() > 0;
        if (first || second) return int(first) - int(second);
    }
    return compare(support_[a] * std::max<std::int64_t>(cost_b, 1), support_[b] * std::max<std::int64_t>(cost_a, 1));
}

/// The best, those that the tie rule prefers first.
std::vector<std::uint32_t> Race::best_of(const std::vector<std::uint32_t>& projects) const {
    std::vector<std::uint32_t> best;
    for (const auto p : projects) {
        const int difference = best.empty() ? 1 : compare_strength(p, best.front());
        if (difference > 0) best.clear();
        if (difference >= 0) best.push_back(p);
    }
    std::sort(best.begin(), best.end(), [&](auto a, auto b) { return ties_.prefers(a, b); });
    return best;
}

/// The worst, those that the tie rule prefers last.
std::vector<std::uint32_t> Race::worst_of(const std::vector<std::uint32_t>& projects) const {
    std::vector<std::uint32_t> worst;
    for (const auto p : projects) {
        const int difference = worst.empty() ? -1 : compare_strength(p, worst.front());
        if (difference < 0) worst.clear();
        if (difference <= 0) worst.push_back(p);
    }
    std::sort(worst.begin(), worst.end(), [&](auto a, auto b) { return ties_.prefers(b, a); });
    return worst;
}

std::uint32_t Race::first_of(const std::vector<std::uint32_t>& equals, Outcome& outcome) const {
    if (equals.size() > 1) outcome.ties.push_back({equals});
    return equals.front();
}

/// Those whose support is enough. What nobody supports wins by the fill at best, even if it costs nothing.
std::vector<std::uint32_t> Race::covered() const {
    std::vector<std::uint32_t> projects;
    for (const auto p : in_race_) {
        if (support_[p].sign() > 0 && compare(support_[p], whole(election_.projects[p].cost)) >= 0) projects.push_back(p);
    }
    return projects;
}

/// The f with Σ min(money, f · lying there) = cost. A voter gives all where f reaches points / points there: so the
/// voters are gone through from the smallest such bound, and those before it give all.
Certain Race::factor_for(std::uint32_t project) const {
    struct Giver {
        std::uint32_t group;
        std::int32_t weight;
    };
    std::vector<Giver> givers;
    for (const Supporter& supporter : given_.of(project)) {
        if (supporter.weight > 0 && money_[supporter.group].sign() > 0) givers.push_back({supporter.group, supporter.weight});
    }
    std::sort(givers.begin(), givers.end(), [&](const Giver& a, const Giver& b) {
        return points_[a.group] * b.weight < points_[b.group] * a.weight;
    });
    Certain rest = whole(election_.projects[project].cost), lying = support_[project];
    for (std::size_t i = 0; i < givers.size(); ++i) {
        const auto [group, weight] = givers[i];
        // Is f = rest / lying no more than this bound?
        if (compare(rest * weight, lying * points_[group]) <= 0) return rest / lying;
        const Certain all = money_[group] * std::int64_t(election_.multiplicity[group]);
        rest -= all;
        lying -= all * weight / points_[group];
    }
    CHECK(false);  // they own the cost together
    return rest;
}

/// A voter of the group pays and the project leaves their ballot: what lay on the others changes in proportion.
void Race::leave(std::uint32_t group, const Share& share, const Certain& payment) {
    const std::int64_t times = election_.multiplicity[group];
    const Certain after = money_[group] - payment;
    const auto points_after = points_[group] - share.weight;
    if (points_after > 0) {
        // Once per group what changes, then by each project's points.
        const Certain change = (after / points_after - money_[group] / points_[group]) * times;
        const Certain lost = payment * times;
        for (auto i = share_starts_[group]; i < share_starts_[group + 1]; ++i) {
            const Share& other = shares_[i];
            if (!holds_money_[other.project]) continue;
            support_[other.project] += change * other.weight;
            owned_[other.project] -= lost;
        }
    }
    money_[group] = after;
    points_[group] = points_after;
}

void Race::win(std::uint32_t project, Outcome& outcome) {
    const auto cost = election_.projects[project].cost;
    Verdict& verdict = outcome.verdicts[project];
    verdict.reason = Reason::won;
    verdict.money_at_turn = std::int64_t(support_[project].floor());
    outcome.winners.push_back(project);
    outcome.total_cost += cost;
    verdict.place = std::uint32_t(outcome.winners.size());
    const Certain factor = factor_for(project);
    if (options_.with_proof) outcome.rounds.push_back({project, factor.text()});
    holds_money_[project] = 0;
    std::erase(in_race_, project);
    for (const Supporter& supporter : given_.of(project)) {
        if (supporter.weight <= 0) continue;
        const auto group = supporter.group;
        const Certain payment = factor * money_[group] * std::int64_t(supporter.weight) / points_[group];
        leave(group, {project, supporter.weight}, compare(payment, money_[group]) < 0 ? payment : money_[group]);
    }
}

/// Under EwT its money goes to its supporters' other projects. Under MT it stays and can be moved by later winners.
void Race::go_out(std::uint32_t project, Outcome& outcome) {
    std::erase(in_race_, project);
    out_.push_back(project);
    outcome.verdicts[project].money_at_turn = std::int64_t(support_[project].floor());
    if (options_.transfer == Transfer::minimal) return;
    holds_money_[project] = 0;
    for (const Supporter& supporter : given_.of(project)) {
        if (supporter.weight > 0) leave(supporter.group, {project, supporter.weight}, whole(0));
    }
}

void Race::drop_unaffordable(Outcome& outcome) {
    const auto candidates = in_race_;
    for (const auto p : candidates) {
        const bool has_support = support_[p].sign() > 0;
        if (!has_support || compare(owned_[p], whole(election_.projects[p].cost)) < 0) go_out(p, outcome);
    }
}

/// What fits is taken, so that no money is left that any project could use.
void Race::fill(Outcome& outcome) {
    const bool is_minimal = options_.transfer == Transfer::minimal;
    for (auto rest = out_; !rest.empty();) {
        const auto project = is_minimal ? first_of(best_of(rest), outcome) : rest.back();
        std::erase(rest, project);
        Verdict& verdict = outcome.verdicts[project];
        if (is_minimal) verdict.money_at_turn = std::int64_t(support_[project].floor());
        const auto cost = election_.projects[project].cost;
        verdict.reason = cost > election_.budget ? Reason::too_expensive : Reason::no_room;
        if (outcome.total_cost + cost > election_.budget) continue;
        outcome.winners.push_back(project);
        outcome.total_cost += cost;
        verdict.reason = Reason::won_by_fill;
        verdict.place = std::uint32_t(outcome.winners.size());
    }
}

Outcome Race::run() {
    Outcome outcome;
    outcome.verdicts.resize(election_.projects.size());
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        outcome.verdicts[p].votes = given_.votes[p];
        outcome.verdicts[p].score = given_.weight[p];
    }
    while (!in_race_.empty()) {
        if (const auto projects = covered(); !projects.empty()) {
            win(first_of(best_of(projects), outcome), outcome);
        } else if (options_.transfer == Transfer::elimination) {
            go_out(first_of(worst_of(in_race_), outcome), outcome);
        } else {
            drop_unaffordable(outcome);
            if (!in_race_.empty()) win(first_of(best_of(in_race_), outcome), outcome);
        }
    }
    fill(outcome);
    return outcome;
}

}  // namespace

Outcome cstv(const Election& election, const CstvOptions& options, const TieBreak& ties) {
    return with_enough_bits([&](unsigned bits) { return Race(election, options, ties, bits).run(); });
}

std::string_view name_of(Transfer transfer) { return transfer == Transfer::minimal ? "minimal" : "elimination"; }

std::string_view name_of(CstvOrder order) {
    switch (order) {
        case CstvOrder::ratio: return "ratio";
        case CstvOrder::excess: return "excess";
        case CstvOrder::support: return "support";
    }
    CHECK(false);
    return "";
}

}  // namespace allting::allocation
