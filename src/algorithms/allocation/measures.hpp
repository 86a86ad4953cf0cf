// By how much a project lost: what would have had to be otherwise for it to win, all else equal. Exact, in whole
// units; for the rules without completion.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/election.hpp"

namespace allting::allocation {

/// Money that a project's supporters spent on a winner, rounded down to whole 1/money_scale.
struct Spending {
    std::uint32_t winner = 0;
    std::int64_t money = 0;
};

/// Of one loser; all empty for a winner.
struct Measures {
    std::optional<std::int64_t> winning_cost;       // the largest cost at which it would have won; nothing: at none
    std::optional<std::int64_t> approvals_missing;  // fewest voters who would have had to mark it too (optimist)
    std::optional<std::int64_t> voters_missing;     // fewest more voters who mark it alone (singleton)
    // Equal shares only:
    std::int64_t money_when_dropped = 0;    // what its supporters held when they could no longer pay for it
    std::vector<Spending> spent_before;     // and what they had spent on which winners until then, in order of selection
    std::optional<std::int64_t> support_percent;  // the largest part of its cost that they could give at a winner's price
};

struct MeasureOptions {
    /// Equal shares needs a count for every number of further voters tried, from the fewest that could be enough;
    /// after so many counts a loser's voters_missing stays empty. 0: none are tried.
    std::int64_t counts_max = 2000;
};

/// The measures of every project for greedy (that skips), equal shares (cost or cardinality, without its completion) and
/// Phragmén; all empty for other rules and satisfactions.
///
/// ties      where another cost or more votes would let the project stand beside a winner, the count's tie rule decides
/// cost      greedy O(m²); Phragmén O(m·k²); equal shares O(k · all marks) exact operations, and the counts of above
/// source    Boehmer and others 2024, IJCAI, arXiv 2312.14723; spending and support: pabutools' project loss and
///           effective support · docs/methods/en/margins.md
std::vector<Measures> measures(const Election& election, const CountOptions& options, const MeasureOptions& limits = {});

}  // namespace allting::allocation
