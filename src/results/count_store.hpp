// Counts as rows. Reads for everyone above; writes only for count_actions.
#pragma once
#include <optional>

#include "platform/db/database.hpp"
#include "results/count.hpp"

namespace allting::results {

/// The stored count of a process, whole; nothing before it was counted.
std::optional<Count> find_count(db::Connection& connection, OrganisationId organisation, ProcessId process);
bool is_counted(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// One project's row.
std::optional<ProjectCount> find_project_count(db::Connection& connection, OrganisationId organisation,
                                               ProcessId process, ProjectId project);

/// In one statement; nothing before the count.
std::optional<CountSummary> find_count_summary(db::Connection& connection, OrganisationId organisation, ProcessId process);

/// Puts the count in the place of an earlier one.
void replace_count(db::Transaction& tx, OrganisationId organisation, const Count& count);

}  // namespace allting::results
