// What a count gives: who won, in which order, and for each project why it did or did not. The proof is numbers
// only; what people read is made of them by results/.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

enum class Reason {
    won,           // chosen by the rule
    won_by_fill,   // chosen by the completion, with money that the rule left over
    won_nearly_covered,  // greedy-custom: the first that did not fit, but at least 4/5 of its cost was left
    too_expensive, // costs more than the whole budget
    no_room,       // greedy: at its turn less was left than it costs
    below_threshold,
    after_stop,    // greedy without skipping: the count had stopped at an earlier project
    not_supported, // equal shares: its supporters could not pay for it together
    conflict,      // excluded by a winner that it cannot stand beside
    partly_funded, // no winner: the first without room, which is given what was left
    not_wanted,    // majority judgment: no voter gave it a better grade than it has unmarked
    not_in_best,   // max-welfare: in no set of the budget's size that is worth more, or the tie rule chose another
};

/// Why one project won or lost. Money is in 1/money_scale, like the election's.
struct Verdict {
    Reason reason = Reason::no_room;
    std::int64_t votes = 0;  // ballots that mark it
    std::int64_t score = 0;  // the sum of its weights under the rule's satisfaction
    std::uint32_t place = 0; // 1 … in order of selection, 0 = lost
    /// Greedy: left of the budget at its turn. Equal shares: what its supporters had left when the rule ended.
    std::int64_t money_at_turn = 0;
    /// For a loser: a cost at which it would have won, all else equal. Greedy gives the largest such cost;
    /// equal shares one that surely suffices. Nothing where no cost does.
    std::optional<std::int64_t> winning_cost;
    /// For a loser under greedy: how much more score (votes, or points) would have made it win.
    std::optional<std::int64_t> score_missing;
    /// Majority judgment: the middle one of all voters' grades.
    std::optional<std::int64_t> majority_grade = {};
    /// Equal shares: what a supporter with weight 1 and money enough paid for this winner, as the exact fraction
    /// of 1/money_scale ("1250/3"; under BOS cut, "0.333…", where it is too long) and rounded half up to hundredths of the currency's unit.
    std::string price_exact;
    std::int64_t price_hundredths = 0;
};

/// Equals among which the tie rule chose; logged where another order of them could have let others win.
struct Tie {
    std::vector<std::uint32_t> projects;  // in the order the tie rule put them
    TieRule rule = TieRule::lexicographic;  // count() says by which
};

/// One choice of the rule, as its proof: with the election and the rounds before, everything else follows from it.
struct Round {
    std::uint32_t project = 0;
    /// Exact, "1250/3", in the election's units. Equal shares: ρ, the price of a unit of satisfaction. Phragmén and maximin
    /// support: the load that its supporters then bear. Greedy: score per cost. CSTV: what its supporters pay, as a multiple of
    /// what lay on it. Expanding approvals: the part of their weight that they spend. Cut, "0.333…", where the rule
    /// doubles the digits every round (certain.hpp).
    std::string price;
};

/// One of the counts that a count under restrictions is made of. It is the count of only_projects(projects, budget,
/// voters), so that its proof can be checked by itself.
struct Part {
    enum class Kind { floor, pot, rest };
    Kind kind = Kind::rest;
    std::string name = {};                 // of the floor or the pot
    std::int64_t budget = 0;
    std::vector<std::uint32_t> projects = {};  // that took part, by index
    bool only_their_voters = false;        // the money was shared by those who marked one of them, not by all
    std::uint32_t winners_end = 0;         // its winners, rounds and ties stand before these places of the outcome's
    std::uint32_t rounds_end = 0;
    std::uint32_t ties_end = 0;
    std::string endowment_exact = {};
};

struct PartialFunding {
    std::uint32_t project = 0;
    std::int64_t amount = 0;
};

/// How many ballots rather have one outcome than the other; the rest see no difference.
struct Comparison {
    std::int64_t prefer_shares = 0;
    std::int64_t prefer_greedy = 0;
    bool is_greedy_preferred() const { return prefer_greedy > prefer_shares; }
};

/// Max-welfare: what the winners are worth together, and why nothing is worth more. Exact texts, in 1/money_scale where
/// the satisfaction is money.
struct Optimum {
    std::string objective;  // the sum of all voters' satisfaction
    bool is_unique = true;  // no other set of projects that somebody wants is worth as much
    std::string price;      // satisfaction per money at the margin: "3/250"
    std::string bound;      // at this price no set is worth more: price × budget + Σ max(0, worth − price × cost), rounded down
};

struct Outcome {
    std::vector<std::uint32_t> winners;  // indexes of election.projects, in order of selection
    std::int64_t total_cost = 0;
    std::vector<Verdict> verdicts;  // per project
    std::vector<Tie> ties;
    std::vector<Round> rounds;    // the proof, where it was asked for; a project that a completion added has no price
    std::optional<Comparison> comparison;  // Completion::comparison: if greedy is preferred, its winners stand here
    std::optional<Optimum> optimum = {};   // max-welfare, but of several parts
    bool gave_up = false;  // max-welfare: sets beyond number come too close; count() then refuses
    std::string endowment_exact;  // equal shares: each voter's share, "10000/21" of 1/money_scale; both of the last part
    std::vector<Part> parts = {};            // empty unless there were restrictions
    std::optional<PartialFunding> partial = {};  // the project that gets what was left and is no winner
};

/// Thrown by a rule where numbers seem to be equal and neither that nor the contrary could be proven within reasonable
/// memory; count() then refuses. No real election is known in which it happens.
struct Unproven {};

std::string_view name_of(Reason reason);
std::optional<Reason> reason_named(std::string_view name);

}  // namespace allting::allocation
