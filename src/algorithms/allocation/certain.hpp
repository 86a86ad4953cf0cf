// Numbers that can be compared for certain although nobody writes them out. In some rules (BOS Equal Shares,
// expanding approvals, CSTV) each round doubles the digits of the exact fractions: after forty rounds they would fill
// any memory. So a number is kept as two things that together decide every comparison:
//   an interval of whole multiples of 2^-bits, rounded outwards, that surely holds it: tells unequal numbers apart;
//   its residues modulo two primes, computed exactly: tell equal from unequal, however near.
// Two different numbers are taken for equal only if both primes divide their difference: a chance of 1 in 2^122.
// A heavy header: for .cpp files only.
#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "algorithms/allocation/rational.hpp"
#include "core/check.hpp"

namespace allting::allocation {

/// Thrown where unequal numbers cannot be told apart with the bits kept; with_enough_bits() starts over with more.
struct TooClose {};

class Certain {
public:
    Certain() = default;
    Certain(const Integer& whole, unsigned bits);

    Certain& operator+=(const Certain& other);
    Certain& operator-=(const Certain& other);
    friend Certain operator+(Certain a, const Certain& b) { return a += b; }
    friend Certain operator-(Certain a, const Certain& b) { return a -= b; }
    friend Certain operator*(const Certain& a, const Certain& b);
    friend Certain operator*(Certain a, std::int64_t factor);
    /// The divisor must not be 0, and is positive.
    friend Certain operator/(const Certain& a, const Certain& divisor);
    friend Certain operator/(Certain a, std::int64_t divisor);

    /// Less than 0, 0, or more than 0, for certain.
    friend int compare(const Certain& a, const Certain& b);
    int sign() const { return compare(*this, Certain(0, bits_)); }

    /// For filters only: the number, which must be positive, within a relative error of 2^-51.
    double nearly() const;
    /// The largest whole number that is not more than this one.
    Integer floor() const;
    /// "1250/3" where the fraction is short enough to be found again, else its first 20 decimals: "0.33333333333333333333…".
    std::string text() const;

private:
    Integer low_, high_;  // in 2^-bits
    unsigned bits_ = 0;
    std::array<std::uint64_t, 2> residues_ = {0, 0};
};

/// Calls `attempt(bits)` with more and more bits until no comparison is too close.
template <class Attempt>
auto with_enough_bits(Attempt attempt) {
    for (unsigned bits = 256;; bits *= 2) {
        CHECK(bits <= 1u << 20);  // no comparison needs as many: a division by nothing
        try {
            return attempt(bits);
        } catch (const TooClose&) {
        }
    }
}

}  // namespace allting::allocation
