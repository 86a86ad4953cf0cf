// Where costs come from, as rows; and the cards and earlier projects that suit a case. Writes only for case_actions.
#pragma once
#include <optional>
#include <string_view>

#include "platform/db/database.hpp"
#include "reviews/case.hpp"
#include "reviews/cost_source.hpp"

namespace allting::reviews {

std::optional<CostSource> find_cost_source(db::Connection& connection, OrganisationId organisation, CaseId id);
void store_cost_source(db::Transaction& tx, OrganisationId organisation, CaseId id, const CostSource& source, Instant now);

/// What a source says: a card at the version that is named, or at its latest. Nothing for one's own reckoning and for what is not there.
std::optional<CostSuggestion> find_suggestion(db::Connection& connection, OrganisationId organisation, const CostSource& source);
/// What the estimate of a case rests on; nothing when nobody has said. How sure it is stands as the reviewer said it.
std::optional<CostSuggestion> find_chosen(db::Connection& connection, OrganisationId organisation, CaseId id);

/// Cards that the proposal's words bring up, and projects alike it in every process: the surest first.
CostBasis find_cost_basis(db::Connection& connection, OrganisationId organisation, const Case& of, const proposals::Proposal& proposal);

}  // namespace allting::reviews
