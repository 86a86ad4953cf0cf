#include "algorithms/allocation/certain.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

__extension__ using Wide = unsigned __int128;

/// 2^shift − offset, a prime.
struct Prime {
    unsigned shift;
    std::uint64_t offset;
    std::uint64_t value() const { return (std::uint64_t(1) << shift) - offset; }
};
constexpr Prime primes[2] = {{61, 1}, {62, 57}};

std::uint64_t reduce(Wide value, const Prime& prime) {
    const Wide mask = (Wide(1) << prime.shift) - 1;
    value = (value >> prime.shift) * prime.offset + (value & mask);
    value = (value >> prime.shift) * prime.offset + (value & mask);
    const auto once = std::uint64_t(value);
    return once >= prime.value() ? once - prime.value() : once;
}

std::uint64_t times(std::uint64_t a, std::uint64_t b, const Prime& prime) { return reduce(Wide(a) * b, prime); }

/// By Fermat: a^(p−2).
std::uint64_t inverse(std::uint64_t a, const Prime& prime) {
    CHECK(a != 0);
    std::uint64_t result = 1;
    for (auto exponent = prime.value() - 2; exponent > 0; exponent >>= 1) {
        if (exponent & 1) result = times(result, a, prime);
        a = times(a, a, prime);
    }
    return result;
}

std::uint64_t residue_of(const Integer& whole, const Prime& prime) {
    Integer residue = whole % prime.value();
    if (residue < 0) residue += prime.value();
    return std::uint64_t(residue);
}

Integer floor_divided(const Integer& a, const Integer& positive) {
    Integer quotient, rest;
    divide_qr(a, positive, quotient, rest);
    return rest < 0 ? Integer(quotient - 1) : quotient;
}

Integer ceil_divided(const Integer& a, const Integer& positive) {
    Integer quotient, rest;
    divide_qr(a, positive, quotient, rest);
    return rest > 0 ? Integer(quotient + 1) : quotient;
}

Integer floor_shifted(const Integer& a, unsigned bits) {
    return a < 0 ? Integer(-((-a + ((Integer(1) << bits) - 1)) >> bits)) : Integer(a >> bits);
}

Integer ceil_shifted(const Integer& a, unsigned bits) { return -floor_shifted(-a, bits); }

/// The fraction with the smallest denominator in [low, high] / unit, by continued fractions.
Rational simplest_between(Integer low, Integer high, Integer unit_low, Integer unit_high) {
    const Integer whole = floor_divided(low, unit_low);
    const bool low_is_whole = whole * unit_low == low;
    if (low_is_whole) return Rational(whole);
    if (floor_divided(high, unit_high) > whole) return Rational(whole + 1);
    // Both lie strictly between whole and whole + 1: turn the rests over and go on.
    const Rational rest = simplest_between(unit_high, unit_low, high - whole * unit_high, low - whole * unit_low);
    return Rational(whole) + 1 / rest;
}

}  // namespace

Certain::Certain(const Integer& whole, unsigned bits) : low_(whole << bits), high_(low_), bits_(bits) {
    for (int i = 0; i < 2; ++i) residues_[i] = residue_of(whole, primes[i]);
}

Certain& Certain::operator+=(const Certain& other) {
    low_ += other.low_;
    high_ += other.high_;
    for (int i = 0; i < 2; ++i) residues_[i] = reduce(Wide(residues_[i]) + other.residues_[i], primes[i]);
    return *this;
}

Certain& Certain::operator-=(const Certain& other) {
    low_ -= other.high_;
    high_ -= other.low_;
    for (int i = 0; i < 2; ++i) {
        residues_[i] = reduce(Wide(residues_[i]) + primes[i].value() - other.residues_[i], primes[i]);
    }
    return *this;
}

Certain operator*(const Certain& a, const Certain& b) {
    Certain product;
    product.bits_ = a.bits_;
    if (a.low_ >= 0 && b.low_ >= 0) {
        product.low_ = Integer(a.low_ * b.low_) >> a.bits_;
        product.high_ = ceil_shifted(a.high_ * b.high_, a.bits_);
    } else {
        const Integer ends[4] = {a.low_ * b.low_, a.low_ * b.high_, a.high_ * b.low_, a.high_ * b.high_};
        product.low_ = floor_shifted(*std::min_element(ends, ends + 4), a.bits_);
        product.high_ = ceil_shifted(*std::max_element(ends, ends + 4), a.bits_);
    }
    for (int i = 0; i < 2; ++i) product.residues_[i] = times(a.residues_[i], b.residues_[i], primes[i]);
    return product;
}

Certain operator*(Certain a, std::int64_t factor) {
    a.low_ *= factor;
    a.high_ *= factor;
    if (factor < 0) std::swap(a.low_, a.high_);
    for (int i = 0; i < 2; ++i) {
        const auto size = reduce(Wide(factor < 0 ? -std::uint64_t(factor) : std::uint64_t(factor)), primes[i]);
        const auto product = times(a.residues_[i], size, primes[i]);
        a.residues_[i] = factor < 0 && product != 0 ? primes[i].value() - product : product;
    }
    return a;
}

Certain operator/(const Certain& a, const Certain& divisor) {
    if (divisor.low_ <= 0) throw TooClose();
    Certain quotient;
    quotient.bits_ = a.bits_;
    quotient.low_ = floor_divided(a.low_ << a.bits_, a.low_ < 0 ? divisor.low_ : divisor.high_);
    quotient.high_ = ceil_divided(a.high_ << a.bits_, a.high_ < 0 ? divisor.high_ : divisor.low_);
    for (int i = 0; i < 2; ++i) {
        quotient.residues_[i] = times(a.residues_[i], inverse(divisor.residues_[i], primes[i]), primes[i]);
    }
    return quotient;
}

Certain operator/(Certain a, std::int64_t divisor) {
    CHECK(divisor > 0);
    a.low_ = floor_divided(a.low_, divisor);
    a.high_ = ceil_divided(a.high_, divisor);
    for (int i = 0; i < 2; ++i) {
        const auto size = reduce(Wide(std::uint64_t(divisor)), primes[i]);
        a.residues_[i] = times(a.residues_[i], inverse(size, primes[i]), primes[i]);
    }
    return a;
}

std::optional<int> order_if_told(const Certain& a, const Certain& b) {
    if (a.high_ < b.low_) return -1;
    if (a.low_ > b.high_) return 1;
    if (a.low_ == b.high_ && a.high_ == b.low_) return 0;  // both are known to the last bit
    if (a.residues_ != b.residues_) throw TooClose();
    return std::nullopt;
}

double Certain::nearly() const {
    if (low_ <= 0 || high_ - low_ > (low_ >> 60)) throw TooClose();
    // The leading 62 bits, so that no number is too large for the conversion.
    const auto length = int(msb(low_)) + 1;
    const int dropped = std::max(0, length - 62);
    const auto leading = std::uint64_t(Integer(low_ >> dropped));
    return std::ldexp(double(leading), dropped - int(bits_));
}

Certain::Floor Certain::floor_if_told() const {
    const Integer below = floor_shifted(low_, bits_), above = floor_shifted(high_, bits_);
    if (below == above) return {below};
    return {above, order_if_told(*this, Certain(above, bits_)).has_value()};
}

std::optional<Rational> Certain::guess() const {
    if (high_ < 0) return std::nullopt;
    const Integer unit = Integer(1) << bits_;
    const Rational simple = low_ <= 0 ? Rational(0) : simplest_between(low_, high_, unit, unit);
    for (int i = 0; i < 2; ++i) {
        const auto below = residue_of(denominator(simple), primes[i]);
        if (residue_of(numerator(simple), primes[i]) != times(residues_[i], below, primes[i])) return std::nullopt;
    }
    return simple;
}

std::optional<std::string> Certain::cut_text() const {
    constexpr int decimals = 20;
    const Integer scale = pow(Integer(10), decimals);
    const auto [digits, is_told] = (*this * Certain(scale, bits_)).floor_if_told();
    if (!is_told) return std::nullopt;
    auto fraction = Integer(digits % scale).str();
    fraction.insert(0, std::size_t(decimals) - fraction.size(), '0');
    return Integer(digits / scale).str() + '.' + fraction + "…";
}

}  // namespace allting::allocation
