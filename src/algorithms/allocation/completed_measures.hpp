// By how much a project lost or won under Equal Shares with whatever completion it was counted: measures.hpp is for the rule
// alone. What another cost or more voters would have done to the growing shares is seen only by counting again, so what is
// said of a loser has been counted.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "algorithms/allocation/count.hpp"

namespace allting::allocation {

struct CompletedMeasures {
    /// How much of its cost its supporters could give at another's price, were it not among the winners: floor of per cent,
    /// 100 or more for a winner, less for most losers. With the shares of the count that decided.
    std::optional<std::int64_t> support_percent;
    std::optional<std::int64_t> winning_cost;    // of a loser: a cost at which it wins, in whole units; not always the largest
    std::optional<std::int64_t> voters_missing;  // of a loser: so many more voters who mark it alone let it win; not always the fewest
};

struct CompletedLimits {
    std::int64_t counts_max = 24;  // for each loser, over both searches; 0: neither is searched for
    std::function<bool()> goes_on = [] { return true; };  // asked before each count; false ends the work, and leaves the rest empty
};

/// The measures of every project under equal shares by cost or cardinality; all empty for other rules and satisfactions, and
/// for projects that cost nothing.
///
/// outcome   what count() gave by these options
/// cost      a count without completion per winner, and at most counts_max counts per loser
/// source    effective support: equalshares.net and pabutools; margins: Boehmer and others 2024, IJCAI, arXiv 2312.14723
std::vector<CompletedMeasures> completed_measures(const Election& election, const CountOptions& options, const Outcome& outcome,
                                                  const CompletedLimits& limits = {});

}  // namespace allting::allocation
