#include "algorithms/allocation/laid_money.hpp"

#include <algorithm>

#include "core/check.hpp"

namespace allting::allocation {

LaidMoney::LaidMoney(const Election& election, const Support& given, unsigned bits)
    : election_(election), given_(given), bits_(bits),
      histories_(Rational(election.budget, std::max<std::int64_t>(election.ballot_count, 1)), Histories::Payment::part),
      share_starts_(1, 0),
      money_(election.group_count(), whole(election.budget) / std::max<std::int64_t>(election.ballot_count, 1)),
      history_(election.group_count(), election.budget > 0 ? Histories::start : Histories::nothing),
      points_(election.group_count(), 0), support_(election.projects.size(), whole(0)),
      owned_(election.projects.size(), whole(0)), holders_(election.projects.size(), 0),
      holds_money_(election.projects.size(), 1) {
    std::vector<std::vector<Share>> by_group(election.group_count());
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
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
            holders_[share.project] += is_empty(group) ? 0 : 1;
            shares_.push_back(share);
        }
        share_starts_.push_back(std::uint32_t(shares_.size()));
    }
}

std::vector<LaidMoney::Giver> LaidMoney::givers_of(std::uint32_t project) const {
    std::vector<Giver> givers;
    for (const Supporter& supporter : given_.of(project)) {
        if (supporter.weight > 0 && !is_empty(supporter.group)) givers.push_back({supporter.group, supporter.weight});
    }
    return givers;
}

Holdings LaidMoney::lying_on(std::uint32_t project) const {
    Holdings lying;
    for (const auto [group, weight] : givers_of(project)) {
        lying.add(history_[group], std::int64_t(election_.multiplicity[group]) * weight, points_[group]);
    }
    lying.tidy();
    return lying;
}

Holdings LaidMoney::owned_by_supporters(std::uint32_t project) const {
    Holdings owned;
    for (const auto [group, weight] : givers_of(project)) owned.add(history_[group], election_.multiplicity[group]);
    owned.tidy();
    return owned;
}

int LaidMoney::compare_support(std::uint32_t project, std::int64_t amount) {
    return compare(support_[project], whole(amount), [&] {
        Sum above;
        above.add(lying_on(project), 1);
        above.constant -= amount;
        return histories_.sign(above);
    });
}

int LaidMoney::compare_owned(std::uint32_t project, std::int64_t amount) {
    return compare(owned_[project], whole(amount), [&] {
        Sum above;
        above.add(owned_by_supporters(project), 1);
        above.constant -= amount;
        return histories_.sign(above);
    });
}

int LaidMoney::compare_supports(Term a, Term b, std::int64_t surplus) {
    return compare(support_[a.project] * a.times + whole(surplus), support_[b.project] * b.times, [&] {
        Sum difference;
        difference.add(lying_on(a.project), a.times);
        difference.add(lying_on(b.project), -Rational(b.times));
        difference.constant += surplus;
        return histories_.sign(difference);
    });
}

std::int64_t LaidMoney::rounded_support(std::uint32_t project) {
    return std::int64_t(floor_of(support_[project], [&](const Integer& number) {
        return compare_support(project, std::int64_t(number));
    }));
}

/// The f with Σ min(money, f · lying there) = cost. A voter gives all where f reaches points / points there: so the
/// voters are gone through from the smallest such bound, and those before it give all.
LaidMoney::Multiple LaidMoney::multiple_for(std::uint32_t project) {
    auto givers = givers_of(project);
    std::sort(givers.begin(), givers.end(), [&](const Giver& a, const Giver& b) {
        return points_[a.group] * b.weight < points_[b.group] * a.weight;
    });
    Certain rest = whole(election_.projects[project].cost), lying = support_[project];
    for (std::size_t i = 0; i < givers.size(); ++i) {
        const auto group = givers[i].group;
        const auto weight = givers[i].weight;
        const auto sums = [&] {
            Holdings above, below;
            above.constant = election_.projects[project].cost;
            for (std::size_t k = 0; k < givers.size(); ++k) {
                const std::int64_t times = election_.multiplicity[givers[k].group];
                if (k < i) above.add(history_[givers[k].group], -times);
                else below.add(history_[givers[k].group], times * givers[k].weight, points_[givers[k].group]);
            }
            return std::pair(std::move(above), std::move(below));
        };
        // Is f = rest / lying no more than this bound?
        const int against_bound = compare(rest * weight, lying * points_[group], [&] {
            const auto [above, below] = sums();
            Sum difference;
            difference.add(above, weight);
            difference.add(below, -Rational(points_[group]));
            return histories_.sign(difference);
        });
        if (against_bound <= 0) {
            const Certain nearly = rest / lying;
            auto [above, below] = sums();
            const auto price = histories_.define(std::move(above), std::move(below), nearly);
            return {nearly, price, points_[group], weight, against_bound == 0};
        }
        const Certain all = money_[group] * std::int64_t(election_.multiplicity[group]);
        rest -= all;
        lying -= all * weight / points_[group];
    }
    CHECK(false);  // they own the cost together
    return {rest, 0, 1, 1, true};
}

/// A voter of the group pays and the project leaves their ballot: what lay on the others changes in proportion.
void LaidMoney::leave(std::uint32_t group, const Share& share, const Certain& after, std::uint32_t history_after) {
    const std::int64_t times = election_.multiplicity[group];
    const auto points_after = points_[group] - share.weight;
    const bool becomes_empty = !is_empty(group) && history_after == Histories::nothing;
    if (points_after > 0) {
        // Once per group what changes, then by each project's points.
        const Certain change = (after / points_after - money_[group] / points_[group]) * times;
        const Certain lost = (money_[group] - after) * times;
        for (auto i = share_starts_[group]; i < share_starts_[group + 1]; ++i) {
            const Share& other = shares_[i];
            if (!holds_money_[other.project]) continue;
            support_[other.project] += change * other.weight;
            owned_[other.project] -= lost;
            if (becomes_empty) lose_holder(other.project);
        }
    }
    money_[group] = after;
    history_[group] = history_after;
    points_[group] = points_after;
}

/// Where nobody holds anything, what is left of the intervals is 0.
void LaidMoney::lose_holder(std::uint32_t project) {
    if (--holders_[project] > 0) return;
    support_[project] = whole(0);
    owned_[project] = whole(0);
}

LaidMoney::Multiple LaidMoney::pay_for(std::uint32_t project) {
    const Multiple multiple = multiple_for(project);
    holds_money_[project] = 0;
    for (const auto [group, weight] : givers_of(project)) {
        const auto reach = points_[group] * multiple.bound_weight, bound = multiple.bound_points * weight;
        if (reach < bound || (reach == bound && multiple.is_bound_included)) {
            leave(group, {project, weight}, whole(0), Histories::nothing);
            continue;
        }
        const Certain after = money_[group] - multiple.nearly * money_[group] * std::int64_t(weight) / points_[group];
        leave(group, {project, weight}, after, histories_.after(history_[group], multiple.price, weight, points_[group]));
    }
    return multiple;
}

void LaidMoney::move_away_from(std::uint32_t project) {
    holds_money_[project] = 0;
    for (const auto [group, weight] : givers_of(project)) leave(group, {project, weight}, money_[group], history_[group]);
}

}  // namespace allting::allocation
