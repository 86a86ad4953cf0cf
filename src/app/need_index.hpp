// Brings needs into the search index, beside the ideas (search_index.hpp): in the order in which they change, looking at the last
// half minute again.
#pragma once
#include "platform/db/database.hpp"

namespace allting::app {

/// Indexes needs changed at or after the mark, and moves the mark on. Returns how many texts were new or other than before.
int index_needs(db::Database& database, OrganisationId organisation, Instant& mark, Instant now);

}  // namespace allting::app
