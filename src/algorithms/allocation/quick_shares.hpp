// One count of equal shares in floating point, where every comparison is decided by proven bounds or in whole numbers.
// A filter, never a judge: where the bounds do not tell, it says so, and the exact count decides.
#pragma once
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/endowment.hpp"
#include "algorithms/allocation/backers.hpp"
#include "algorithms/allocation/fixed_order.hpp"
#include "algorithms/allocation/purchases.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

class QuickShares {
public:
    QuickShares(const Election& election, const Support& support, Satisfaction satisfaction,
                std::span<const std::uint32_t> wanted, const TieBreak& ties);

    /// What the exact count would buy, up to the purchase that makes the cost exceed the budget.
    /// Nothing where floating point cannot tell. With a width it also finds out how far, at most so far, the endowment
    /// may grow without any change (Purchases::reach); that takes about twice as long. Then a count of an endowment up
    /// to that width larger goes on from what is known of this one.
    std::optional<Purchases> count(const Endowment& endowment, double width = 0);
    /// True where the last count went on from the one before.
    bool has_followed() const { return has_followed_; }
    /// Of the last count, if it was without a width: per ballot group, with which purchase (from 0) it gave all it had,
    /// or the number of purchases where it always had enough. Nothing where floating point cannot tell.
    std::optional<std::vector<std::uint32_t>> spent_at() const;
    /// True where the last count told, was of this endowment, and without a width.
    bool has_just_counted(const Endowment& endowment) const {
        return has_told_ && width_ == 0 && endowment_.numerator == endowment.numerator &&
               endowment_.denominator == endowment.denominator;
    }

private:
    /// Who bids for one project; the order is that of `wanted`.
    struct Bidder {
        std::uint32_t project = 0;
        std::span<const Supporter> supporters = {};  // with a weight above 0; they stand by weight
        double cost = 0;
        double weight = 0;        // of all supporters
        double weight_max = 0;    // of one supporter
        double level_per_price = 1;  // a voter with weight 1 pays ρ · this: the project's factor
        std::int64_t price_numerator = 0, price_denominator = 0;  // ρ while nobody is poor; 0 = too large to hold
        double price_low = 0, price_high = 0;  // bounds of ρ; the lower one holds for all later rounds
        double level = 0;         // what a voter with weight 1 and money enough pays
        double level_error = 0;
        double fall = 0;          // how fast price_low may fall while the endowment grows
        double unpayable_reach = 0;  // where it cannot be paid for: how far the endowment may grow without changing that
        bool has_poor = false;    // or may have
        std::uint32_t round = 0;  // of the last look, from 1
    };
    enum class Look { can_pay, cannot_pay, cannot_tell };

    void reset(const Endowment& endowment);
    Look look_at(Bidder& bidder);
    Look look_at_untouched(Bidder& bidder);
    Look settle_price(Bidder& bidder);
    bool is_untouched(const Bidder& bidder) const;
    std::optional<Purchases> buy_on(Purchases purchases);
    bool find_cheapest(std::vector<std::uint32_t>& cheapest);
    bool keep_equals(std::vector<std::uint32_t>& cheapest) const;
    void pay(const Bidder& bidder);
    void follow_growth(std::uint32_t winner);
    void bound_reach(std::uint32_t winner, double winner_fall);
    void pay_growing(const Bidder& bidder);
    void watch(std::uint32_t loser, double reach, bool is_unpayable = false);
    void stop_following() { horizon_ = 0; }
    std::optional<Purchases> count_following(const Endowment& endowment);
    std::optional<std::size_t> find_change();
    double reach_within(double until) const {
        return std::max(std::min(until, horizon_) - endowment_money_ * (1 + 8 * rounding), 0.0);
    }
    double lowest_price(const Watch& watch) const;
    bool renew(std::size_t round, Watch& watch);
    std::optional<Purchases> count_from(std::size_t round);
    Purse purse_at(std::uint32_t group, std::size_t round) const;

    const Election& election_;
    const TieBreak& ties_;
    std::vector<Bidder> all_;
    // Of the count that runs:
    Endowment endowment_;
    bool has_told_ = false;
    double endowment_money_ = 0;
    std::uint32_t round_ = 0;
    std::vector<Purse> purses_;
    std::vector<std::uint32_t> spent_in_;   // per group: the round in which it gave all it had
    bool is_sure_who_spent_ = true;
    std::vector<std::uint8_t> is_touched_;  // per group: has paid something
    std::vector<std::uint32_t> open_;       // places in all_ that can still win
    Backers backers_;                         // of the project looked at: its supporters who have something
    // While it is asked how far the endowment may grow:
    double width_ = 0, reach_ = 0;
    double level_fall_low_ = 0, level_fall_high_ = 0;  // how fast the winner's level falls: between these
    // What was bought last, and up to which endowment it may be followed; 0 = not at all:
    double horizon_ = 0;
    bool has_followed_ = false;
    FixedOrder order_;
    Purchases bought_;
};

}  // namespace allting::allocation
