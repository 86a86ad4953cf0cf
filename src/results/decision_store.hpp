// Decisions as rows. Reads for everyone above; writes only for decision_actions.
#pragma once
#include <optional>

#include "platform/db/database.hpp"
#include "results/decision.hpp"

namespace allting::results {

std::optional<Decision> find_decision(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// What was decided about one project; nothing before the decision.
std::optional<ProjectDecision> find_project_decision(db::Connection& connection, OrganisationId organisation,
                                                     ProcessId process, ProjectId project);
/// False when the process has a decision already.
bool insert_decision(db::Transaction& tx, OrganisationId organisation, const Decision& decision);

}  // namespace allting::results
