#include "algorithms/allocation/decimal.hpp"

#include "core/check.hpp"

namespace allting::allocation {
namespace {

constexpr int decimals_max = 6;
constexpr std::int64_t whole_max = 1'000'000'000'000;  // with six decimals still below 2^63
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
}

std::optional<Decimal> decimal_from_text(std::string_view text, DecimalPoint point) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    std::size_t at = 0;
    std::int64_t whole = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) {
        whole = whole * 10 + (text[at] - '0');
        if (whole > whole_max) return std::nullopt;
    }
    if (at == 0) return std::nullopt;
    Decimal number{whole, 0};
    if (at < text.size()) {
        const bool is_point = text[at] == '.' || (text[at] == ',' && point == DecimalPoint::dot_or_comma);
        if (!is_point || at + 1 == text.size()) return std::nullopt;
        auto fraction = text.substr(at + 1);
        for (const char c : fraction) {
            if (!is_digit(c)) return std::nullopt;
        }
        while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
        if (fraction.size() > std::size_t(decimals_max)) return std::nullopt;
        for (const char c : fraction) number.digits = number.digits * 10 + (c - '0');
        number.decimals = int(fraction.size());
    }
    if (negative) number.digits = -number.digits;
    return number;
}

std::int64_t scaled(const Decimal& number, int decimals) {
    CHECK(decimals >= number.decimals && decimals <= decimals_max);
    return number.digits * power_of_ten(decimals - number.decimals);
}

std::string decimal_text(std::int64_t amount, std::int64_t scale) {
    const bool negative = amount < 0;
    const std::uint64_t size = negative ? 0 - std::uint64_t(amount) : std::uint64_t(amount);
    std::string text = std::to_string(size / std::uint64_t(scale));
    if (auto rest = size % std::uint64_t(scale); rest != 0) {
        std::string fraction;
        for (auto place = std::uint64_t(scale) / 10; place >= 1; place /= 10) {
            fraction += char('0' + rest / place);
            rest %= place;
        }
        while (fraction.back() == '0') fraction.pop_back();
        text += '.' + fraction;
    }
    return negative ? '-' + text : text;
}

}  // namespace allting::allocation
