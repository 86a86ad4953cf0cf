// The access log in the database.
#pragma once
#include <vector>

#include "electorate/access.hpp"
#include "platform/db/database.hpp"

namespace allting::electorate {

void insert_look(db::Transaction& tx, OrganisationId organisation, const Looked& looked);

struct LookList {
    std::vector<Looked> looks;  // newest first
    std::int64_t count = 0;
};
LookList list_looks(db::Connection& connection, OrganisationId organisation, std::int64_t page);

}  // namespace allting::electorate
