// Checks an audit bundle by docs/record-format.md (section 8), from its bytes alone: no database, no clock. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace allting::results {

/// What may be given beside the bundle.
struct CheckedBeside {
    std::optional<std::string> checkpoint;  // a note from elsewhere: mailed, printed
    std::optional<std::string> ballots;     // ballots.csv of a sealed vote
};

struct CheckedBundle {
    std::string title, organisation;
    std::int64_t counted = 0, winners = 0;
    bool was_counted = false;  // the ballots were there and the result is what the rule gives
    bool is_final = false, is_annulled = false;
    std::string rule;
};

/// Refuses (invalid) with the first thing that is wrong, as the argument "problem".
Result<CheckedBundle> check_bundle(std::string_view bytes, const CheckedBeside& beside);

}  // namespace allting::results
