// Every parameter of a count by name: what sets it on the command line, and what is recorded of it in a result.
// One table, so that nothing which decides can be set without being recorded, or recorded without being settable.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "app/command.hpp"
#include "platform/json/json.hpp"

namespace allting::app {

struct Parameter {
    std::string_view name;     // "minimum_votes": the option --minimum-votes, and the member in a result
    std::string_view values;   // "none, utilitarian", for people
    std::string_view meaning;  // one line for `allting count --help`
    bool (*belongs_to)(allocation::Rule rule);
    /// Throws WrongUse, saying what the option takes, where the text is no such value.
    void (*set)(allocation::CountOptions& options, std::string_view text, const allocation::PabulibFile& file);
    /// As it is recorded.
    json::Value (*value)(const allocation::CountOptions& options, const allocation::Election& election);
};

std::span<const Parameter> all_parameters();

/// Its line in `allting count --help`.
std::string parameter_help(const Parameter& parameter);

/// All that decided the count: every parameter that its rule has, with its value, given or not.
json::Object parameters_json(const allocation::CountOptions& options, const allocation::Election& election);

/// The options of `arguments` for one rule. Throws WrongUse for an option that none of `rules` has, naming those
/// that have it.
allocation::CountOptions options_for(allocation::Rule rule, std::span<const allocation::Rule> rules,
                                     const Arguments& arguments, const allocation::PabulibFile& file);

}  // namespace allting::app
