// Which roles nobody may hold together, and who has had which since when. The powers over a vote lie in different hands:
// one lets people in, one says who may vote, one meets the voters, one watches over the box.
#pragma once
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "people/permission.hpp"
#include "people/person.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

/// More than these can hardly be watched by anybody.
inline constexpr std::int64_t administrators_wise = 5;

/// The first two of the roles that nobody may hold together; nothing when all go together.
std::optional<std::pair<Role, Role>> conflict_in(RoleSet roles);

/// Notes since when the person has the roles that are new, and forgets those that are gone.
void note_roles(db::Transaction& tx, OrganisationId organisation, const Person& person, Instant now);

struct HeldRole {
    Role role;
    std::optional<Instant> since;  // nothing: since before this was noted
};
/// Somebody with a role beyond resident, for the review of who still needs it.
struct RoleHolder {
    PersonId person;
    std::string name;
    bool protected_identity = false;
    std::vector<HeldRole> roles;
    std::optional<Instant> seen_day;
    bool has_second_step = false;
};
std::vector<RoleHolder> list_role_holders(db::Connection& connection, OrganisationId organisation);

}  // namespace allting::people
