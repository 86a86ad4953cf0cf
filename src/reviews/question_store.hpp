// The checklist that an organisation has chosen, as rows. Writes only for question_actions.
#pragma once
#include <string>
#include <vector>

#include "platform/db/database.hpp"

namespace allting::reviews {

/// In their order; the usual ones of its kind while it has chosen none.
std::vector<std::string> list_questions(db::Connection& connection, OrganisationId organisation);
void replace_questions(db::Transaction& tx, OrganisationId organisation, const std::vector<std::string>& questions);

}  // namespace allting::reviews
