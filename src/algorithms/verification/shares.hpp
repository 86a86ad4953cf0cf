// What completions add to a proof of Equal Shares: that the share is one at which the completion stops, and the comparison
// with greedy. From their definitions, by code of its own.
#pragma once
#include "algorithms/verification/question.hpp"
#include "algorithms/verification/replay.hpp"

namespace allting::verification {

/// budget / ballots, in 1/money_scale.
Rational exact_share(const Election& election);
bool raises_shares(allocation::Completion completion);

/// The share that the rounds began with must be one that the completion tries, and one at which it stops: nothing more
/// fits, or with the next share the budget would be overspent. With Shares::all, it must also have stopped at none before.
///
/// returns   whether that is all there is to show
/// cost      a count for the next share; with Shares::all one for each share from the first
Result<bool> check_share(const Election& election, const CountOptions& options, const Rational& share,
                         const Sequence& rounds, Shares shares);

/// How many shares a completion tried before this one; no more are told than INT64_MAX.
std::int64_t shares_before(const Election& election, const CountOptions& options, const Rational& share);

/// How many ballots rather have the winners by equal shares, and how many those by greedy; whichever wins stays in `winners`.
void compare_with_greedy(const Question& question, Claim& claim, Sequence& winners);

}  // namespace allting::verification
