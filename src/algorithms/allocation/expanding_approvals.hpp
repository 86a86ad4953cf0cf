// Expanding approvals for budgets (PB-EAR): each voter has one vote's weight. First only the best place on each ballot
// counts, then the two best, and so on; a project wins as soon as it has gathered the weight that its cost requires, and
// its supporters have spent it.
#pragma once
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct ExpandingApprovalsOptions {
    bool with_proof = false;  // rounds: the part of their weight that the supporters spend
};

/// Counts by PB-EAR. All n voters have weight 1 at the start. For j = 1, 2, …:
///   a voter approves of what stands in place j or better on their ballot;
///   while a project p has supporters whose weights sum to at least n·cost(p) / B: take such a p, and take n·cost(p) / B of
///   weight from its supporters, from each the same part of what they have.
/// A project's place is 1 + the number of those that the voter likes better. Ranked ballots give the places; points
/// give them with equals (0 points or less: not on the ballot); what approval ballots list is all in place 1.
///
/// ties      the paper leaves the choice open: the most weight for what is required goes first, then the tie rule
/// returns   winners in order of selection; for losers the money that their supporters' weight was worth at the end
/// refuses   nothing; what costs nothing wins as soon as anybody approves of it
/// cost      O(L · projects on a ballot), L = all marks, in numbers of 256 bits
/// source    Aziz and Lee 2021, "Proportionally Representative Participatory Budgeting with Ordinal Preferences",
///           AAAI 35, algorithm 1 (PB-EAR) · docs/methods/en/expanding-approvals.md
Outcome expanding_approvals(const Election& election, const ExpandingApprovalsOptions& options, const TieBreak& ties);

}  // namespace allting::allocation
