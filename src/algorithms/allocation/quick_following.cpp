// A count that goes on from the last one, of a slightly smaller endowment. Nothing is bought in another order before the
// first round in which a loser's watch runs out and it proves cheaper; only from there on is counted afresh.
#include <algorithm>

#include "algorithms/allocation/quick_shares.hpp"

namespace allting::allocation {

/// Nothing where it is too far for that, or floating point cannot tell.
std::optional<Purchases> QuickShares::count_following(const Endowment& endowment) {
    const double money = double(endowment.numerator) / double(endowment.denominator);
    if (money < endowment_money_ || money > horizon_ * (1 - 8 * rounding)) return std::nullopt;
    endowment_ = endowment;
    endowment_money_ = money;
    width_ = horizon_ - money;
    const auto change = find_change();
    if (!change) return std::nullopt;
    if (*change < order_.size()) return count_from(*change);
    bought_.endowment = endowment;
    bought_.reach = reach_within(order_.until()) * (1 - nearly);
    return bought_;
}

/// The first round in which another project may win; the number of rounds if there is none.
std::optional<std::size_t> QuickShares::find_change() {
    const double now = endowment_money_ * (1 + 8 * rounding);
    for (std::size_t i = 0; i < order_.size(); ++i) {
        auto& round = order_[i];
        if (round.until >= now) continue;
        if (!order_.follow(endowment_money_, round.winner == FixedOrder::nobody ? i : i + 1)) return std::nullopt;
        round.until = never;
        for (Watch& watch : round.watches) {
            if (watch.until < now && !renew(i, watch)) return i;
            round.until = std::min(round.until, watch.until);
        }
    }
    return order_.size();
}

double QuickShares::lowest_price(const Watch& watch) const {
    const Bidder& loser = all_[watch.bidder];
    const double fallen = watch.fall * (endowment_money_ - watch.since) * slightly_more;
    const double among_rich = loser.cost / loser.weight / loser.level_per_price;
    return std::max(watch.price_low - fallen, among_rich) * (1 - 8 * rounding);
}

/// Looks at the loser as it now stands in that round. False where it may win.
bool QuickShares::renew(std::size_t at, Watch& watch) {
    Bidder& loser = all_[watch.bidder];
    loser.price_low = lowest_price(watch);
    for (const Supporter& supporter : loser.supporters)
        purses_[supporter.group] = order_.purse_at(supporter.group, at);
    const Look look = look_at(loser);
    if (look == Look::cannot_tell || (look == Look::can_pay && watch.is_unpayable)) return false;
    if (look == Look::cannot_pay) {
        watch.is_unpayable = true;
        watch.until = endowment_money_ + loser.unpayable_reach * (1 - nearly);
        return watch.until > endowment_money_;
    }
    const auto& round = order_[at];
    const double per_level = 1 / all_[round.winner].level_per_price;
    const double price = (round.level + round.level_error) * per_level * (1 + 8 * rounding);
    if (loser.price_low <= price) return false;
    const double approach = loser.fall - round.fall_low * per_level * slightly_less;
    const double reach = approach > 0 ? (loser.price_low - price) / approach : never;
    watch = {watch.bidder, false, loser.price_low, loser.fall, endowment_money_, endowment_money_ + reach * (1 - nearly)};
    return true;
}

/// Counts afresh from that round on.
std::optional<Purchases> QuickShares::count_from(std::size_t round) {
    if (!order_.follow(endowment_money_, round)) return std::nullopt;
    open_.clear();
    for (const Watch& watch : order_[round].watches) {
        Bidder& bidder = all_[watch.bidder];
        bidder.price_low = lowest_price(watch);
        bidder.fall = watch.fall;
        bidder.round = 0;
        open_.push_back(watch.bidder);
    }
    order_.go_back_to(round, endowment_money_);
    order_.fill(purses_, is_touched_);
    round_ = std::uint32_t(round);
    reach_ = reach_within(order_.until());
    Purchases purchases;
    purchases.endowment = endowment_;
    for (std::size_t i = 0; i < round; ++i) {
        const auto project = bought_.projects[i];
        purchases.projects.push_back(project);
        purchases.cost += election_.projects[project].cost;
        for (const Tie& tie : bought_.ties)
            if (tie.projects.front() == project) purchases.ties.push_back(tie);
    }
    return buy_on(std::move(purchases));
}

}  // namespace allting::allocation
