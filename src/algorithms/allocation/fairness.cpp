#include "algorithms/allocation/fairness.hpp"

#include <algorithm>
#include <numeric>

#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

__extension__ using Wide = __int128;  // voters × money, or voters × money × projects

std::int64_t rounded(const Rational& value, std::int64_t scale) {
    const Rational doubled = value * scale * 2;
    return std::int64_t(Integer((numerator(doubled) + denominator(doubled)) / (denominator(doubled) * 2)));
}

Figure figure_of(const Rational& value) { return {text_of(value), rounded(value, 1000)}; }

Amount amount_of(const Rational& value, const Election& election) {
    return {text_of(value), rounded(value / election.money_scale, 100)};
}

Rational ratio(const Integer& part, const Integer& whole) { return whole == 0 ? Rational(0) : Rational(part, whole); }

std::vector<char> flags_of(const Election& election, std::span<const std::uint32_t> winners) {
    std::vector<char> is_winner(election.projects.size(), 0);
    for (const auto winner : winners) is_winner[winner] = 1;
    return is_winner;
}

/// What each group's voters get from the projects flagged, as whole numbers over one denominator.
struct Gains {
    std::vector<Integer> of_group;
    Integer unit = 1;
};

Gains gains_from(const Election& election, const std::vector<char>& flags, Satisfaction satisfaction) {
    const Support support = gather_support(election, satisfaction);
    Gains gains{std::vector<Integer>(election.group_count()), 1};
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        gains.unit = lcm(gains.unit, Integer(factor_of(election, support, satisfaction, p).denominator));
    }
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        if (!flags[p]) continue;
        const Factor factor = factor_of(election, support, satisfaction, p);
        const Integer of_mark = gains.unit / factor.denominator * factor.numerator;
        for (const Supporter& supporter : support.of(p)) gains.of_group[supporter.group] += of_mark * supporter.weight;
    }
    return gains;
}

std::vector<std::uint32_t> groups_by(const std::vector<Integer>& gain) {
    std::vector<std::uint32_t> order(gain.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return gain[a] < gain[b]; });
    return order;
}

/// Σ over voters in ascending order of (2·rank − n − 1)·gain, divided by n·Σ gain. A group of k equal voters whose
/// ranks follow `before` others adds k·gain·(2·before + k − n). The blank ballots are those that gained nothing.
Rational gini_of(const Election& election, const std::vector<Integer>& gain) {
    const std::int64_t voters = election.ballot_count;
    std::int64_t before = voters;
    for (const auto times : election.multiplicity) before -= times;
    Integer weighted = 0, total = 0;
    for (const auto group : groups_by(gain)) {
        const std::int64_t times = election.multiplicity[group];
        weighted += gain[group] * times * (2 * before + times - voters);
        total += gain[group] * times;
        before += times;
    }
    return ratio(weighted, total * voters);
}

void count_backed(const Election& election, const std::vector<char>& is_winner, Fairness& fairness) {
    std::int64_t in_groups = 0, backed = 0, included = 0;
    Integer cost = 0;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        std::int64_t winners = 0;
        const auto times = election.multiplicity[group];
        for (const Mark& mark : election.marks_of(group)) {
            if (!is_winner[mark.project]) continue;
            ++winners;
            cost += Wide(election.projects[mark.project].cost) * times;
        }
        if (election.marks_of(group).empty()) fairness.blank += times;
        if (winners > 0) included += times;
        backed += winners * times;
        in_groups += times;
    }
    fairness.blank += election.ballot_count - in_groups;
    fairness.excluded = election.ballot_count - included;
    fairness.exclusion = figure_of(ratio(fairness.excluded, election.ballot_count));
    fairness.winners_backed = figure_of(ratio(backed, election.ballot_count));
    fairness.cost_backed = amount_of(ratio(cost, election.ballot_count), election);
}

void measure_budget_shares(const Election& election, const std::vector<char>& is_winner, Fairness& fairness) {
    const Gains shares = gains_from(election, is_winner, Satisfaction::effort);
    const Gains possible = gains_from(election, std::vector<char>(is_winner.size(), 1), Satisfaction::effort);
    // In units of 1 / (unit · n): an equal share is budget · unit, a voter's share is gain · n.
    const Integer equal_share = shares.unit * election.budget;
    const Integer voters = election.ballot_count;
    Integer covered = 0, fair_total = 0;
    std::int64_t blank = election.ballot_count;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto times = election.multiplicity[group];
        const Integer share = shares.of_group[group] * voters;
        const Integer fair = std::min<Integer>(equal_share, possible.of_group[group] * voters);
        const Integer bin = equal_share == 0 ? Integer(0) : Integer(share * 4 / equal_share);
        fairness.share_bins[bin < share_bin_count ? std::size_t(bin) : share_bin_count - 1] += times;
        if (share >= fair) fairness.reach_fair_share += times;
        covered += std::min(share, fair) * times;
        fair_total += fair * times;
        blank -= times;
    }
    fairness.share_bins[0] += blank;
    fairness.reach_fair_share += blank;  // their fair share is nothing
    fairness.fair_share_covered = figure_of(ratio(covered, fair_total));
}

/// Goes through the voters from the worst-off. Those so far who back a loser p form the group that is easiest to owe:
/// none of its size is worse off. So p breaks EJR+ up to one if and only if it does with one of these groups:
///   by cost     best_off + cost(p) ≤ voters · B / n        by number   (best_off + 1) · cost(p) ≤ voters · B / n
std::vector<OwedGroup> owed_groups(const Election& election, const std::vector<char>& is_winner, bool by_cost) {
    std::vector<std::int64_t> got(election.group_count(), 0);  // of winners, by each voter of the group
    for (std::size_t group = 0; group < got.size(); ++group) {
        for (const Mark& mark : election.marks_of(group)) {
            if (is_winner[mark.project]) got[group] += by_cost ? election.projects[mark.project].cost : 1;
        }
    }
    std::vector<std::uint32_t> order(got.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return got[a] < got[b]; });
    std::vector<std::int64_t> voters(election.projects.size(), 0);
    std::vector<OwedGroup> owed(election.projects.size());
    for (const auto group : order) {
        for (const Mark& mark : election.marks_of(group)) {
            const Wide cost = election.projects[mark.project].cost;
            // By cost, what costs nothing is worth nothing: nobody is owed it.
            if (is_winner[mark.project] || cost > election.budget || (by_cost && cost == 0)) continue;
            voters[mark.project] += election.multiplicity[group];
            const Wide needed = by_cost ? got[group] + cost : (got[group] + 1) * cost;
            if (needed * election.ballot_count > Wide(voters[mark.project]) * election.budget) continue;
            owed[mark.project] = {mark.project, voters[mark.project], {}, got[group]};
        }
    }
    std::erase_if(owed, [](const OwedGroup& group) { return group.voters == 0; });
    std::sort(owed.begin(), owed.end(), [&](const OwedGroup& a, const OwedGroup& b) {
        if (a.voters != b.voters) return a.voters > b.voters;
        return election.projects[a.project].id < election.projects[b.project].id;
    });
    for (OwedGroup& group : owed) {
        group.share = amount_of(ratio(Wide(group.voters) * election.budget, election.ballot_count), election);
    }
    return owed;
}

}  // namespace

Fairness fairness_of(const Election& election, std::span<const std::uint32_t> winners, Satisfaction satisfaction) {
    const auto is_winner = flags_of(election, winners);
    Fairness fairness;
    fairness.voters = election.ballot_count;
    count_backed(election, is_winner, fairness);
    fairness.gini = figure_of(gini_of(election, gains_from(election, is_winner, satisfaction).of_group));
    measure_budget_shares(election, is_winner, fairness);
    fairness.owed_by_cost = owed_groups(election, is_winner, true);
    fairness.owed_by_number = owed_groups(election, is_winner, false);
    return fairness;
}

Preference preference_between(const Election& election, std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, Satisfaction satisfaction) {
    const auto in_first = flags_of(election, first), in_second = flags_of(election, second);
    const auto gain_first = gains_from(election, in_first, satisfaction).of_group;
    const auto gain_second = gains_from(election, in_second, satisfaction).of_group;
    Preference preference;
    preference.neither = election.ballot_count;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto times = election.multiplicity[group];
        bool backs_first = false, backs_second = false;
        for (const Mark& mark : election.marks_of(group)) {
            backs_first |= in_first[mark.project] != 0;
            backs_second |= in_second[mark.project] != 0;
        }
        if (backs_first && !backs_second) preference.only_in_first += times;
        if (backs_second && !backs_first) preference.only_in_second += times;
        if (gain_first[group] == gain_second[group]) continue;
        (gain_first[group] > gain_second[group] ? preference.first : preference.second) += times;
        preference.neither -= times;
    }
    return preference;
}

std::vector<LabelShare> spending_by_label(const Election& election, std::span<const std::uint32_t> winners,
                                          std::span<const std::vector<std::uint32_t>> labels_of,
                                          std::size_t label_count) {
    const auto is_winner = flags_of(election, winners);
    const auto scores = scores_of(election);
    std::vector<LabelShare> shares(label_count);
    std::vector<Rational> spent(label_count, 0), score(label_count, 0);
    Rational all_spent = 0, all_score = 0;
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        const auto labels = std::int64_t(labels_of[p].size());
        for (const auto label : labels_of[p]) {
            ++shares[label].projects;
            shares[label].winners += is_winner[p];
            score[label] += Rational(scores[p], labels);
            if (is_winner[p]) spent[label] += Rational(election.projects[p].cost, labels);
        }
    }
    for (std::size_t label = 0; label < label_count; ++label) all_spent += spent[label], all_score += score[label];
    for (std::size_t label = 0; label < label_count; ++label) {
        shares[label].spent = amount_of(spent[label], election);
        if (all_spent != 0) shares[label].of_spending = figure_of(spent[label] / all_spent);
        if (all_score != 0) shares[label].of_score = figure_of(score[label] / all_score);
    }
    return shares;
}

}  // namespace allting::allocation
