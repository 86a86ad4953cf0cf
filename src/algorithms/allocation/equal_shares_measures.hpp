// What losers of a count by equal shares lacked, and what their supporters' money went to instead.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/allocation/measures.hpp"

namespace allting::allocation {

/// Fills the measures of all losers of `outcome`, which is that of equal_shares() without completion, with the
/// satisfaction cost or cardinality. voters_missing is left empty: it needs other counts (measures.cpp).
///
/// Before each purchase at the price ρ, a project would have been bought instead if its supporters, each giving at most
/// ρ times its worth, could have paid for it; and after the last if they could with all that they have left.
/// With `only`, of that loser alone.
void measure_equal_shares(const Election& election, Satisfaction satisfaction, const TieBreak& ties,
                          const Outcome& outcome, std::vector<Measures>& measures,
                          std::optional<std::uint32_t> only = std::nullopt);

}  // namespace allting::allocation
