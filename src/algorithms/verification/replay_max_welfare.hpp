// Proof that no set of projects is worth more than the winners of max-welfare.
#pragma once
#include "algorithms/verification/claim.hpp"

namespace allting::verification {

/// The claim with everything that follows from its winners and its price of money.
///
/// refuses   what verify_max_welfare() would refuse
Result<Claim> prove_max_welfare(const Election& election, const CountOptions& options, const Claim& claim);

/// At whatever price of money the claim names, every set falls short of
///     price × budget + Σ max(0, worth − price × cost)
/// by |worth − price × cost| of each project that it has or lacks against the price, and by the price of unspent money. So
/// a set worth as much as the winners differs from them only in projects that alone lose no more than the winners do. Of
/// the sets of these all are listed, but for those that lose more than the winners, and those that are as dear as another
/// and neither worth more nor preferred by the tie rule. A wrong price makes the lists longer, never the proof wrong.
///
/// refuses   winners that cost too much, another set that is worth more or is preferred, a wrong number or order in the
///           claim, and lists of over 100 000 sets
/// cost      O(L), then the lists' length times the number of projects in them
Result<Verified> verify_max_welfare(const Election& election, const CountOptions& options, const Claim& claim);

}  // namespace allting::verification
