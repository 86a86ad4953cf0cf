// By how much a project lost: what would have had to be otherwise, all else equal. Exact, in whole units.
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/allocation/greedy.hpp"

namespace allting::allocation {

/// Fills winning_cost and score_missing of every loser of a greedy count that skips.
///
/// order     all projects as the count took them; money_at_turn of the verdicts is set
/// cost      O(m) per loser
/// source    Boehmer and others, IJCAI 2024, arXiv 2312.14723: cost reduction and singleton additions
void explain_greedy_losses(const Election& election, const GreedyOptions& options, const TieBreak& ties,
                           const std::vector<std::uint32_t>& order, Outcome& outcome);

}  // namespace allting::allocation
