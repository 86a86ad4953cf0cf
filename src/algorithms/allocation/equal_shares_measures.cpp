// The count is gone through once more with its prices. Voters who paid alike hold the same and are one class; all money
// is a whole number of 1 / unit, and the unit grows where a price does not divide evenly.
#include "algorithms/allocation/equal_shares_measures.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "algorithms/allocation/rational.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {
namespace {

/// Before a purchase; or after the last, when everybody gives all they have.
struct Moment {
    std::optional<std::uint32_t> winner;
    Integer price;          // what a voter who can gives for the winner, times unit
    std::int64_t cost = 1;  // of the winner
};

/// Supporters of the loser who hold the same money.
struct Part {
    const Integer* money;
    std::int64_t voters;
};

class EqualSharesMeasures {
public:
    EqualSharesMeasures(const Election& election, Satisfaction satisfaction, const TieBreak& ties, const Outcome& outcome,
                        std::optional<std::uint32_t> only)
        : election_(election), by_cost_(satisfaction == Satisfaction::cost), ties_(ties), outcome_(outcome),
          support_(gather_support(election, satisfaction)), unit_(std::max<std::int64_t>(election.ballot_count, 1)),
          money_{Integer(election.budget)}, voters_{election.ballot_count}, class_of_(election.group_count(), 0),
          spent_(election.projects.size()), is_dropped_(election.projects.size(), false), only_(only) {}
    void fill(std::vector<Measures>& measures);

private:
    bool is_asked(std::uint32_t project) const { return outcome_.verdicts[project].place == 0 && (!only_ || *only_ == project); }
    void look(const Moment& moment, std::vector<Measures>& measures);
    void look_at(std::uint32_t project, const Moment& moment, Measures& measures);
    void gather(std::uint32_t project);
    void drop_if_too_poor(std::uint32_t project, Measures& measures);
    Integer given(std::int64_t cost, const Moment& moment) const;
    bool wins(std::uint32_t project, std::int64_t cost, const Moment& moment) const;
    bool wins_equal(const Standing& changed, bool some_are_rich, const Moment& moment) const;
    std::int64_t largest_cost(std::uint32_t project, std::int64_t known, const Moment& moment) const;
    std::optional<std::int64_t> approvals_for(std::uint32_t project, const Moment& moment) const;
    Integer most_each(std::int64_t cost, const Moment& moment) const;
    void order_classes();
    void drop_empty_classes();
    void widen(const Integer& factor);
    void pay(std::uint32_t project, const Integer& price);

    const Election& election_;
    const bool by_cost_;
    const TieBreak& ties_;
    const Outcome& outcome_;
    Support support_;
    Integer unit_;
    std::vector<Integer> money_;          // per class, times unit
    std::vector<std::int64_t> voters_;    // per class
    std::vector<std::uint32_t> class_of_; // per ballot group
    std::vector<std::uint32_t> richest_;  // classes, the richest first
    std::vector<std::int64_t> mine_;      // per class: voters who mark the loser looked at
    std::vector<Part> parts_;             // the same, the richest first
    std::vector<std::vector<std::pair<std::uint32_t, Integer>>> spent_;  // per project: winner, money times unit
    std::vector<bool> is_dropped_;
    std::optional<std::uint32_t> only_;   // the one loser that is asked for; all of them otherwise
};

void EqualSharesMeasures::gather(std::uint32_t project) {
    mine_.assign(money_.size(), 0);
    for (const Supporter& supporter : support_.of(project)) {
        mine_[class_of_[supporter.group]] += election_.multiplicity[supporter.group];
    }
    parts_.clear();
    for (const auto number : richest_) {
        if (mine_[number] > 0) parts_.push_back({&money_[number], mine_[number]});
    }
}

/// What each may give for a project of this cost without its being dearer than the winner; times unit · winner's cost.
Integer EqualSharesMeasures::most_each(std::int64_t cost, const Moment& moment) const {
    return by_cost_ ? Integer(moment.price * cost) : Integer(moment.price * moment.cost);
}

/// What the supporters would give together, times unit · winner's cost.
Integer EqualSharesMeasures::given(std::int64_t cost, const Moment& moment) const {
    const Integer most = most_each(cost, moment);
    Integer sum = 0;
    for (const Part& part : parts_) {
        const Integer all = *part.money * moment.cost;
        sum += (moment.winner && all > most ? most : all) * part.voters;
    }
    return sum;
}

/// With exactly what is needed the price is the winner's, unless nobody could give as much as that.
bool EqualSharesMeasures::wins_equal(const Standing& changed, bool some_are_rich, const Moment& moment) const {
    if (!moment.winner || !some_are_rich) return true;
    const auto rival = *moment.winner;
    return would_go_before(election_, ties_, changed, {rival, moment.cost, support_.votes[rival]});
}

bool EqualSharesMeasures::wins(std::uint32_t project, std::int64_t cost, const Moment& moment) const {
    const Integer missing = unit_ * moment.cost * cost - given(cost, moment);
    if (missing != 0) return missing < 0;
    const bool some_are_rich = !parts_.empty() && *parts_.front().money * moment.cost >= most_each(cost, moment);
    return wins_equal({project, cost, support_.votes[project]}, some_are_rich, moment);
}

/// The largest cost above `known` at which it wins, else `known`. What is given less what it costs is concave in the
/// cost and 0 at 0: so cheaper wins where dearer does.
std::int64_t EqualSharesMeasures::largest_cost(std::uint32_t project, std::int64_t known, const Moment& moment) const {
    if (!by_cost_ || !moment.winner) {
        const Integer most = given(1, moment) / (unit_ * moment.cost);
        const auto cost = std::int64_t(std::min<Integer>(most, INT64_MAX / 2));
        return std::max(known, cost > 0 && !wins(project, cost, moment) ? cost - 1 : cost);
    }
    auto too_much = election_.projects[project].cost;
    if (known + 1 >= too_much || !wins(project, known + 1, moment)) return known;
    std::int64_t best = known + 1;
    while (too_much - best > 1) {
        const auto cost = best + (too_much - best) / 2;
        (wins(project, cost, moment) ? best : too_much) = cost;
    }
    return best;
}

/// The richest who do not mark it yet give most.
std::optional<std::int64_t> EqualSharesMeasures::approvals_for(std::uint32_t project, const Moment& moment) const {
    const auto cost = election_.projects[project].cost, votes = support_.votes[project];
    const Integer most = most_each(cost, moment);
    Integer missing = unit_ * moment.cost * cost - given(cost, moment);
    std::int64_t added = 0;
    bool some_are_rich = !parts_.empty() && *parts_.front().money * moment.cost >= most;
    const auto equal_wins = [&] {
        return added > 0 && wins_equal({project, cost, votes + added}, some_are_rich, moment);
    };
    for (const auto number : richest_) {
        const std::int64_t others = voters_[number] - mine_[number];
        if (others == 0) continue;
        if (missing == 0 && equal_wins()) return added;
        const Integer all = money_[number] * moment.cost;
        const bool is_rich = moment.winner && all >= most;
        const Integer each = is_rich ? most : all;
        if (each == 0) break;
        const Integer enough = missing / each;
        some_are_rich |= is_rich && enough > 0;
        if (enough < others) {
            added += std::int64_t(enough);
            return missing == each * enough && equal_wins() ? added : added + 1;
        }
        added += others;
        missing -= each * others;
    }
    return missing == 0 && equal_wins() ? std::optional(added) : std::nullopt;
}

/// From here on its supporters can never pay for it: what they hold now, and where the rest went, is told.
void EqualSharesMeasures::drop_if_too_poor(std::uint32_t project, Measures& measures) {
    if (is_dropped_[project]) return;
    Integer owned = 0;
    for (const Part& part : parts_) owned += *part.money * part.voters;
    if (owned >= unit_ * election_.projects[project].cost) return;
    is_dropped_[project] = true;
    measures.money_when_dropped = std::int64_t(Integer(owned / unit_));
    for (const auto& [winner, money] : spent_[project]) {
        measures.spent_before.push_back({winner, std::int64_t(Integer(money / unit_))});
    }
}

void EqualSharesMeasures::look_at(std::uint32_t project, const Moment& moment, Measures& measures) {
    gather(project);
    drop_if_too_poor(project, measures);
    const auto cost = election_.projects[project].cost;
    const auto best = largest_cost(project, measures.winning_cost.value_or(0), moment);
    if (best > 0) measures.winning_cost = best;
    const auto added = approvals_for(project, moment);
    if (added && (!measures.approvals_missing || *added < *measures.approvals_missing)) measures.approvals_missing = added;
    if (cost == 0) return;
    const auto percent = std::int64_t(Integer(given(cost, moment) * 100 / (unit_ * moment.cost * cost)));
    measures.support_percent = std::max(measures.support_percent.value_or(0), percent);
}

void EqualSharesMeasures::order_classes() {
    richest_.resize(money_.size());
    std::iota(richest_.begin(), richest_.end(), 0u);
    std::sort(richest_.begin(), richest_.end(), [&](auto a, auto b) {
        const int difference = money_[a].compare(money_[b]);
        return difference != 0 ? difference > 0 : a < b;
    });
}

void EqualSharesMeasures::look(const Moment& moment, std::vector<Measures>& measures) {
    order_classes();
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        if (is_asked(p)) look_at(p, moment, measures[p]);
    }
}

void EqualSharesMeasures::widen(const Integer& factor) {
    if (factor == 1) return;
    unit_ *= factor;
    for (auto& money : money_) money *= factor;
    for (auto& project : spent_)
        for (auto& [winner, money] : project) money *= factor;
}

/// Each part of a class that pays becomes a class of its own.
void EqualSharesMeasures::pay(std::uint32_t project, const Integer& price) {
    std::vector<std::uint32_t> after(money_.size(), 0);
    std::vector<Integer> paid(money_.size());
    std::vector<Integer> spent(election_.projects.size());
    for (const Supporter& supporter : support_.of(project)) {
        const std::int64_t voters = election_.multiplicity[supporter.group];
        auto& number = class_of_[supporter.group];
        const auto before = number;
        if (after[before] == 0) {
            after[before] = std::uint32_t(money_.size());
            paid[before] = std::min(money_[before], price);
            money_.push_back(money_[before] - paid[before]);
            voters_.push_back(0);
        }
        number = after[before];
        voters_[before] -= voters;
        voters_[number] += voters;
        for (const Mark& mark : election_.marks_of(supporter.group)) {
            if (is_asked(mark.project) && !is_dropped_[mark.project]) {
                spent[mark.project] += paid[before] * voters;
            }
        }
    }
    for (std::uint32_t p = 0; p < spent.size(); ++p) {
        if (spent[p] > 0) spent_[p].emplace_back(project, std::move(spent[p]));
    }
}

void EqualSharesMeasures::drop_empty_classes() {
    std::vector<std::uint32_t> after(money_.size(), 0);
    std::size_t kept = 0;
    for (std::size_t number = 0; number < money_.size(); ++number) {
        if (voters_[number] == 0) continue;
        after[number] = std::uint32_t(kept);
        if (kept != number) money_[kept] = std::move(money_[number]);
        voters_[kept++] = voters_[number];
    }
    money_.resize(kept);
    voters_.resize(kept);
    for (auto& number : class_of_) number = after[number];
}

void EqualSharesMeasures::fill(std::vector<Measures>& measures) {
    for (const auto winner : outcome_.winners) {
        const Rational price(outcome_.verdicts[winner].price_exact);
        widen(denominator(price) / gcd(unit_, Integer(denominator(price))));
        const Moment moment{winner, numerator(price) * (unit_ / denominator(price)), election_.projects[winner].cost};
        look(moment, measures);
        pay(winner, moment.price);
        drop_empty_classes();
    }
    look({std::nullopt, 0, 1}, measures);
}

}  // namespace

void measure_equal_shares(const Election& election, Satisfaction satisfaction, const TieBreak& ties,
                          const Outcome& outcome, std::vector<Measures>& measures, std::optional<std::uint32_t> only) {
    EqualSharesMeasures(election, satisfaction, ties, outcome, only).fill(measures);
}

}  // namespace allting::allocation
