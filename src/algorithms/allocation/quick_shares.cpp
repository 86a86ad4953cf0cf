// The bounds: each purse knows how far it may be off. A sum over k purses is off by their errors and its roundings,
// which are few because blocks of 64 are summed first. f(level) = Σ min(money, level·weight) is concave, so a level with
// |f(level) − cost| ≤ δ is off by δ / W at most, W = weight of those who surely are rich a little above it.
#include "algorithms/allocation/quick_shares.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace allting::allocation {
namespace {

constexpr double rounding = 0x1p-52;         // twice the relative error of one operation, to be safe
constexpr float upwards = 1 + 0x1p-20F;      // more than what rounding to a float takes away
constexpr double slightly_more = 1 + 1e-6;   // more than what roundings of growths take away
constexpr std::size_t block = 64;
constexpr double nearly = 1e-6;              // how far above a level somebody is rich who surely is rich
constexpr double next_to_nothing = 1e-300;   // a purse that may be 0, but is not surely so

/// Relative error of a sum of that many products.
double rounding_of(std::size_t terms) { return rounding * double(block + 4 + terms / block); }

}  // namespace

QuickShares::QuickShares(const Election& election, const Support& support, Satisfaction satisfaction,
                         std::span<const std::uint32_t> wanted, const TieBreak& ties)
    : election_(election), support_(support), ties_(ties) {
    for (const auto project : wanted) {
        Bidder bidder;
        bidder.project = project;
        std::int64_t weight = 0;
        const auto supporters = support.of(project);
        for (const Supporter& supporter : supporters)
            if (supporter.weight > 0) weight += std::int64_t(supporter.weight) * election.multiplicity[supporter.group];
        const auto factor = factor_of(election, support, satisfaction, project);
        bidder.cost = double(election.projects[project].cost);
        bidder.weight = double(weight);
        bidder.weight_max = supporters.back().weight;  // they stand by weight
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
    purses_.resize(election_.group_count());
    for (std::size_t group = 0; group < purses_.size(); ++group)
        purses_[group] = {endowment_money_, error, float(election_.multiplicity[group])};
    is_touched_.assign(purses_.size(), 0);
    if (width_ > 0) growths_.assign(purses_.size(), {1, 1});
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

/// Copies the supporters who have something side by side, and sums up what they have.
void QuickShares::gather(const Bidder& bidder) {
    const auto supporters = support_.of(bidder.project);
    if (money_.size() < supporters.size()) {
        money_.resize(supporters.size());
        error_.resize(supporters.size());
        voters_.resize(supporters.size());
        weight_.resize(supporters.size());
        growth_.resize(supporters.size());
    }
    std::size_t next = 0;
    for (const Supporter& supporter : supporters) {
        const Purse purse = purses_[supporter.group];
        money_[next] = purse.money;
        error_[next] = purse.error;
        voters_[next] = purse.voters;
        weight_[next] = float(supporter.weight);
        const bool may_grow = width_ > 0 && growths_[supporter.group].high > 0;
        if (width_ > 0) growth_[next] = growths_[supporter.group].high;
        next += (purse.money > 0 || may_grow) && supporter.weight > 0;
    }
    payers_ = next;
    owned_ = owned_error_ = 0;
    for (std::size_t from = 0; from < payers_; from += block) {
        double owned = 0, error = 0;
        for (std::size_t i = from, to = std::min(from + block, payers_); i < to; ++i) {
            owned += money_[i] * voters_[i];
            error += double(error_[i]) * voters_[i];
        }
        owned_ += owned;
        owned_error_ += error;
    }
    owned_error_ = owned_error_ * 1.0001 + owned_ * rounding_of(payers_);
}

QuickShares::Sums QuickShares::sums_at(double level) const {
    Sums all;
    const double higher = level * (1 + nearly);
    for (std::size_t from = 0; from < payers_; from += block) {
        Sums sums;
        for (std::size_t i = from, to = std::min(from + block, payers_); i < to; ++i) {
            const double money = money_[i], voters = voters_[i], weight = weight_[i];
            const bool is_poor = money < level * weight;
            const bool is_sure = money - error_[i] > higher * weight;
            sums.poor += is_poor ? money * voters : 0;
            sums.rich += is_poor ? 0 : voters * weight;
            sums.sure += is_sure ? voters * weight : 0;
            sums.error += is_sure ? 0 : error_[i] * voters;
        }
        all.poor += sums.poor;
        all.rich += sums.rich;
        all.sure += sums.sure;
        all.error += sums.error;
    }
    return all;
}

bool QuickShares::is_untouched(const Bidder& bidder) const {
    for (const Supporter& supporter : support_.of(bidder.project))
        if (supporter.weight > 0 && is_touched_[supporter.group]) return false;
    return true;
}

QuickShares::Look QuickShares::look_at(Bidder& bidder) {
    bidder.round = round_;
    gather(bidder);
    if (owned_ + owned_error_ < bidder.cost) {
        if (width_ > 0) reach_at_most((bidder.cost - owned_ - owned_error_) / growth_of_poor(HUGE_VAL));
        return Look::cannot_pay;
    }
    if (owned_ - owned_error_ > bidder.cost) return settle_price(bidder);
    return is_untouched(bidder) ? look_at_untouched(bidder) : Look::cannot_tell;
}

/// All have their whole share: in whole numbers, are there enough of them?
QuickShares::Look QuickShares::look_at_untouched(Bidder& bidder) {
    std::int64_t voters = 0, weight_max = 0;
    for (const Supporter& supporter : support_.of(bidder.project)) {
        if (supporter.weight > 0) voters += election_.multiplicity[supporter.group];
        weight_max = std::max<std::int64_t>(weight_max, supporter.weight);
    }
    const Wide cost = Wide(election_.projects[bidder.project].cost) * endowment_.denominator;
    if (endowment_.numerator * voters < cost) {
        reach_at_most(double(cost - endowment_.numerator * voters) / double(endowment_.denominator) / double(voters) * 0.999);
        return Look::cannot_pay;
    }
    bidder.fall = 0;
    if (double(weight_max * voters) != bidder.weight) return Look::cannot_tell;
    // Enough, and all of one weight: nobody is poor.
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
    Sums sums = sums_at(level);
    for (int i = 0; i < 60; ++i) {
        if (sums.rich <= 0) return Look::cannot_tell;
        const double next = (bidder.cost - sums.poor) / sums.rich;
        const double rich = sums.rich;
        const bool has_settled = std::abs(next - level) <= level * 4 * rounding;
        level = next;
        if (has_settled) break;
        sums = sums_at(level);
        if (sums.rich == rich) break;
    }
    if (sums.sure <= 0 || level <= 0) return Look::cannot_tell;
    const double missing = std::abs(bidder.cost - sums.poor - level * sums.rich);
    const double error = missing + sums.error * 1.0001 + bidder.cost * rounding_of(payers_);
    const double level_error = error / sums.sure + level * 4 * rounding;
    if (level_error > level * nearly / 2) return Look::cannot_tell;
    bidder.level = level;
    bidder.level_error = level_error;
    bidder.has_poor = sums.sure != bidder.weight;
    bidder.price_low = (level - level_error) / bidder.level_per_price * (1 - 4 * rounding);
    if (width_ > 0) bidder.fall = growth_of_poor(level) / sums.sure / bidder.level_per_price * slightly_more;
    bidder.price_high = (level + level_error) / bidder.level_per_price * (1 + 4 * rounding);
    return Look::can_pay;
}

/// Looks at projects while their lower bound does not exceed the best upper bound. False where it cannot tell.
bool QuickShares::find_cheapest(std::vector<std::uint32_t>& cheapest) {
    ++round_;
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
        if (look == Look::cannot_pay) open_.erase(open_.begin() + std::ptrdiff_t(place));
        else best = std::min(best, bidder.price_high);
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
    const double surely = bidder.level - bidder.level_error;
    for (const Supporter& supporter : support_.of(bidder.project)) {
        if (supporter.weight <= 0) continue;
        is_touched_[supporter.group] = 1;
        Purse& purse = purses_[supporter.group];
        if (purse.money == 0) continue;
        const double weight = supporter.weight;
        if ((purse.money + purse.error) * (1 + rounding) < surely * weight) {
            purse = {0, 0, purse.voters};
            continue;
        }
        const double error = purse.error + bidder.level_error * weight + purse.money * 4 * rounding;
        purse.money = std::max(purse.money - bidder.level * weight, next_to_nothing);
        purse.error = float(error) * upwards;
    }
}

std::optional<Purchases> QuickShares::count(const Endowment& endowment, double width) {
    width_ = width;
    reset(endowment);
    Purchases purchases;
    purchases.endowment = endowment;
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
    purchases.reach = reach_ * (1 - nearly);
    return purchases;
}

}  // namespace allting::allocation
