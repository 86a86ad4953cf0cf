// Fills the views of proposal_view.hpp from the database, for one visit: what there is, and what this visitor may see and do.
#pragma once
#include "people/visit.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::proposals {

/// The published process of the path's {id}, or not_found.
Result<processes::Process> read_process(const people::Visit& visit);
ListView read_list(const people::Visit& visit, const processes::Process* process);
/// Refuses (not_found) what is not there and what this visitor may not see.
Result<ProposalView> read_proposal(const people::Visit& visit, ProposalId id);
/// Refuses as above, and when it is no draft of the visitor's own.
Result<DraftView> read_draft(const people::Visit& visit, ProposalId id, DraftStep step);
/// Ideas like a text, the most similar first, each with whether this visitor can support it.
std::vector<SimilarLine> read_similar(const people::Visit& visit, db::Connection& connection, ProcessId process, std::string_view text,
                                      ProposalId except = {});
/// The languages that the program speaks, each by its own name.
std::vector<LanguageName> language_names(const people::Visit& visit);
std::vector<page::MapArea> read_areas(const people::Visit& visit);

}  // namespace allting::proposals
