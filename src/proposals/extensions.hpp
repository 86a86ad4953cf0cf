// What domains above add to a proposal without proposals/ knowing them. app/ fills this in once, before the server starts.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "platform/json/json.hpp"
#include "platform/page/components.hpp"
#include "proposals/chain.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

/// More to show on a proposal's page: `parts` stand after the idea itself and before the conversation.
struct More {
    std::vector<page::Body> parts;
    json::Object members;         // added to the JSON face
    std::string answering;        // who has it now, such as "Park och natur"; "" = nobody yet
};

struct Extensions {
    /// In the same transaction as a proposal's receipt; reviews opens its case here.
    std::function<void(db::Transaction&, OrganisationId, const Proposal&, Instant now)> on_received;
    std::function<void(db::Transaction&, OrganisationId, const Proposal&, Instant now)> on_withdrawn;
    std::function<More(const people::Visit&, db::Connection&, const Proposal&)> more;
    /// "Så gick det" of one proposal and of a process, from all domains.
    std::function<std::vector<ChainStep>(db::Connection&, OrganisationId, ProposalId)> chain;
    std::function<std::vector<ChainStep>(db::Connection&, OrganisationId, ProcessId)> chain_of_process;
};

Extensions& extensions();

}  // namespace allting::proposals
