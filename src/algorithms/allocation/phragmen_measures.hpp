// What losers of a Phragmén count lacked.
#pragma once
#include <vector>

#include "algorithms/allocation/measures.hpp"

namespace allting::allocation {

/// Fills the measures of all losers of `outcome`, which is that of phragmen() with the same options.
///
/// At each choice the project has a load, the lower the cheaper it is and the more mark it; it wins if at some choice
/// its load is below that of the winner, or equal and it goes first, and it costs no more than is left.
void measure_phragmen(const Election& election, const PhragmenOptions& options, const TieBreak& ties,
                      const Outcome& outcome, std::vector<Measures>& measures);

}  // namespace allting::allocation
