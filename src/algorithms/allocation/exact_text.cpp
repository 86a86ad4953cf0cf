#include "algorithms/allocation/exact_text.hpp"

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {

std::string in_currency(std::string_view fraction, std::int64_t scale) {
    const Rational amount{std::string(fraction)};
    if (denominator(amount) == 1 && abs(numerator(amount)) <= INT64_MAX) {
        return decimal_text(std::int64_t(numerator(amount)), scale);
    }
    return text_of(Rational(amount / scale));
}

}  // namespace allting::allocation
