// The Method of Equal Shares: every voter gets an equal share of the budget, and a project wins when those who
// want it can pay for it together, each about as much for what it gives them.
#pragma once
#include "algorithms/allocation/comparison.hpp"
#include "algorithms/allocation/completion.hpp"
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/endowment.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct EqualSharesOptions {
    Satisfaction satisfaction = Satisfaction::cost;
    Completion completion = Completion::utilitarian;
    RaiseOptions raise = {};                               // for the completions that raise the shares
    ComparedBy compared_by = ComparedBy::approved_winners;  // for Completion::comparison
    bool with_proof = false;                               // fill Outcome::rounds
};

/// Shares the budget by equal shares. With purses b_i, all equal to the endowment at the start, repeat:
///   a project p that its supporters can pay for has the price ρ with  Σ min(b_i, ρ·u_i(p)) = cost(p);
///   take the project with the smallest ρ; each supporter pays min(b_i, ρ·u_i(p)).
///
/// ties      used where two prices are exactly equal; of all counts, first those of the count that decided
/// returns   winners in order of purchase with their prices; for losers what their supporters had left
/// refuses   nothing: without ballots nobody can pay, and only the completion spends
/// cost      about 1.3·m evaluations of O(supporters) operations for each count
/// source    Peters, Pierczyński, Skowron 2021, NeurIPS 34, section 3 · docs/methods/en/equal-shares.md
Outcome equal_shares(const Election& election, const EqualSharesOptions& options, const TieBreak& ties);

}  // namespace allting::allocation
