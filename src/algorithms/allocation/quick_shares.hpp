// One count of equal shares in floating point, where every comparison is decided by proven bounds or in whole numbers.
// A filter, never a judge: where the bounds do not tell, it says so, and the exact count decides.
#pragma once
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/endowment.hpp"
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
    /// may grow without any change (Purchases::reach); that takes about twice as long.
    std::optional<Purchases> count(const Endowment& endowment, double width = 0);

private:
    struct Purse {
        double money;
        float error;   // bounds how far money is off; 0 money is exact
        float voters;
    };
    /// How fast a purse grows with the endowment: between these.
    struct Growth {
        float low, high;
    };
    /// Who bids for one project; the order is that of `wanted`.
    struct Bidder {
        std::uint32_t project = 0;
        double cost = 0;
        double weight = 0;        // of all supporters
        double weight_max = 0;    // of one supporter
        double level_per_price = 1;  // a voter with weight 1 pays ρ · this: the project's factor
        std::int64_t price_numerator = 0, price_denominator = 0;  // ρ while nobody is poor; 0 = too large to hold
        double price_low = 0, price_high = 0;  // bounds of ρ; the lower one holds for all later rounds
        double level = 0;         // what a voter with weight 1 and money enough pays
        double level_error = 0;
        double fall = 0;          // how fast price_low may fall while the endowment grows
        bool has_poor = false;    // or may have
        std::uint32_t round = 0;  // of the last look, from 1
    };
    enum class Look { can_pay, cannot_pay, cannot_tell };
    /// Sums over supporters at one level.
    struct Sums {
        double poor = 0;         // money of those who pay all they have
        double rich = 0;         // weight of the others
        double sure = 0;         // weight of those who surely are rich, at a slightly higher level too
        double error = 0;        // of what all pay, from the purses of those who are not
    };

    void reset(const Endowment& endowment);
    Look look_at(Bidder& bidder);
    Look look_at_untouched(Bidder& bidder);
    Look settle_price(Bidder& bidder);
    void gather(const Bidder& bidder);
    Sums sums_at(double level) const;
    bool is_untouched(const Bidder& bidder) const;
    bool find_cheapest(std::vector<std::uint32_t>& cheapest);
    bool keep_equals(std::vector<std::uint32_t>& cheapest) const;
    void pay(const Bidder& bidder);
    double growth_of_poor(double level) const;
    void follow_growth(std::uint32_t winner);
    void bound_reach(std::uint32_t winner, double winner_fall);
    void pay_growing(const Bidder& bidder);
    void reach_at_most(double reach) { reach_ = std::min(reach_, reach); }

    const Election& election_;
    const Support& support_;
    const TieBreak& ties_;
    std::vector<Bidder> all_;
    // Of the count that runs:
    Endowment endowment_;
    double endowment_money_ = 0;
    std::uint32_t round_ = 0;
    std::vector<Purse> purses_;
    std::vector<std::uint8_t> is_touched_;  // per group: has paid something
    std::vector<std::uint32_t> open_;       // places in all_ that can still win
    // Of the project looked at, its supporters who have something:
    std::size_t payers_ = 0;
    double owned_ = 0, owned_error_ = 0;
    std::vector<double> money_;
    std::vector<float> error_, voters_, weight_, growth_;
    // While it is asked how far the endowment may grow:
    double width_ = 0, reach_ = 0;
    double level_fall_low_ = 0, level_fall_high_ = 0;  // how fast the winner's level falls: between these
    std::vector<Growth> growths_;                      // per group
};

}  // namespace allting::allocation
