// Puts together the way from an idea to what came of it, out of the domains that each know a part of it.
#pragma once
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/chain.hpp"
#include "proposals/proposal.hpp"

namespace allting::app {

/// The same from every link: of a merged idea, the chain of what it was merged into; of that, with all the ideas it was made of.
std::vector<proposals::ChainStep> chain_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal);
/// Of a whole process, in numbers.
std::vector<proposals::ChainStep> chain_of_process(db::Connection& connection, OrganisationId organisation, ProcessId process);

/// Gives the domains below these chains to show. Once, before the server starts, after the others have extended proposals.
void extend_with_chains();

}  // namespace allting::app
