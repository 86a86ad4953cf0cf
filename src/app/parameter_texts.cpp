#include "app/parameter_texts.hpp"

#include <algorithm>

#include "algorithms/allocation/decimal.hpp"
#include "core/text.hpp"

namespace allting::app {

std::string option_of(std::string_view name) {
    std::string option = "--" + std::string(name);
    std::replace(option.begin(), option.end(), '_', '-');
    return option;
}

std::int64_t whole_number_from(std::string_view option, std::string_view text) {
    const auto number = integer_from_text(text);
    if (!number || *number < 0) throw WrongUse(option_of(option) + " takes a whole number, 0 or more");
    return *number;
}

std::int64_t amount_from(std::string_view option, std::string_view text, const allocation::Election& election) {
    const auto decimal = allocation::decimal_from_text(text, allocation::DecimalPoint::dot_or_comma);
    if (!decimal || decimal->digits < 0) throw WrongUse(option_of(option) + " takes an amount such as 0.5 or 1000");
    const auto scale = allocation::power_of_ten(decimal->decimals);
    if (scale > election.money_scale)
        throw WrongUse(option_of(option) + " cannot be finer than the amounts of the file, which are in 1/" +
                       std::to_string(election.money_scale) + " of the currency's unit");
    return decimal->digits * (election.money_scale / scale);
}

}  // namespace allting::app
