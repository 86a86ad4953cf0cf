// Brings the search index up to what is public. It follows the changes of proposals in the order of time and looks at the last
// half minute again, for what was committed later than it says; once an hour, and at the start, everything is looked at. So an
// old database, a restored one and the one of now are filled in the same way, and nothing that writes has to think of the index.
#pragma once
#include "platform/db/database.hpp"
#include "proposals/changes_store.hpp"

namespace allting::app {

/// Indexes what changed after the mark, and moves the mark on. Returns how many texts were new or other than before.
int index_changes(db::Database& database, OrganisationId organisation, proposals::ChangeMark& mark, Instant now);

}  // namespace allting::app
