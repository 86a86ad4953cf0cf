// What count, decision and delivery do to the proposal behind a project: its state, and a word to its author.
// Inside results/ only.
#pragma once
#include <string>
#include <string_view>

#include "platform/db/database.hpp"
#include "proposals/project.hpp"
#include "proposals/proposal.hpp"

namespace allting::results {

/// Moves the proposal to that state where its table allows the step from where it stands; otherwise leaves it alone,
/// because a withdrawn idea keeps its state whatever becomes of the project.
void step_proposal(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, proposals::State to,
                   std::string_view by_role, std::string_view reason, Instant now);

/// By the author's own channel: mail, the page, or by hand for someone without an account.
void tell_author(db::Transaction& tx, OrganisationId organisation, const proposals::Project& project,
                 const std::string& message, const std::string& path, Instant now);

}  // namespace allting::results
