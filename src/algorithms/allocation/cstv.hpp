// Cumulative support transfer voting (CSTV): each voter has an equal share of the money and lays it on projects in
// proportion to their points. What a project gets too much goes back; what lacks a little is helped by transfers.
#pragma once
#include <optional>
#include <string_view>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

/// What happens when no project has its cost covered.
enum class Transfer {
    minimal,      // MT: the best project's supporters move to it what it lacks, from their other projects
    elimination,  // EwT: the worst project goes out, and its money to its supporters' other projects
};

/// Which project is best.
enum class CstvOrder {
    ratio,    // support / cost: "over cost", MTC and EwTC
    excess,   // support − cost: MT and EwT
    support,  // MTS and EwTS
};

struct CstvOptions {
    Transfer transfer = Transfer::minimal;
    CstvOrder order = CstvOrder::ratio;
    bool with_proof = false;  // rounds: by how much the supporters' money on the project was multiplied to pay for it
};

/// Counts by CSTV. Each of the n voters has budget / n, which always lies on the projects of the ballot that are still in the
/// race, in proportion to the ballot's own measure (points; ranks, the first of K worth K; 1 each for approvals).
/// The support of a project is what lies on it. Repeat:
///   if projects have support ≥ cost, the best of them wins. Its supporters pay cost / support of what they laid on it;
///   the rest of that goes back to their other projects.
///   else under MT: those go out whose supporters do not own their cost all together. The best of the others wins: each
///   supporter pays f times what lay on it, or all they own, with the one f ≥ 1 for which this makes the cost;
///   else under EwT: the worst goes out.
/// At last what fits the rest of the budget is taken (won_by_fill): MT the best first, EwT the last to go out first.
///
/// ties      used for the best, and reversed for the worst: whom the tie rule prefers stays in
/// returns   winners in order of selection; for losers what lay on them (EwT: when they went out; MT: at the end)
/// refuses   nothing: ballots may leave projects out and have unequal sums, blank ones keep their share unspent
/// cost      O(L · projects on a ballot), L = all marks, in numbers of 256 bits
/// source    Skowron, Slinko, Szufa, Talmon 2020, "Participatory Budgeting with Cumulative Votes", arXiv 2009.02690,
///           sections 4 and 5 · docs/methods/en/cstv.md
Outcome cstv(const Election& election, const CstvOptions& options, const TieBreak& ties);

std::string_view name_of(Transfer transfer);
std::string_view name_of(CstvOrder order);

}  // namespace allting::allocation
