// Looks at personal data in the database. Only people/looks_actions writes through it.
#pragma once
#include "people/look.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

void insert_look(db::Transaction& tx, OrganisationId organisation, const Look& look);
/// Newest first.
LookList list_looks(db::Connection& connection, OrganisationId organisation, std::int64_t page);
void sweep_looks(db::Transaction& tx, OrganisationId organisation, Instant now);

}  // namespace allting::people
