// What stays of a person in proposals when the person hides or erases the account.
#pragma once
#include "people/extensions.hpp"
#include "platform/db/database.hpp"

namespace allting::proposals {

/// Takes the person's name, and when erasing the contact, from ideas and comments; erasing also takes unsent drafts.
/// Ideas and comments themselves stay: others have answered and built on them.
void hide_author(db::Transaction& tx, OrganisationId organisation, PersonId person, people::Hiding hiding);

/// Has people/ call hide_author from now on.
void extend_people();

}  // namespace allting::proposals
