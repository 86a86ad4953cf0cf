// The conditions that cities put on any rule: a least number of votes, money of their own for areas or categories,
// projects that exclude each other, a part of the next project. They are laid around the rule, which sees smaller
// elections and knows nothing of them.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "core/result.hpp"

namespace allting::allocation {

/// Money for some of the projects. They are counted with it alone, before the whole is counted with what is left;
/// those who marked at least one of them share it.
struct OwnMoney {
    std::string name;
    std::int64_t amount = 0;
    std::vector<std::uint32_t> projects = {};
};

struct Restrictions {
    std::int64_t minimum_votes = 0;  // in the ballots' own measure (scores_of): votes, points or ranks
    /// K > 0: only projects with votes / ballots ≥ cost / (K × budget) take part. Swiecie 2023: 3.
    std::int64_t votes_per_cost = 0;
    std::vector<OwnMoney> floors = {};  // kept for a kind of project; counted before the pots
    std::vector<OwnMoney> pots = {};    // of areas or categories
    std::vector<std::vector<std::uint32_t>> conflicts = {};  // of each list at most one project can win
    bool partial_next = false;  // the best loser gets what is left; it is named, and is no winner

    bool any() const {
        return minimum_votes > 0 || votes_per_cost > 0 || !pots.empty() || !floors.empty() || !conflicts.empty() ||
               partial_next;
    }
};

/// refuses   negative amounts, pots and floors that together exceed the budget, projects that do not exist
Result<void> check_restrictions(const Election& election, const Restrictions& restrictions);

/// The election of some of the projects, which are given in ascending order: project i of it is projects[i].
/// What a mark weighs stays: ordered ballots become points where `satisfaction`, which then changes too, reads ranks.
struct SmallerElection {
    Election election;
    Satisfaction satisfaction = Satisfaction::cost;
};
SmallerElection only_projects(const Election& election, const Part& part, Satisfaction satisfaction);

/// A rule that knows nothing of restrictions.
struct PartRule {
    Satisfaction satisfaction = Satisfaction::cost;
    bool is_greedy = false;  // it ranks by votes or score per cost, so that projects of the same rank are equals
    std::function<Outcome(const Election&, Satisfaction)> count;
};

/// Floors first, then pots, each with its own money; then all that have not won, with all money that is left. From the
/// first winner on, those that it excludes are taken out and the part is counted again without them.
///
/// ties      those of the last count of each part, and those that decided between projects in conflict
/// returns   verdicts, ties and rounds of the whole election; Outcome::parts says what belongs to which part
/// refuses   nothing: check_restrictions() has been asked
/// cost      as many counts as there are parts and projects taken out for a conflict
Outcome count_restricted(const Election& election, const Restrictions& restrictions, const PartRule& rule,
                         const TieBreak& ties);

}  // namespace allting::allocation
