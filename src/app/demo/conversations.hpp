// Officials who look at ideas formally, and who write with authors in private.
#pragma once
#include "app/demo/ideas.hpp"

namespace allting::demo {

/// Passes one idea, asks the author of another to mend it, and lets a third author and an official write to each other.
void begin_conversations(db::Transaction& tx, const Town& town, const std::vector<proposals::Proposal>& ideas, Instant now);

}  // namespace allting::demo
