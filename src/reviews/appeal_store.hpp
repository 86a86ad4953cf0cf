// Appeals and who decided first, as rows. Writes only for appeal_actions and case_actions.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/appeal.hpp"

namespace allting::reviews {

std::optional<Appeal> find_appeal(db::Connection& connection, OrganisationId organisation, AppealId id);
std::vector<Appeal> list_appeals(db::Connection& connection, OrganisationId organisation, ProposalId proposal);  // oldest first
/// Who said the last no; of an old case that does not tell, whoever had it.
PersonId first_decider(db::Connection& connection, OrganisationId organisation, const Case& of);

void insert_decider(db::Transaction& tx, OrganisationId organisation, CaseId id, PersonId person, Instant at);
void insert_appeal(db::Transaction& tx, OrganisationId organisation, const Appeal& appeal);
/// False when it has its answer already.
bool answer_appeal_row(db::Transaction& tx, OrganisationId organisation, const Appeal& answered);
/// In the transaction in which the author takes the idea back.
void withdraw_appeals(db::Transaction& tx, OrganisationId organisation, ProposalId proposal);

}  // namespace allting::reviews
