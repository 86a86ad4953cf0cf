// Conflicts of interest (jäv, förvaltningslagen 16–18 §§): an author does not answer the own idea, and an official who has
// declared an interest takes no part in the case. That it was declared is public; by whom is not.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/case.hpp"

namespace allting::reviews {

bool has_conflict(db::Connection& connection, OrganisationId organisation, CaseId of, PersonId person);
std::int64_t count_conflicts(db::Connection& connection, OrganisationId organisation, CaseId of);

/// Refuses the author, and whoever has declared a conflict.
Result<void> check_impartial(db::Connection& connection, const people::Visitor& visitor, const Case& of);

/// Cannot be taken back. A case that the official had taken is free for others; declaring it twice changes nothing.
Result<Case> declare_conflict(db::Transaction& tx, const people::Visitor& visitor, CaseId id, Instant now);

}  // namespace allting::reviews
