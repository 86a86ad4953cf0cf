// Exact numbers as texts: "1250/3", "7", "2000189.87". For those who print or read them without the heavy rational type.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace allting::allocation {

/// `fraction` ("10000/21" or "7"), which is in 1/scale of the currency's unit, in whole units: a decimal where its end
/// comes within the scale's decimals, else a fraction in lowest terms. A decimal that was cut ("0.333…", certain.hpp) stays one.
std::string in_currency(std::string_view fraction, std::int64_t scale);

}  // namespace allting::allocation
