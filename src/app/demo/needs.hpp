// What ideas with a no show is lacking: needs that departments have taken over, and one that nobody has.
#pragma once
#include "app/demo/ideas.hpp"

namespace allting::demo {

/// Makes needs of the refused ideas of ideas_now(), and has departments promise and report.
void make_needs(db::Transaction& tx, const Town& town, const std::vector<proposals::Proposal>& ideas, Instant now);

}  // namespace allting::demo
