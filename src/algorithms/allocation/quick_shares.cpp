// The bounds: each purse knows how far it may be off. A sum over k purses is off by their errors and its roundings,
// which are few because blocks of 64 are summed first. f(level) = Σ min(money, level·weight) is concave, so a level with
// |f(level) − cost| ≤ δ is off by δ / W at most, W = weight of those who surely are rich a little above it.
#include "algorithms/allocation/quick_shares.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace allting::allocation {
QuickShares::QuickShares(const Election& election, const Support& support, Satisfaction satisfaction,
                         std::span<const std::uint32_t> wanted, const TieBreak& ties)
    : election_(election), ties_(ties) {
    for (const auto project : wanted) {
        Bidder bidder;
        bidder.project = project;
        std::int64_t weight = 0;
        bidder.supporters = support.of(project);
        while (bidder.supporters.front().weight <= 0) bidder.supporters = bidder.supporters.subspan(1);
        for (const Supporter& supporter : bidder.supporters)
            weight += std::int64_t(supporter.weight) * election.multiplicity[supporter.group];
        const auto factor = factor_of(election, support, satisfaction, project);
        bidder.cost = double(election.projects[project].cost);
        bidder.weight = double(weight);
        bidder.weight_max = bidder.supporters.back().weight;
        bidder.level_per_price = double(factor.numerator) / double(factor.denominator);
        const auto common = std::gcd(election.projects[project].cost, factor.numerator);
        const Wide numerator = Wide(election.projects[project].cost / common) * factor.denominator;
        const Wide denominator = Wide(factor.numerator / common) * weight;
        if (numerator <= INT64_MAX && denominator <= INT64_MAX) {
            bidder.price_numerator = std::int64_t(numerator);
            bidder.price_denominator = std::int64_t(denominator);
        }
        all_.push_back(bidder);
    }
}

void QuickShares::reset(const Endowment& endowment) {
    endowment_ = endowment;
    endowment_money_ = double(endowment.numerator) / double(endowment.denominator);
    round_ = 0;
    const float error = float(endowment_money_ * 4 * rounding) * upwards;
    const float growth = width_ > 0 ? 1 : 0;
    purses_.resize(election_.group_count());
    for (std::size_t group = 0; group < purses_.size(); ++group)
        purses_[group] = {endowment_money_, error, float(election_.multiplicity[group]), growth, growth};
    is_touched_.assign(purses_.size(), 0);
    spent_in_.assign(purses_.size(), UINT32_MAX);
    is_sure_who_spent_ = width_ == 0;
    reach_ = width_;
    open_.clear();
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
        // However rich all are, it cannot cost less than this.
        all_[i].price_low = all_[i].cost / all_[i].weight / all_[i].level_per_price * (1 - 8 * rounding);
        all_[i].fall = 0;
        all_[i].round = 0;
        open_.push_back(i);
    }
}

bool QuickShares::is_untouched(const Bidder& bidder) const {
    for (const Supporter& supporter : bidder.supporters)
        if (is_touched_[supporter.group]) return false;
    return true;
}

QuickShares::Look QuickShares::look_at(Bidder& bidder) {
    bidder.round = round_;
    backers_.gather(bidder.supporters, purses_.data());
    const double most = backers_.owned() + backers_.owned_error();
    if (most < bidder.cost) {
        if (width_ > 0) bidder.unpayable_reach = (bidder.cost - most) / backers_.certainty_at(HUGE_VAL).growth;
        return Look::cannot_pay;
    }
    if (backers_.owned() - backers_.owned_error() > bidder.cost) return settle_price(bidder);
    return is_untouched(bidder) ? look_at_untouched(bidder) : Look::cannot_tell;
}

/// All have their whole share: in whole numbers, are there enough of them?
QuickShares::Look QuickShares::look_at_untouched(Bidder& bidder) {
    std::int64_t voters = 0, weight_max = 0;
    for (const Supporter& supporter : bidder.supporters) {
        voters += election_.multiplicity[supporter.group];
        weight_max = std::max<std::int64_t>(weight_max, supporter.weight);
    }
    const Wide cost = Wide(election_.projects[bidder.project].cost) * endowment_.denominator;
    if (endowment_.numerator * voters < cost) {
        bidder.unpayable_reach =
            double(cost - endowment_.numerator * voters) / double(endowment_.denominator) / double(voters) * 0.999;
        return Look::cannot_pay;
    }
    if (double(weight_max * voters) != bidder.weight) return Look::cannot_tell;
    // Enough, and all of one weight: nobody is poor.
    bidder.fall = 0;
    bidder.has_poor = false;
    bidder.level = bidder.cost / bidder.weight;
    bidder.level_error = bidder.level * 4 * rounding;
    bidder.price_low = bidder.level / bidder.level_per_price * (1 - 8 * rounding);
    bidder.price_high = bidder.level / bidder.level_per_price * (1 + 8 * rounding);
    return Look::can_pay;
}

/// Newton's method on a concave function: from below it never goes too far.
QuickShares::Look QuickShares::settle_price(Bidder& bidder) {
    double level = bidder.price_low * bidder.level_per_price;
    auto sums = backers_.sums_at(level);
    for (int i = 0; i < 60; ++i) {
        if (sums.rich <= 0) return Look::cannot_tell;
        const double next = (bidder.cost - sums.poor) / sums.rich;
        const double rich = sums.rich;
        const bool has_settled = std::abs(next - level) <= level * 4 * rounding;
        level = next;
        sums = backers_.sums_at(level);
        if (has_settled || sums.rich == rich) break;
    }
    const auto certainty = backers_.certainty_at(level);
    if (certainty.sure <= 0 || level <= 0) return Look::cannot_tell;
    const double missing = std::abs(bidder.cost - sums.poor - level * sums.rich);
    const double error = missing + certainty.error + bidder.cost * rounding_of(backers_.count());
    const double level_error = error / certainty.sure + level * 4 * rounding;
    if (level_error > level * nearly / 2) return Look::cannot_tell;
    bidder.level = level;
    bidder.level_error = level_error;
    bidder.has_poor = certainty.sure != bidder.weight;
    bidder.price_low = (level - level_error) / bidder.level_per_price * (1 - 4 * rounding);
    bidder.price_high = (level + level_error) / bidder.level_per_price * (1 + 4 * rounding);
    bidder.fall = certainty.growth / certainty.sure / bidder.level_per_price * slightly_more;
    return Look::can_pay;
}

/// Looks at projects while their lower bound does not exceed the best upper bound. False where it cannot tell.
bool QuickShares::find_cheapest(std::vector<std::uint32_t>& cheapest) {
    ++round_;
    if (width_ > 0) order_.begin_round();
    double best = std::numeric_limits<double>::infinity();
    while (true) {
        std::size_t place = open_.size();
        double low = best;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            const Bidder& bidder = all_[open_[i]];
            if (bidder.round == round_ || bidder.price_low > low) continue;
            place = i;
            low = bidder.price_low;
        }
        if (place == open_.size()) break;
        Bidder& bidder = all_[open_[place]];
        const Look look = look_at(bidder);
        if (look == Look::cannot_tell) return false;
        if (look == Look::cannot_pay) {
            if (width_ > 0) watch(open_[place], bidder.unpayable_reach, true);
            open_.erase(open_.begin() + std::ptrdiff_t(place));
        } else {
            best = std::min(best, bidder.price_high);
        }
    }
    cheapest.clear();
    for (const auto i : open_)
        if (all_[i].round == round_ && all_[i].price_low <= best) cheapest.push_back(i);
    return keep_equals(cheapest);
}

/// Of those that the bounds cannot tell apart, keeps the cheapest, in the order of the tie rule.
bool QuickShares::keep_equals(std::vector<std::uint32_t>& cheapest) const {
    if (cheapest.size() < 2) return true;
    for (const auto i : cheapest)
        if (all_[i].has_poor || all_[i].price_denominator == 0) return false;
    const auto difference = [&](std::uint32_t a, std::uint32_t b) {
        const Wide left = Wide(all_[a].price_numerator) * all_[b].price_denominator;
        const Wide right = Wide(all_[b].price_numerator) * all_[a].price_denominator;
        return left < right ? -1 : left > right ? 1 : 0;
    };
    std::sort(cheapest.begin(), cheapest.end(), [&](auto a, auto b) {
        const int sign = difference(a, b);
        return sign != 0 ? sign < 0 : ties_.prefers(all_[a].project, all_[b].project);
    });
    while (difference(cheapest.front(), cheapest.back()) != 0) cheapest.pop_back();
    return true;
}

void QuickShares::pay(const Bidder& bidder) {
    const double surely = bidder.level - bidder.level_error, at_most = bidder.level + bidder.level_error;
    for (const Supporter& supporter : bidder.supporters) {
        is_touched_[supporter.group] = 1;
        Purse& purse = purses_[supporter.group];
        if (purse.money == 0) continue;
        const double weight = supporter.weight;
        if ((purse.money + purse.error) * (1 + rounding) < surely * weight) {
            purse = {0, 0, purse.voters, 0, 0};
            spent_in_[supporter.group] = round_;
            continue;
        }
        if (bidder.has_poor && (purse.money - purse.error) * (1 - rounding) < at_most * weight) is_sure_who_spent_ = false;
        const double error = purse.error + bidder.level_error * weight + purse.money * 4 * rounding;
        purse.money = std::max(purse.money - bidder.level * weight, next_to_nothing);
        purse.error = float(error) * upwards;
    }
}

std::optional<std::vector<std::uint32_t>> QuickShares::spent_at() const {
    if (!is_sure_who_spent_) return std::nullopt;
    auto spent_at = spent_in_;
    const std::uint32_t purchases = round_ - 1;  // in the last round nobody could pay any more
    for (auto& at : spent_at) at = std::min(at - 1, purchases);
    return spent_at;
}

std::optional<Purchases> QuickShares::count(const Endowment& endowment, double width) {
    if (width > 0 && horizon_ > 0) {
        has_followed_ = true;
        if (auto purchases = count_following(endowment)) return purchases;
    }
    has_followed_ = false;
    stop_following();
    width_ = width;
    has_told_ = false;
    reset(endowment);
    if (width_ > 0) {
        if (order_.is_empty())
            order_.turn_round(election_.multiplicity, all_.size(), [this](auto i) { return all_[i].supporters; });
        order_.go_back_to(0, endowment_money_);
        horizon_ = endowment_money_ + width_;
    }
    Purchases purchases;
    purchases.endowment = endowment;
    auto bought = buy_on(std::move(purchases));
    if (!bought) stop_following();
    return bought;
}

/// Buys until nobody can pay any more, or the budget is exceeded.
std::optional<Purchases> QuickShares::buy_on(Purchases purchases) {
    std::vector<std::uint32_t> cheapest;
    while (purchases.cost <= election_.budget) {
        if (!find_cheapest(cheapest)) return std::nullopt;
        if (cheapest.empty()) break;
        if (cheapest.size() > 1) {
            Tie& tie = purchases.ties.emplace_back();
            for (const auto i : cheapest) tie.projects.push_back(all_[i].project);
        }
        const Bidder& winner = all_[cheapest.front()];
        if (width_ > 0) follow_growth(cheapest.front());
        else pay(winner);
        open_.erase(std::find(open_.begin(), open_.end(), cheapest.front()));
        purchases.projects.push_back(winner.project);
        purchases.cost += election_.projects[winner.project].cost;
    }
    has_told_ = true;
    purchases.reach = reach_ * (1 - nearly);
    if (width_ > 0) bought_ = purchases;
    return purchases;
}

}  // namespace allting::allocation
