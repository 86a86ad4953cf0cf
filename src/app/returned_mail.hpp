// Mail that came back: files that the operator's mail server puts into DATA/returned.
#pragma once
#include <string>

#include "core/id.hpp"
#include "platform/db/database.hpp"

namespace allting::app {

/// Reads FOLDER/*.eml, at most two hundred a call: a delivery status about a notice of ours is noted and its file removed;
/// what is anything else is renamed to *.other for a person to look at. No folder, nothing to do.
void take_returned(db::Database& database, OrganisationId organisation, const std::string& folder, Instant now);

}  // namespace allting::app
