// The rule of nearly all cities: take the projects in order, each that still fits.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

/// What happens at the first project that costs more than is left. A project that costs more than the whole budget is
/// passed over by all: it could not have won at any turn.
enum class AtMisfit {
    skip,              // the next one is tried
    stop,              // the count ends
    last_if_nearly,    // it wins if at least 4/5 of its cost is left, and the count ends (Poznan)
};

struct GreedyOptions {
    Satisfaction satisfaction = Satisfaction::cost;
    AtMisfit at_misfit = AtMisfit::skip;
    std::int64_t threshold = 0;  // a project with less in the ballots' own measure (scores_of) cannot win
    bool with_proof = false;     // fill Outcome::rounds: score per cost, as a fraction in lowest terms
};

/// How much a project gives per krona: score / divisor, compared exactly. A divisor of 0 with support is infinite.
struct Priority {
    std::int64_t score = 0;
    std::int64_t divisor = 1;
};

/// Less than 0, 0, or more than 0, as a stands behind, beside or before b.
int compare(const Priority& a, const Priority& b);
Priority priority_of(const Election& election, const Tally& tally, Satisfaction satisfaction, std::uint32_t project);
/// "3/250", "7", or "infinite".
std::string text_of(const Priority& priority);

/// All projects, the best first.
struct Ranking {
    std::vector<std::uint32_t> order;
    std::vector<Priority> priorities;  // per project

    /// Where the equals of order[from] end.
    std::size_t equals_end(std::size_t from) const;
};
Ranking rank_projects(const Election& election, const Tally& tally, Satisfaction satisfaction, const TieBreak& ties);

/// Takes each project of the ranking that the rest of the budget covers; for rules that rank by something else.
void take_in_order(const Election& election, const Ranking& ranking, Outcome& outcome);

/// Ranks the projects by satisfaction per cost and takes each that the rest of the budget covers.
///
/// ties      used where two priorities are exactly equal; logged where another order of the equals lets others win
/// returns   winners in order of selection; for each loser the largest cost and the fewest votes it needed
/// refuses   nothing: projects without votes come last and win if they fit
/// cost      O(L + m log m) to count, O(m) more to explain each loser; L = all marks, m = projects
/// source    Rey and Maly 2023, "The (Computational) Social Choice Take on Indivisible PB", section 3.1
Outcome greedy(const Election& election, const GreedyOptions& options, const TieBreak& ties);

/// Spends what is left after `outcome` on the losers, by the same order; used to complete other rules.
void fill_greedily(const Election& election, Satisfaction satisfaction, const TieBreak& ties, Outcome& outcome);

}  // namespace allting::allocation
