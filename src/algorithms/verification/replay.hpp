// Goes through a count again, choice by choice, from the ballots alone: each choice must be the one that the rule's
// definition demands. Gives what each round cost whom, so that a proof is made and checked by the same walk.
#pragma once
#include <optional>
#include <string>
#include <utility>

#include "algorithms/verification/backing.hpp"

namespace allting::verification {

using Sequence = std::vector<std::uint32_t>;  // projects, in the order chosen

struct Replay {
    std::vector<ClaimedRound> rounds;
    std::size_t marks_read = 0;
};

/// Equal Shares or Exact Equal Shares with `endowment`, in 1/money_scale, for each voter; of the completions only epsilon,
/// whose choices are rounds with payments too.
///
/// refuses   a project that its supporters cannot pay for, one that is dearer than another or equal to one that the tie
///           rule prefers, and an end at which some project could still be paid for
/// cost      a price is computed anew only when the rounds' price has passed it: prices never fall, so the last one is a
///           lower bound. On real elections each mark is read about twice; at worst, once a round
/// source    Peters, Pierczyński, Skowron 2021, section 3; Kraiczy, Robinson, Elkind 2025, algorithm 1
Result<Replay> replay_equal_shares(const Election& election, const CountOptions& options, const Rational& endowment,
                                   const Sequence& sequence);

/// What Equal Shares with that share buys; nothing where it would spend more than the budget.
std::optional<Sequence> buy_all(const Election& election, const CountOptions& options, const Rational& endowment);

/// Phragmén's sequential rule, with both ways to end. Loads never fall, so the same lower bounds serve.
///
/// source    Los, Christoff, Grossi 2022
Result<Replay> replay_phragmen(const Election& election, const CountOptions& options, const Sequence& sequence);

/// The greedy rules: projects by score per cost.
///
/// cost      O(L + m log m)
Result<Replay> replay_greedy(const Election& election, const CountOptions& options, const Sequence& sequence);

/// Majority judgment, grade by grade.
///
/// cost      O(m n log n): a grade of every voter for every project
Result<Replay> replay_majority_judgment(const Election& election, const CountOptions& options, const Sequence& sequence);

/// Goes through the whole sequence with `count`, a rule that is chosen from choice by choice.
template <class Count>
Result<Replay> walk(Count count, const Sequence& sequence) {
    Replay replay;
    for (const auto project : sequence) {
        TRY(auto round, count.choose(project, replay.rounds.size() + 1));
        replay.rounds.push_back(std::move(round));
    }
    TRY_DO(count.end());
    replay.marks_read = count.marks_read();
    return replay;
}

/// What the greedy completion buys after `winners`.
Sequence greedy_fill(const Election& election, const CountOptions& options, const Sequence& winners);

/// The sentence "verification.CODE" with its arguments.
Error fault(const std::string& code, std::vector<std::pair<std::string, std::string>> arguments);

}  // namespace allting::verification
