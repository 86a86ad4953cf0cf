// One door to all rules: what a count is asked, with every parameter that other tools leave hidden. The same options
// serve the command line, the result pages and a facilitator's trial on an earlier election.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "algorithms/allocation/bos_equal_shares.hpp"
#include "algorithms/allocation/cstv.hpp"
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/exact_equal_shares.hpp"
#include "algorithms/allocation/expanding_approvals.hpp"
#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/majority_judgment.hpp"
#include "algorithms/allocation/max_welfare.hpp"
#include "algorithms/allocation/maximin_support.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/phragmen.hpp"
#include "algorithms/allocation/preparation.hpp"
#include "algorithms/allocation/restrictions.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"
#include "core/result.hpp"

namespace allting::allocation {

enum class Rule {
    greedy,            // takes each project in order that still fits
    greedy_no_skip,    // stops at the first that does not fit
    greedy_threshold,  // greedy among those that reach a score
    greedy_custom,     // stops at the first that does not fit, which still wins if 4/5 of its cost is left (Poznan)
    max_welfare,       // the set of projects that is worth most to all voters together
    equal_shares,
    exact_equal_shares,  // as many supporters as can each pay the same part
    bos_equal_shares,  // also what supporters can nearly pay for; the rest comes out of what others leave
    phragmen,          // the project that leaves its supporters with the lightest load
    maximin_support,   // the same with loads shared out anew after every choice
    cstv,              // voters' money lies on projects by their points; what is too much or lacks is moved
    expanding_approvals,  // first the best places on the ballots count, then the next
    majority_judgment,    // greedy by the middle one of all voters' grades
};

/// What a count is asked. Everything that decides is here, so that the options and the election give the outcome.
struct CountOptions {
    Rule rule = Rule::greedy;
    Satisfaction satisfaction = Satisfaction::cost;
    Completion completion = Completion::none;
    RaiseOptions raise = {};                               // equal-shares: how the completion raises the shares
    ComparedBy compared_by = ComparedBy::approved_winners;  // equal-shares with comparison
    TieRule ties = TieRule::lexicographic;
    std::string lot_seed = {};   // ties by lot: any text, published before the vote opens
    std::int64_t threshold = 0;  // greedy-threshold: the score, in the ballots' own measure, that a project must reach
    AtMisfit at_misfit = AtMisfit::stop;  // phragmen: what follows when a project whose turn it is does not fit
    Restrictions restrictions = {};  // conditions of cities, laid around any rule
    Preparation preparation = {};    // what is done to the election before it is counted
    Transfer transfer = Transfer::minimal;     // cstv: what happens when no project has its cost covered
    CstvOrder cstv_order = CstvOrder::ratio;   // cstv: which project is best
    bool with_proof = false;     // fill Outcome::rounds
};

/// Counts.
///
/// refuses   options that the rule or the ballots do not have, restrictions that cannot be met, naming the field; "tie"
///           under TieRule::refuse, naming the equals; "rule" where fractions longer than any memory seem to be equal and
///           that could not be proven (histories.hpp): then nothing is decided by likelihood; "too_many_sets" where max-welfare
///           gives up
Result<Outcome> count(const Election& election, const CountOptions& options);

/// What the rule weighs marks by: the options' satisfaction, but grades, the ballots' own measure, for majority judgment.
Satisfaction weighed_by(const CountOptions& options);

/// Whether what a mark weighs decides, and so what a project counts for that a ballot lists twice (Duplicates).
bool adds_up_marks(Rule rule);

/// Every rule there is, in the order in which they are listed to people.
std::span<const Rule> all_rules();
std::string_view name_of(Rule rule);  // "greedy-no-skip", as on the command line and in files
std::optional<Rule> rule_named(std::string_view name);

}  // namespace allting::allocation
