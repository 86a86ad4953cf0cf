// The last step of some cities' equal shares: would more voters rather have what most votes first gives?
#pragma once
#include <optional>
#include <string_view>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"

namespace allting::allocation {

/// When a voter prefers one outcome to another.
enum class ComparedBy {
    approved_winners,  // more projects of their ballot win
    any_winner,        // some project of their ballot wins, and none in the other
};

/// Asks every ballot which of two sets of winners it prefers. Points of 0 are no wish.
///
/// source  the rules of Wieliczka 2023 and Świecie 2023, equalshares.net
Comparison compare_outcomes(const Election& election, ComparedBy compared_by,
                            const std::vector<std::uint32_t>& winners, const std::vector<std::uint32_t>& greedy_winners);

std::string_view name_of(ComparedBy compared_by);  // "approved-winners", "any-winner"
std::optional<ComparedBy> compared_by_named(std::string_view name);

}  // namespace allting::allocation
