// What a proof claims: who won, in which order, and in each round who paid what. Numbers are texts, exact and in the
// currency's unit ("1250/3"), as they stand in the file, so that nothing is rounded on the way.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "core/result.hpp"

namespace allting::verification {

using allocation::CountOptions;
using allocation::Election;
using allocation::Outcome;

/// Voters alike: they had the same and paid the same. Phragmén: the load that they bore, and what came upon it.
struct VoterClass {
    std::int64_t voters = 0;
    std::string had, paid;
    friend bool operator==(const VoterClass&, const VoterClass&) = default;
};

struct ClaimedRound {
    std::string project;
    std::string price;                // paid for a mark of weight 1 by whoever has money enough; the load; score per cost
    std::string rho;                  // equal shares: price per unit of satisfaction, by which the rule chose
    std::vector<std::string> equals;  // where the tie rule chose: all equals, in its order; else empty
    std::vector<VoterClass> classes;  // the richest first
};

/// Max-welfare: what the winners are worth together, in the currency's unit where satisfaction is money; and a price of money
/// at which nothing is worth more than the bound.
struct ClaimedOptimum {
    std::string objective, price, bound;
    bool is_unique = false;
};

struct Claim {
    CountOptions options;
    std::string endowment;             // equal shares: what each voter had at the start
    std::vector<std::string> winners;  // in order of selection
    std::string total_cost;
    std::vector<ClaimedRound> rounds;  // the rule's own choices
    std::vector<std::string> fill;     // what a completion bought with the rest
    // Completion::comparison: how many ballots rather have the rounds' projects, and how many greedy's winners.
    std::int64_t prefer_shares = 0, prefer_greedy = 0;
    ClaimedOptimum optimum = {};
};

/// Whether only the claimed share is looked at, or also all smaller ones that the completion tried before.
enum class Shares { claimed, all };

/// What a verification showed, and how much work it was.
struct Verified {
    /// False where the completion raised the shares and not all of them were looked at: then the count with the claimed
    /// share is shown to be right, and that the completion stops there once it comes there, but not that it did not before.
    bool shows_share = true;
    std::int64_t shares_before = 0;  // that the completion tried before the claimed one
    std::size_t rounds = 0;
    std::size_t marks_read = 0;  // marks of ballots looked at, also when looked at anew
    std::size_t marks = 0;       // the total ballot length
};

}  // namespace allting::verification
