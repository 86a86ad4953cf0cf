// Who can pay for one project, side by side in memory, and sums over them in floating point with bounds of their error.
// A sum over k terms is off by few roundings, since blocks are summed first; and always in the same order, so that
// every compiler gets the same.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {

constexpr double rounding = 0x1p-52;        // twice the relative error of one operation, to be safe
constexpr double nearly = 1e-6;             // how far above a level somebody is rich who surely is rich
constexpr double next_to_nothing = 1e-300;  // a purse that may be 0, but is not surely so
constexpr double slightly_more = 1 + 1e-6;  // more than what roundings of bounds take away
constexpr double slightly_less = 1 - 1e-6;
constexpr float upwards = 1 + 0x1p-20F;     // more than what rounding to a float takes away
constexpr float downwards = 1 - 0x1p-20F;

/// The purse of each voter of one ballot group.
struct Purse {
    double money;
    float error;  // bounds how far money is off; 0 money with error 0 is exact
    float voters;
    float growth_low, growth_high;  // how fast money grows with the endowment: between these
};

class Backers {
public:
    /// What they pay at one level, where a voter with weight w pays min(money, level · w).
    struct Sums {
        double poor = 0;  // money of those who pay all they have
        double rich = 0;  // weight of the others
    };
    struct Certainty {
        double sure = 0;    // weight of those who surely are rich, at a slightly higher level too
        double error = 0;   // of what the others pay, from their purses
        double growth = 0;  // how fast the money of the others grows, at most
    };

    /// Copies, side by side, those of the supporters who have something or may get it.
    void gather(std::span<const Supporter> supporters, const Purse* purses);

    std::size_t count() const { return count_; }
    double owned() const { return owned_; }
    double owned_error() const { return owned_error_; }
    Sums sums_at(double level) const;
    Certainty certainty_at(double level) const;

private:
    void make_room(std::size_t count);
    void sum_up();

    std::size_t count_ = 0, end_ = 0;  // end_: with those filled up
    double owned_ = 0, owned_error_ = 0;
    std::vector<double> money_;
    std::vector<float> error_, voters_, weight_, growth_;  // filled up with zeros to whole lanes
};

/// Relative error of a sum of that many products.
double rounding_of(std::size_t terms);

}  // namespace allting::allocation
