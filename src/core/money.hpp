// Money in whole öre (or the currency's hundredth): exact, never floating point.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace allting {

struct Money {
    std::int64_t ore = 0;
    friend auto operator<=>(const Money&, const Money&) = default;
    friend constexpr Money operator+(Money a, Money b) { return {a.ore + b.ore}; }
    friend constexpr Money operator-(Money a, Money b) { return {a.ore - b.ore}; }
    constexpr Money& operator+=(Money other) { ore += other.ore; return *this; }
    constexpr Money& operator-=(Money other) { ore -= other.ore; return *this; }
};

constexpr Money kronor(std::int64_t n) { return {n * 100}; }

/// Reads "1250000", "1 250 000", "1250000,50" or "1250000.5" (any blanks, "kr" or ":-" at the end allowed).
/// Nothing for signs other than digits, for more than two decimals, a minus, or above limits::money_kronor_max.
std::optional<Money> money_from_text(std::string_view text);

/// "1250000" or "1250000.50": for JSON, .pb files and form values.
std::string to_plain_text(Money amount);

}  // namespace allting
