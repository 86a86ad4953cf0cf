// How far the endowment may grow before equal shares buys anything else. While the purchases stay the same, each purse
// never shrinks and each price never rises when the endowment grows, and all are continuous: so who is rich stays rich,
// and from bounds of how fast purses grow follow bounds of how fast prices fall. Whoever is poor at first may become
// rich on the way; then both are allowed for.
#include <cmath>

#include "algorithms/allocation/quick_shares.hpp"

namespace allting::allocation {
namespace {

constexpr double nearly = 1e-6;
constexpr double slightly_more = 1 + 1e-6;
constexpr double slightly_less = 1 - 1e-6;
constexpr double rounding = 0x1p-52;
constexpr float upwards = 1 + 0x1p-20F;
constexpr float downwards = 1 - 0x1p-20F;
constexpr double next_to_nothing = 1e-300;

}  // namespace

/// Of the supporters gathered: how fast the money of those grows, at most, who are not surely rich.
double QuickShares::growth_of_poor(double level) const {
    double growth = 0;
    const double higher = level * (1 + nearly);
    for (std::size_t i = 0; i < payers_; ++i)
        growth += money_[i] - error_[i] > higher * weight_[i] ? 0 : double(growth_[i]) * voters_[i];
    return growth * slightly_more;
}

/// Pays, with bounds of how fast what is left then grows; notes where another project would be cheaper.
void QuickShares::follow_growth(std::uint32_t winner) {
    const Bidder& bidder = all_[winner];
    double sure = 0, growth = 0;
    for (const Supporter& supporter : support_.of(bidder.project)) {
        if (supporter.weight <= 0) continue;
        const Purse& purse = purses_[supporter.group];
        const double weight = double(supporter.weight);
        const bool is_sure = purse.money - purse.error > bidder.level * (1 + nearly) * weight;
        sure += is_sure ? purse.voters * weight : 0;
        growth += is_sure ? 0 : double(growths_[supporter.group].high) * purse.voters;
    }
    // Nobody surely rich, yet it could be paid for: all pay their whole, equal shares, and are rich from here on.
    level_fall_high_ = sure > 0 ? growth / sure * slightly_more : 0;
    const double lowest = bidder.level - bidder.level_error - level_fall_high_ * width_;
    double may_be_rich = 0, surely_growing = 0;
    for (const Supporter& supporter : support_.of(bidder.project)) {
        if (supporter.weight <= 0) continue;
        const Purse& purse = purses_[supporter.group];
        const Growth& own = growths_[supporter.group];
        const bool stays_poor = purse.money + purse.error + own.high * width_ < lowest * supporter.weight * slightly_less;
        may_be_rich += stays_poor ? 0 : purse.voters * double(supporter.weight);
        surely_growing += stays_poor ? double(own.low) * purse.voters : 0;
    }
    level_fall_low_ = may_be_rich > 0 && sure > 0 ? surely_growing / may_be_rich * slightly_less : 0;
    bound_reach(winner, level_fall_low_ / bidder.level_per_price * slightly_less);
    pay_growing(bidder);
}

/// A project that is dearer now falls at most along a line from where it was last looked at. If that line meets the
/// winner's too soon, it is looked at once more: later rounds have only made it dearer.
void QuickShares::bound_reach(std::uint32_t winner, double winner_fall) {
    const double price = all_[winner].price_high;
    for (std::size_t i = 0; i < open_.size();) {
        Bidder& other = all_[open_[i]];
        const auto meets = [&] {
            const double approach = other.fall - winner_fall;
            return approach > 0 ? std::max(other.price_low - price, 0.0) / approach : HUGE_VAL;
        };
        if (open_[i] != winner && meets() < reach_) {
            if (other.round != round_) {
                const Look look = look_at(other);
                if (look == Look::cannot_pay) {
                    open_.erase(open_.begin() + std::ptrdiff_t(i));
                    continue;
                }
                if (look == Look::cannot_tell) reach_ = 0;
            }
            reach_at_most(meets());
        }
        ++i;
    }
}

void QuickShares::pay_growing(const Bidder& bidder) {
    const double surely = bidder.level - bidder.level_error;
    const double lowest = surely - level_fall_high_ * width_;
    for (const Supporter& supporter : support_.of(bidder.project)) {
        if (supporter.weight <= 0) continue;
        is_touched_[supporter.group] = 1;
        Purse& purse = purses_[supporter.group];
        Growth& growth = growths_[supporter.group];
        const double weight = supporter.weight;
        const double money = purse.money + purse.error;
        if (money + growth.high * width_ < lowest * weight * slightly_less) {
            purse = {0, 0, purse.voters};
            growth = {0, 0};
            continue;
        }
        const bool is_sure = purse.money - purse.error > bidder.level * (1 + nearly) * weight;
        growth.low = is_sure ? float(growth.low + level_fall_low_ * weight) * downwards : 0;
        growth.high = float(growth.high + level_fall_high_ * weight) * upwards;
        if (money * (1 + rounding) < surely * weight) {
            purse = {0, 0, purse.voters};  // now; richer with a larger endowment, perhaps
            continue;
        }
        if (purse.money == 0) continue;
        const double error = purse.error + bidder.level_error * weight + purse.money * 4 * rounding;
        purse.money = std::max(purse.money - bidder.level * weight, next_to_nothing);
        purse.error = float(error) * upwards;
    }
}

}  // namespace allting::allocation
