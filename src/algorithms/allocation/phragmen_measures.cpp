#include "algorithms/allocation/phragmen_measures.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/allocation/rational.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {
namespace {

/// A moment of the count: what a project must reach to be chosen now.
struct Moment {
    std::optional<Integer> load;          // of the choice, times parts and unit; nothing: any load is low enough
    std::int64_t parts = 1;
    std::optional<std::uint32_t> winner;  // whom it must go before if the loads are equal; nothing: equal loses
    std::int64_t left = 0;
};

/// A loser as it stands at that moment.
struct Loser {
    std::uint32_t project = 0;
    std::int64_t cost = 0;
    std::int64_t votes = 0;
    Integer borne;  // by its supporters together, times unit
};

class PhragmenMeasures {
public:
    PhragmenMeasures(const Election& election, const PhragmenOptions& options, const TieBreak& ties, const Outcome& outcome)
        : election_(election), options_(options), ties_(ties), outcome_(outcome),
          support_(gather_support(election, Satisfaction::cardinality)), loads_{Integer(0)},
          voters_{election.ballot_count}, bearers_(election.projects.size(), {0}), round_of_(election.group_count(), 0) {
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) bearers_[p][0] = support_.votes[p];
    }
    void fill(std::vector<Measures>& measures);

private:
    void look(const Moment& moment, std::vector<Measures>& measures) const;
    std::optional<std::int64_t> cost_for(const Loser& loser, const Moment& moment) const;
    std::optional<std::int64_t> approvals_for(const Loser& loser, const Moment& moment) const;
    std::optional<std::int64_t> voters_for(const Loser& loser, const Moment& moment) const;
    std::int64_t cost_by_counting(std::uint32_t project) const;
    bool goes_before(const Loser& loser, std::int64_t cost, std::int64_t votes, const Moment& moment) const;
    Loser loser_now(std::uint32_t project) const;
    Moment last_moment() const;
    void find_unit();
    void bear(std::uint32_t project, const Integer& load);

    const Election& election_;
    const PhragmenOptions& options_;
    const TieBreak& ties_;
    const Outcome& outcome_;
    Support support_;
    Integer unit_ = 1;                                // all loads are multiples of 1 / unit
    std::vector<Integer> loads_;                      // per round, times unit; [0]: voters who bear nothing yet
    std::vector<std::int64_t> voters_;                // per round: who has the load that it gave
    std::vector<std::vector<std::int64_t>> bearers_;  // per project and round: those of them who mark it
    std::vector<std::uint32_t> round_of_;             // per ballot group
};

/// Rounded down, at most the largest 64-bit number; nothing here is negative.
std::int64_t quotient(const Integer& dividend, const Integer& divisor) {
    return std::int64_t(std::min<Integer>(dividend / divisor, INT64_MAX - 1));
}

void keep_smaller(std::optional<std::int64_t>& kept, const std::optional<std::int64_t>& found) {
    if (found && (!kept || *found < *kept)) kept = found;
}

Loser PhragmenMeasures::loser_now(std::uint32_t project) const {
    Loser loser{project, election_.projects[project].cost, support_.votes[project], 0};
    for (std::size_t round = 1; round < loads_.size(); ++round) {
        if (bearers_[project][round] != 0) loser.borne += loads_[round] * bearers_[project][round];
    }
    return loser;
}

bool PhragmenMeasures::goes_before(const Loser& loser, std::int64_t cost, std::int64_t votes, const Moment& moment) const {
    if (!moment.winner) return false;
    const auto rival = *moment.winner;
    return would_go_before(election_, ties_, {loser.project, cost, votes},
                           {rival, election_.projects[rival].cost, support_.votes[rival]});
}

/// (cost + borne) / votes must not be above the moment's load.
std::optional<std::int64_t> PhragmenMeasures::cost_for(const Loser& loser, const Moment& moment) const {
    if (!moment.load) return moment.left;
    const Integer most = *moment.load * loser.votes - loser.borne * moment.parts, unit = unit_ * moment.parts;
    if (most <= 0) return std::nullopt;
    auto cost = std::min(quotient(most, unit), moment.left);
    if (most == unit * cost && !goes_before(loser, cost, loser.votes, moment)) --cost;
    return cost > 0 ? std::optional(cost) : std::nullopt;
}

/// Every further supporter takes over load − own load of what is missing; those who bear least take most.
std::optional<std::int64_t> PhragmenMeasures::approvals_for(const Loser& loser, const Moment& moment) const {
    if (!moment.load) return loser.votes < election_.ballot_count ? std::optional<std::int64_t>(1) : std::nullopt;
    Integer missing = (unit_ * loser.cost + loser.borne) * moment.parts - *moment.load * loser.votes;
    std::int64_t added = 0;
    const auto wins_equal = [&](std::int64_t more) { return goes_before(loser, loser.cost, loser.votes + more, moment); };
    for (std::size_t round = 0; round < loads_.size(); ++round) {
        const std::int64_t others = voters_[round] - bearers_[loser.project][round];
        const Integer each = *moment.load - loads_[round] * moment.parts;
        if (others == 0) continue;
        if (missing == 0 && added > 0 && wins_equal(added)) return added;
        if (each <= 0) break;  // from here on nobody takes anything over
        const auto enough = quotient(missing, each);  // leaves nothing missing, or less than one more takes
        if (enough < others) {
            added += enough;
            return missing == each * enough && added > 0 && wins_equal(added) ? added : added + 1;
        }
        added += others;
        missing -= each * others;
    }
    if (missing == 0 && added > 0 && wins_equal(added)) return added;
    return std::nullopt;
}

/// New voters bear nothing: (cost + borne) / (votes + new) must not be above the load.
std::optional<std::int64_t> PhragmenMeasures::voters_for(const Loser& loser, const Moment& moment) const {
    if (!moment.load) return 1;
    if (*moment.load == 0) return std::nullopt;
    const Integer needed = (unit_ * loser.cost + loser.borne) * moment.parts;
    auto votes = quotient(needed, *moment.load);
    if (needed != *moment.load * votes || !goes_before(loser, loser.cost, votes, moment)) ++votes;
    return std::max<std::int64_t>(votes - loser.votes, 1);
}

void PhragmenMeasures::look(const Moment& moment, std::vector<Measures>& measures) const {
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        if (outcome_.verdicts[p].place > 0) continue;
        const Loser loser = loser_now(p);
        Measures& mine = measures[p];
        if (loser.votes > 0) {
            const auto cost = cost_for(loser, moment);
            if (cost && *cost > mine.winning_cost.value_or(0)) mine.winning_cost = cost;
        }
        if (loser.cost > moment.left) continue;
        keep_smaller(mine.approvals_missing, approvals_for(loser, moment));
        keep_smaller(mine.voters_missing, voters_for(loser, moment));
    }
}

/// The loads of all winners are then whole numbers.
void PhragmenMeasures::find_unit() {
    for (const auto winner : outcome_.winners) {
        const auto& price = outcome_.verdicts[winner].price_exact;
        if (!price.empty()) unit_ = lcm(unit_, Integer(denominator(Rational(price))));
    }
}

void PhragmenMeasures::bear(std::uint32_t project, const Integer& load) {
    const auto round = std::uint32_t(loads_.size());
    loads_.push_back(load);
    voters_.push_back(0);
    for (auto& bearers : bearers_) bearers.push_back(0);
    for (const Supporter& supporter : support_.of(project)) {
        const std::int64_t voters = election_.multiplicity[supporter.group];
        const auto before = std::exchange(round_of_[supporter.group], round);
        voters_[before] -= voters;
        voters_[round] += voters;
        for (const Mark& mark : election_.marks_of(supporter.group)) {
            bearers_[mark.project][before] -= voters;
            bearers_[mark.project][round] += voters;
        }
    }
}

/// Where the count was stopped: the load of those who stopped it, and no equal can win. Else whoever fits can win.
Moment PhragmenMeasures::last_moment() const {
    Moment moment;
    moment.left = election_.budget - outcome_.total_cost;
    if (options_.at_misfit == AtMisfit::skip) return moment;
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        const auto reason = outcome_.verdicts[p].reason;
        const bool was_open = reason == Reason::no_room || reason == Reason::after_stop;
        if (!was_open || support_.votes[p] == 0) continue;
        const Integer load = loser_now(p).borne + unit_ * election_.projects[p].cost;
        if (moment.load && load * moment.parts >= *moment.load * support_.votes[p]) continue;
        moment.load = load;
        moment.parts = support_.votes[p];
    }
    return moment;
}

/// Who has no votes stands beside all others without: counted anew for each cost tried.
std::int64_t PhragmenMeasures::cost_by_counting(std::uint32_t project) const {
    Election changed = election_;
    std::int64_t wins = 0, loses = std::min(election_.projects[project].cost, election_.budget + 1);
    while (loses - wins > 1) {
        const auto cost = wins + (loses - wins) / 2;
        changed.projects[project].cost = cost;
        const auto ties = ties_.rule == TieRule::lot ? ties_ : break_ties(changed, ties_.rule);
        (phragmen(changed, options_, ties).verdicts[project].place > 0 ? wins : loses) = cost;
    }
    return wins;
}

void PhragmenMeasures::fill(std::vector<Measures>& measures) {
    find_unit();
    auto left = election_.budget;
    for (const auto winner : outcome_.winners) {
        const auto& price = outcome_.verdicts[winner].price_exact;
        Moment moment;
        moment.winner = winner;
        moment.left = left;
        if (!price.empty()) {
            const Rational load(price);
            moment.load = numerator(load) * (unit_ / denominator(load));
        }
        look(moment, measures);
        if (moment.load) bear(winner, *moment.load);
        left -= election_.projects[winner].cost;
    }
    look(last_moment(), measures);
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        if (outcome_.verdicts[p].place > 0 || support_.votes[p] > 0) continue;
        if (const auto cost = cost_by_counting(p); cost > 0) measures[p].winning_cost = cost;
    }
}

}  // namespace

void measure_phragmen(const Election& election, const PhragmenOptions& options, const TieBreak& ties,
                      const Outcome& outcome, std::vector<Measures>& measures) {
    PhragmenMeasures(election, options, ties, outcome).fill(measures);
}

}  // namespace allting::allocation
