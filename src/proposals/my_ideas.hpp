// One's own ideas, for the page of one's own that app/ puts together.
#pragma once
#include <vector>

#include "platform/html/html.hpp"
#include "platform/json/json.hpp"
#include "platform/page/frame.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

/// A section with drafts first (they lead on where they were left), then the ideas and how each stands.
/// `ideas`: list_of_author of proposal_store.hpp.
void my_ideas_part(html::Out& out, const page::Frame& frame, const std::vector<Proposal>& ideas);
json::Array my_ideas_json(const std::vector<Proposal>& ideas);

}  // namespace allting::proposals
