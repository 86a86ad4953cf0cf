// Maximin support: Phragmén's idea with loads that may be shared out anew after every choice. The next project is the
// one with which the heaviest load that any voter must bear is smallest.
#pragma once
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct MaximinSupportOptions {
    bool with_proof = false;
};

/// Shares the budget by maximin support. With winners W, at first none, repeat:
///   of the projects that fit take the p with the smallest λ(W + p), where λ(S) is the smallest number for which the
///   cost of S can be shared out among its supporters, each project's among its own, so that nobody bears more than λ.
/// By max-flow and min-cut, λ(S) = max over T ⊆ S of cost(T) / number of voters who mark something in T.
/// Every mark counts as one approval, whatever its points or place.
///
/// ties      used where two loads are exactly equal
/// returns   winners in order of selection; price = λ after the choice
/// refuses   nothing: a project without votes has an infinite load, comes last and wins if it fits
/// cost      about 3·m flows on the ballots that differ in what they mark of W + p; integers of 128 bits
/// source    Aziz, Lee, Talmon 2018, AAMAS, "Proportionally Representative Participatory Budgeting: Axioms and
///           Algorithms" (there: generalised Phragmén); for committees Sánchez-Fernández and others 2021 ·
///           docs/methods/en/maximin-support.md
Outcome maximin_support(const Election& election, const MaximinSupportOptions& options, const TieBreak& ties);

}  // namespace allting::allocation
