// The Method of Equal Shares: every voter gets an equal share of the budget, and a project wins when those who
// want it can pay for it together, each about as much for what it gives them.
#pragma once
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

enum class Completion {
    none,         // what the voters could not pay for together stays unspent
    utilitarian,  // the rest goes to the losers by the greedy rule with the same satisfaction
    add_opt,      // exact equal shares alone: shares grow from one change to the next (exact_equal_shares.hpp)
};

struct EqualSharesOptions {
    Satisfaction satisfaction = Satisfaction::cost;
    Completion completion = Completion::utilitarian;
};

/// Shares the budget by equal shares. With purses b_i, all equal to budget / n at the start, repeat:
///   a project p that its supporters can pay for has the price ρ with  Σ min(b_i, ρ·u_i(p)) = cost(p);
///   take the project with the smallest ρ; each supporter pays min(b_i, ρ·u_i(p)).
///
/// ties      used where two prices are exactly equal
/// returns   winners in order of purchase with their prices; for losers what their supporters had left
/// refuses   nothing: without ballots nobody can pay, and only the completion spends
/// cost      about 1.3·m evaluations of O(supporters) integer operations each
/// source    Peters, Pierczyński, Skowron 2021, NeurIPS 34, section 3 · docs/methods/en/equal-shares.md
Outcome equal_shares(const Election& election, const EqualSharesOptions& options, const TieBreak& ties);

std::string_view name_of(Completion completion);

}  // namespace allting::allocation
