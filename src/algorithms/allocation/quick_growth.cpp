// How far the endowment may grow before equal shares buys anything else. While the purchases stay the same, each purse
// never shrinks and each price never rises when the endowment grows, and all are continuous: so who is rich stays rich,
// and from bounds of how fast purses grow follow bounds of how fast prices fall. Whoever is poor at first may become
// rich on the way; then both are allowed for.
#include <cmath>

#include "algorithms/allocation/quick_shares.hpp"

namespace allting::allocation {
/// Pays, with bounds of how fast what is left then grows; notes where another project would be cheaper.
void QuickShares::follow_growth(std::uint32_t winner) {
    const Bidder& bidder = all_[winner];
    // Where nobody is surely rich, yet it could be paid for, all pay their whole, equal shares, and are rich from here on.
    level_fall_high_ = bidder.fall * bidder.level_per_price * slightly_more;
    const double lowest = bidder.level - bidder.level_error - level_fall_high_ * width_;
    double may_be_rich = 0, surely_growing = 0;
    for (const Supporter& supporter : bidder.supporters) {
        const Purse& purse = purses_[supporter.group];
        const bool stays_poor = purse.money + purse.error + purse.growth_high * width_ < lowest * supporter.weight * slightly_less;
        may_be_rich += stays_poor ? 0 : purse.voters * double(supporter.weight);
        surely_growing += stays_poor ? double(purse.growth_low) * purse.voters : 0;
    }
    level_fall_low_ = may_be_rich > 0 ? surely_growing / may_be_rich * slightly_less : 0;
    bound_reach(winner, level_fall_low_ / bidder.level_per_price * slightly_less);
    order_.win(winner, {.cost = bidder.cost, .level = bidder.level, .level_error = bidder.level_error,
                        .fall_low = level_fall_low_, .fall_high = level_fall_high_});
    pay_growing(bidder);
}

/// A project that is dearer now falls at most along a line from where it was last looked at. If that line meets the
/// winner's too soon, it is looked at once more: later rounds have only made it dearer.
void QuickShares::bound_reach(std::uint32_t winner, double winner_fall) {
    const double price = all_[winner].price_high;
    watch(winner, never);
    for (std::size_t i = 0; i < open_.size();) {
        Bidder& other = all_[open_[i]];
        const auto meets = [&] {
            const double approach = other.fall - winner_fall;
            return approach > 0 ? std::max(other.price_low - price, 0.0) / approach : never;
        };
        if (open_[i] != winner) {
            double reach = meets();
            if (reach < reach_ && other.round != round_) {
                const Look look = look_at(other);
                if (look == Look::cannot_pay) {
                    watch(open_[i], other.unpayable_reach, true);
                    open_.erase(open_.begin() + std::ptrdiff_t(i));
                    continue;
                }
                reach = look == Look::can_pay ? meets() : 0;
            }
            watch(open_[i], reach);
        }
        ++i;
    }
}

/// From the current endowment on, the loser surely does not win this round so far.
void QuickShares::watch(std::uint32_t loser, double reach, bool is_unpayable) {
    reach_ = std::min(reach_, reach);
    order_.add_watch({loser, is_unpayable, all_[loser].price_low, all_[loser].fall, endowment_money_,
                      endowment_money_ + reach * (1 - nearly)});
}

void QuickShares::pay_growing(const Bidder& bidder) {
    const double surely = bidder.level - bidder.level_error;
    const double lowest = surely - level_fall_high_ * width_;
    for (const Supporter& supporter : bidder.supporters) {
        is_touched_[supporter.group] = 1;
        Purse& purse = purses_[supporter.group];
        const double weight = supporter.weight;
        const double money = purse.money + purse.error;
        if (money == 0 && purse.growth_high == 0) continue;
        if (money + purse.growth_high * width_ < lowest * weight * slightly_less) {
            purse = {0, 0, purse.voters, 0, 0};
            order_.add_spender(supporter.group);
            continue;
        }
        const bool is_sure = purse.money - purse.error > bidder.level * (1 + nearly) * weight;
        if (is_sure) order_.add_rich(supporter.group, weight);
        else order_.add_unsure(supporter.group);
        purse.growth_low = is_sure ? float(purse.growth_low + level_fall_low_ * weight) * downwards : 0;
        purse.growth_high = float(purse.growth_high + level_fall_high_ * weight) * upwards;
        if (money * (1 + rounding) < surely * weight) {
            purse.money = purse.error = 0;  // now; richer with a larger endowment, perhaps
            continue;
        }
        if (purse.money == 0) continue;
        const double error = purse.error + bidder.level_error * weight + purse.money * 4 * rounding;
        purse.money = std::max(purse.money - bidder.level * weight, next_to_nothing);
        purse.error = float(error) * upwards;
    }
}

}  // namespace allting::allocation
