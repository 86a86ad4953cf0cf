// From the text of an option to its value, with a sentence where it is none.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "algorithms/allocation/election.hpp"
#include "app/command.hpp"

namespace allting::app {

/// --minimum-votes for minimum_votes.
std::string option_of(std::string_view name);

/// The value among `values` whose name is `text`.
template <class Values>
auto value_named(std::string_view option, std::string_view text, const Values& values) {
    std::string all;
    for (const auto value : values) {
        if (name_of(value) == text) return value;
        all += (all.empty() ? "" : ", ") + std::string(name_of(value));
    }
    throw WrongUse(option_of(option) + " is one of " + all + "; \"" + std::string(text) + "\" is none of them");
}

std::int64_t whole_number_from(std::string_view option, std::string_view text);

/// An amount of the currency, in 1/money_scale of the election.
std::int64_t amount_from(std::string_view option, std::string_view text, const allocation::Election& election);

}  // namespace allting::app
