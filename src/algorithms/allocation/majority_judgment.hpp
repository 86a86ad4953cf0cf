// Majority judgment: voters grade projects, and the middle grade decides.
#pragma once
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct MajorityJudgmentOptions {
    bool with_proof = false;  // fill Outcome::rounds: the majority grade
};

/// Ranks the projects by their majority grade, then takes each that the rest of the budget covers.
///
/// A grade is the ballots' own measure (scores_of): points where ballots have points, ranks where they are ordered (the first
/// of K is graded K), 1 for a mark otherwise. Every voter grades every project: one that is not marked has the grade 0.
/// The majority grade is the middle one of the n grades, the lower of the two middle ones where n is even: the best grade that
/// more than half of the voters give or exceed. Where it is equal, one such grade is taken away from each
/// project and the middle of the rest is compared, and so on until they differ. So grades are compared from the middle
/// outwards, first the lower one: that is done by runs of equal grades, not one by one.
///
/// ties      projects with the same number of each grade; logged where another order of them lets others win
/// returns   winners in order of selection; Verdict::majority_grade
/// refuses   nothing; a project that nobody grades above 0 cannot win
/// cost      O(L + L log L) to gather grades, O(g) a comparison, g = different grades of the two projects
/// source    Balinski and Laraki 2007, "A theory of measuring, electing, and ranking", PNAS 104; Paris has used the majority
///           grade for its budget since 2021
Outcome majority_judgment(const Election& election, const MajorityJudgmentOptions& options, const TieBreak& ties);

}  // namespace allting::allocation
