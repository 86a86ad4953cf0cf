// Numbers that can be compared for certain although nobody writes them out. In some rules (BOS Equal Shares,
// expanding approvals, CSTV) each round doubles the digits of the exact fractions: after forty rounds they would fill
// any memory. So a number is kept as two things:
//   an interval of whole multiples of 2^-bits, rounded outwards, that surely holds it: tells unequal numbers apart;
//   its residues modulo two primes, computed exactly: where they differ the numbers differ, and more bits will tell.
// Alike residues prove nothing. So whoever compares brings a proof of the order for where they are alike: histories.hpp
// makes them. No comparison is decided by nearness or by chance.
// A heavy header: for .cpp files only.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
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

    /// Less than 0, 0, or more than 0 where the intervals tell; nothing where the numbers seem to be equal.
    friend std::optional<int> order_if_told(const Certain& a, const Certain& b);

    /// For filters only: the number, which must be positive, within a relative error of 2^-51.
    double nearly() const;
    /// No more, and no less, than the number. In 2^-bits: for filters and for sorting only.
    const Integer& low() const { return low_; }
    const Integer& high() const { return high_; }
    /// The whole part, or the whole number that the number seems to be.
    struct Floor {
        Integer whole;
        bool is_told = true;  // else: this if the number is at least this, 1 less if it is not
    };
    Floor floor_if_told() const;
    /// The fraction that the number, from 0, seems to be where it is short enough to be found again. Not proven.
    std::optional<Rational> guess() const;
    /// Its first 20 decimals: "0.33333333333333333333…". Nothing where it seems to end there.
    std::optional<std::string> cut_text() const;

private:
    Integer low_, high_;  // in 2^-bits
    unsigned bits_ = 0;
    std::array<std::uint64_t, 2> residues_ = {0, 0};
};

/// Less than 0, 0, or more than 0, for certain. `prove()` is asked where a and b seem to be equal, for the sign of a − b.
template <class Prove>
int compare(const Certain& a, const Certain& b, Prove prove) {
    const auto order = order_if_told(a, b);
    return order ? *order : prove();
}

/// The largest whole number that is not more than `number`. `prove(k)` is asked for the sign of number − k.
template <class Prove>
Integer floor_of(const Certain& number, Prove prove) {
    auto [whole, is_told] = number.floor_if_told();
    return is_told || prove(whole) >= 0 ? whole : Integer(whole - 1);
}

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
