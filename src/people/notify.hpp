// Tells a person something, by the person's own channel and in the person's language.
#pragma once
#include "notices/notices.hpp"
#include "people/person.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

/// Enqueues the notice, at the person's own pace; nothing for someone who is erased or unknown. By mail, or on the list of what is told by hand;
/// channel `none` reads it on /me only.
void notify(db::Transaction& tx, OrganisationId organisation, PersonId person, const notices::Notice& notice, Instant now);
/// The same to everyone with the role.
void notify_role(db::Transaction& tx, OrganisationId organisation, Role role, const notices::Notice& notice, Instant now);

}  // namespace allting::people
