// Which public proposals have changed their wording or their state since an instant, in the order of time.
#pragma once
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

/// A place in the order of changes.
struct ChangeMark {
    Instant at = {};
    ProposalId proposal = {};
};

/// The next `count` changes after the mark; one proposal may come several times.
std::vector<ChangeMark> list_changes(db::Connection& connection, OrganisationId organisation, const ChangeMark& after, std::int64_t count);

}  // namespace allting::proposals
