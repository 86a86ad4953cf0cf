// The rule of nearly all cities: take the projects in order, each that still fits.
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

enum class AtMisfit { skip, stop };

struct GreedyOptions {
    Satisfaction satisfaction = Satisfaction::cost;
    AtMisfit at_misfit = AtMisfit::skip;  // stop: the first project that does not fit ends the count
    std::int64_t threshold = 0;           // a project with a lower score cannot win
};

/// How much a project gives per krona: score / divisor, compared exactly. A divisor of 0 with support is infinite.
struct Priority {
    std::int64_t score = 0;
    std::int64_t divisor = 1;
};

/// Less than 0, 0, or more than 0, as a stands behind, beside or before b.
int compare(const Priority& a, const Priority& b);
Priority priority_of(const Election& election, const Support& support, Satisfaction satisfaction,
                     std::uint32_t project);
/// All projects, the best first.
std::vector<std::uint32_t> greedy_order(const Election& election, const Support& support,
                                        Satisfaction satisfaction, const TieBreak& ties);

/// Ranks the projects by satisfaction per cost and takes each that the rest of the budget covers.
///
/// ties      used where two priorities are exactly equal
/// returns   winners in order of selection; for each loser the largest cost and the fewest votes it needed
/// refuses   nothing: projects without votes come last and win if they fit
/// cost      O(L + m²), L = all marks, m = projects
/// source    Rey and Maly 2023, "The (Computational) Social Choice Take on Indivisible PB", section 3.1
Outcome greedy(const Election& election, const GreedyOptions& options, const TieBreak& ties);

/// Spends what is left after `outcome` on the losers, by the same order; used to complete other rules.
void fill_greedily(const Election& election, Satisfaction satisfaction, const TieBreak& ties, Outcome& outcome);

}  // namespace allting::allocation
