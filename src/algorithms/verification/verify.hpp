// Proofs of counts: made by going through the outcome again, checked by going through the claim. Knows the rules by their
// definitions only, so that a result's exactness does not rest on the code that was made to be fast.
#pragma once
#include "algorithms/verification/claim.hpp"

namespace allting::verification {

/// True where there is a proof to make: the greedy rules, max-welfare, majority judgment and Phragmén, Equal Shares with every completion, Exact
/// Equal Shares with add-opt too; with what cities ask of projects and ballots, as long as there is one count.
bool can_prove(const CountOptions& options);

/// The claim of an outcome, with who paid what in each round. With Completion::comparison the outcome is that of
/// Completion::add1: what it won is compared here anew.
///
/// refuses   what verify() would refuse: then the outcome is wrong, and so is our code
Result<Claim> prove(const Election& election, const CountOptions& options, const Outcome& outcome);

/// Checks a claim against the ballots: every choice was the rule's, every payment is what the voters had to pay and could
/// pay, nothing was left out at the end, and every number and name in the claim is the right one.
///
/// refuses   the first thing that is wrong, with its place
/// cost      prices are computed anew only when they may have been passed; replay.hpp says how often. Where a completion
///           raised the shares, as much again for the next share; with Shares::all, for every share that it tried
Result<Verified> verify(const Election& election, const Claim& claim, Shares shares = Shares::claimed);

}  // namespace allting::verification
