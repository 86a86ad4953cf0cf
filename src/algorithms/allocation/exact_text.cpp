#include "algorithms/allocation/exact_text.hpp"

#include <algorithm>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

constexpr std::string_view cut_mark = "…";

/// "0.3333…" as it is, cut after the same number of decimals once divided.
std::string cut_in_currency(std::string_view cut, std::int64_t scale) {
    cut.remove_suffix(cut_mark.size());
    const auto point = cut.find('.');
    const auto decimals = cut.size() - point - 1;
    auto plain = std::string(cut.substr(0, point)) + std::string(cut.substr(point + 1));
    plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size() - 1));  // else they would be read as octal
    const Integer digits(plain);
    auto text = Integer(digits / scale).str();
    if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
    text.insert(text.size() - decimals, ".");
    return text + std::string(cut_mark);
}

}  // namespace

std::string in_currency(std::string_view fraction, std::int64_t scale) {
    if (fraction.ends_with(cut_mark)) return cut_in_currency(fraction, scale);
    const Rational amount{std::string(fraction)};
    if (denominator(amount) == 1 && abs(numerator(amount)) <= INT64_MAX) {
        return decimal_text(std::int64_t(numerator(amount)), scale);
    }
    return text_of(Rational(amount / scale));
}

}  // namespace allting::allocation
