// Looks at personal data in the database. Only people/looks_actions writes through it.
#pragma once
#include <string>
#include <vector>

#include "core/time.hpp"
#include "people/permission.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

struct Look {
    Instant at;
    PersonId person;           // who looked
    RoleSet roles = {};        // that the person had then
    std::string what;
    std::int64_t about_count;  // how many people were shown
    std::string name = {};     // of who looked, when read; "" for an erased account
    bool protected_identity = false;
};
void insert_look(db::Transaction& tx, OrganisationId organisation, const Look& look);

struct LookList {
    std::vector<Look> looks;
    std::int64_t count = 0;
};
/// Newest first.
LookList list_looks(db::Connection& connection, OrganisationId organisation, std::int64_t page);
void sweep_looks(db::Transaction& tx, OrganisationId organisation, Instant now);

}  // namespace allting::people
