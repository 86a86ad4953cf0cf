// How sure a result is: would the same projects have won had other people of the same town happened to vote?
// Voters are drawn anew, again and again, from the ballots that were cast, and each such electorate is counted.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/election.hpp"
#include "core/result.hpp"

namespace allting::allocation {

struct BootstrapOptions {
    CountOptions count = {};
    std::int64_t resamples = 1'000;
    std::uint64_t seed = 1;  // the same seed gives the same figures on every machine
    /// Called after each resample with how many are done. False ends the work early.
    std::function<bool(std::int64_t done)> progress = {};
};

struct Bootstrap {
    std::int64_t resamples = 0;      // counted; fewer than asked where `progress` said stop
    std::vector<std::int64_t> wins;  // per project: in how many of them it won
    std::int64_t same_winners = 0;   // in how many all and only the real winners won
    std::int64_t undecided = 0;      // refused by the tie rule "refuse"; nobody won there
};

/// Draws n voters with replacement from the n that voted (blank ballots too), `resamples` times, and counts each
/// electorate by the same rule.
///
/// ties      as the options say, within each resample
/// refuses   what count() refuses for the election itself
/// cost      resamples × (n draws + one count)
/// source    Efron 1979, "Bootstrap Methods: Another Look at the Jackknife"; for participatory budgets Boehmer,
///           Faliszewski, Janeczko, Kaczmarczyk 2024, "Robustness of Participatory Budgeting Outcomes"
Result<Bootstrap> bootstrap(const Election& election, const BootstrapOptions& options);

}  // namespace allting::allocation
