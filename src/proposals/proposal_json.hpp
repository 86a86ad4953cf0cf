// Proposals for programs: the same facts as the pages.
#pragma once
#include "platform/json/json.hpp"
#include "proposals/project.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::proposals {

json::Value list_json(const ListView& view);
json::Value proposal_json(const ProposalView& view);
/// To its writer: with what only the writer sees.
json::Value draft_json(const Proposal& draft);
json::Value receipt_json(const Proposal& proposal);
json::Value similar_json(const std::vector<SimilarLine>& similar, const std::vector<guides::Hint>& hints);
json::Value translation_json(const Translation& translation);
json::Value comment_json(const Comment& comment);
json::Value rules_json(const processes::Process& process, std::string_view language, bool is_open);
json::Object project_json(const Project& project);

}  // namespace allting::proposals
