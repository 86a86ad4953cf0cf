// Decimal numbers in files, read exactly: a whole number and how many decimals it has. Never floating point.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace allting::allocation {

struct Decimal {
    std::int64_t digits = 0;  // 2000189.87 → 200018987
    int decimals = 0;         //            → 2; trailing zeros after the point are dropped
};

enum class DecimalPoint { dot, dot_or_comma };

/// "1234", "1234.0", "-3", "2000189.87"; nothing for anything else, above 10^12, or with more than 6 decimals
/// that matter.
std::optional<Decimal> decimal_from_text(std::string_view text, DecimalPoint point);

/// The number in units of 1/10^decimals. `decimals` is at least the number's own.
std::int64_t scaled(const Decimal& number, int decimals);
std::int64_t power_of_ten(int exponent);

/// 200018987 in hundredths → "2000189.87"; trailing zeros are dropped, whole numbers have no point.
std::string decimal_text(std::int64_t amount, std::int64_t scale);

}  // namespace allting::allocation
