// What "Var är idén?" shows, read in one snapshot: the state, who has it, since when, what is promised, what can be done.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "reviews/whereabouts.hpp"

namespace allting::reviews {

struct WhereaboutsView {
    proposals::Proposal proposal = {};
    std::string department = {};             // whose turn it is; "" = nobody has taken it yet
    std::vector<std::string> asked = {};     // departments that have been asked and have not answered
    std::optional<Instant> since = {};       // in this state
    std::optional<Instant> author_until = {};  // the clock stands still: the author is waited for
    std::string reason = {};                 // public, of the state as it is
    std::vector<Stop> road = {};
    std::vector<Possible> acts = {};         // empty for others than the author, and those who speak for the author
    bool is_author = false;
    bool may_post = false;                   // a facilitator: can have it posted to an author on paper
};
/// Refuses (not_found) what is not there and what this visitor may not see.
Result<WhereaboutsView> load_whereabouts(db::Connection& connection, const people::Visitor& visitor, ProposalId id, Instant now);

}  // namespace allting::reviews
