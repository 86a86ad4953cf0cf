// The set of projects that is worth most to all voters together.
#pragma once
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct MaxWelfareOptions {
    Satisfaction satisfaction = Satisfaction::cost;
    bool with_proof = false;  // fill Outcome::rounds: score per cost, as greedy has it
};

/// Of all sets of projects that the budget covers, one with the largest sum of all voters' satisfaction: the 0/1 knapsack.
/// Projects that are worth nothing to the voters together take no part.
///
/// ties      of several best sets the one that holds the first project, in the order of the tie rule, that some of them hold
///           and others do not; of these again so. All projects that are in some best sets and not in all are logged as one tie
/// returns   winners, those that give most per cost first; Outcome::optimum: what they are worth, whether no other set is
///           worth as much, and a price of money that shows how near any set can come
/// refuses   nothing; where the best set cannot be told from others with reasonable work (knapsack.hpp), Outcome::gave_up
/// cost      O(L) to add up, then the knapsack; once more for each project that could be exchanged without loss
/// source    Talmon and Faliszewski 2019, "A Framework for Approval-Based Budgeting Methods", rule max
Outcome max_welfare(const Election& election, const MaxWelfareOptions& options, const TieBreak& ties);

}  // namespace allting::allocation
