// Phragmén's sequential rule: what projects cost is a load that their supporters bear, and the next project is always
// the one that leaves its supporters with the lightest load.
#pragma once
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct PhragmenOptions {
    /// stop: the count ends as soon as a project whose turn it is does not fit, one of several equals too (the
    /// literature and pabutools). skip: such a project is passed over.
    AtMisfit at_misfit = AtMisfit::stop;
    bool with_proof = false;
};

/// Shares the budget by Phragmén's sequential rule. With loads ℓ_i, all 0 at the start, repeat:
///   take the project p with the smallest ℓ(p) = (cost(p) + Σ_{i marks p} ℓ_i) / votes(p); ℓ_i = ℓ(p) for all who mark p.
/// Every mark counts as one approval, whatever its points or place.
///
/// ties      used where two loads are exactly equal
/// returns   winners in order of selection (pabutools returns them sorted by id); price = the load ℓ(p)
/// refuses   nothing: a project without votes has an infinite load, comes last and wins if it fits; without at_misfit
///           skip, one of those that does not fit ends the count for all of them
/// cost      O(Σ over winners of their supporters' ballots + m·k²), m = projects, k = winners
/// source    Los, Christoff, Grossi 2022, IJCAI, "Proportional Budget Allocations: Towards a Systematization";
///           Brill and others 2023, AAAI · docs/methods/en/phragmen.md
Outcome phragmen(const Election& election, const PhragmenOptions& options, const TieBreak& ties);

}  // namespace allting::allocation
