// Every parameter of a count by name: what sets it on the command line, and what is recorded of it in a result.
// One table, so that nothing which decides can be set without being recorded, or recorded without being settable.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "app/command.hpp"
#include "platform/json/json.hpp"

namespace allting::app {

struct Parameter {
    std::string_view name;     // "minimum_votes": the option --minimum-votes, and the member in a result
    std::string_view values;   // "none, utilitarian", for people; "" where the option takes no value
    std::string_view meaning;  // one line for `allting count --help`
    std::string_view belongs;  // "--completion add1": with what it decides something, where not with the rule alone
    bool (*belongs_to)(allocation::Rule rule);
    /// Throws WrongUse, saying what the option takes, where the text is no such value. An option that may be given
    /// several times adds.
    void (*set)(allocation::CountOptions& options, std::string_view text, const allocation::PabulibFile& file);
    /// As it is recorded; null where it decides nothing beside the other options.
    json::Value (*value)(const allocation::CountOptions& options, const allocation::Election& election);
};

std::span<const Parameter> all_parameters();

/// Its line in `allting count --help`.
std::string parameter_help(const Parameter& parameter);

/// All that decided the count: every parameter that its rule has, with its value, given or not.
json::Object parameters_json(const allocation::CountOptions& options, const allocation::Election& election);

/// The options of `arguments` for each of `rules`: the preset's first, then those that were given, which go before. Throws
/// WrongUse for an option that decides nothing for any of the rules, naming what it belongs to.
std::vector<allocation::CountOptions> options_for(std::span<const allocation::Rule> rules, const Arguments& arguments,
                                                  const allocation::PabulibFile& file);

}  // namespace allting::app
