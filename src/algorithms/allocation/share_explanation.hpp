// Why each project won or lost by equal shares, at the shares that decided.
#pragma once
#include <span>

#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/purchases.hpp"

namespace allting::allocation {

/// Fills the outcome with the purchases as winners, their exact prices, and what each project's supporters held at its
/// turn, losers' supporters at the end. `spent_at`: ExactLevels. Without ballots there is nothing to explain but votes.
void explain_purchases(const Election& election, const Support& support, const EqualSharesOptions& options,
                       const Purchases& purchases, std::span<const std::uint32_t> spent_at, Outcome& outcome);

}  // namespace allting::allocation
