// Exact Equal Shares: a project is bought by as many of its supporters as can each pay exactly the same part of it.
// Nobody pays what is left in a purse, as in the Method of Equal Shares: who cannot pay the whole part does not pay.
#pragma once
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct ExactEqualSharesOptions {
    Satisfaction satisfaction = Satisfaction::cardinality;
    /// Raise all shares, each time by the smallest amount that changes who pays for what, until nothing changes any
    /// more; of the outcomes met that keep the budget, take the first of those that spend most (add-opt).
    bool raises_shares = false;
    bool with_proof = false;
};

/// Shares the budget by exact equal shares. With purses b_i, all equal to budget / n at the start, repeat:
///   for each project p, v(p) is the largest number of supporters who each hold at least cost(p) / v(p);
///   take the project with the largest v(p)·u(p) / cost(p); each of the v(p) pays cost(p) / v(p).
/// u(p) is 1 under Satisfaction::cardinality, the cost under cost, and cost / votes under effort. Every mark counts as
/// one approval, whatever its points or place.
///
/// ties      used where two projects give exactly equally much
/// returns   winners in order of purchase; price = what each payer pays; for losers what their supporters had left
/// refuses   nothing (count() refuses points and borda: u must be the same to all who marked a project)
/// cost      O(supporters) an evaluation, about 1.3·m evaluations a run; raising: a run and O(L log L) for each change
///           of who pays, L = all marks
/// source    Kraiczy, Robinson, Elkind 2025, arXiv 2502.11797, algorithms 1 to 3; Kraiczy, Elkind 2023 ·
///           docs/methods/en/exact-equal-shares.md
Outcome exact_equal_shares(const Election& election, const ExactEqualSharesOptions& options, const TieBreak& ties);

}  // namespace allting::allocation
