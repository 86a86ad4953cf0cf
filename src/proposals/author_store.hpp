// Where a person stands in the tables of proposals: read for the person's own page, taken away when asked.
#pragma once
#include <string>
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

struct OwnComment {
    ProposalId proposal;
    std::string text;
    Instant written_at;
};
/// Newest first.
std::vector<OwnComment> list_comments_of(db::Connection& connection, OrganisationId organisation, PersonId person);
std::vector<ProposalId> list_supports_of(db::Connection& connection, OrganisationId organisation, PersonId person);

void forget_author_name(db::Transaction& tx, OrganisationId organisation, PersonId person);
void forget_author_contact(db::Transaction& tx, OrganisationId organisation, PersonId person);

}  // namespace allting::proposals
