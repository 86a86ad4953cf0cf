// Exact numbers of any size, for the rules whose fractions outgrow a machine word. A heavy header: for .cpp files only.
#pragma once
#include <boost/multiprecision/cpp_int.hpp>
#include <string>

namespace allting::allocation {

using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;  // always in lowest terms

/// "1250/3", or "7" for a whole number.
inline std::string text_of(const Rational& number) { return number.str(); }

}  // namespace allting::allocation
