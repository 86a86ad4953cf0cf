// The stored figures of counts.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "results/figures.hpp"

namespace allting::results {

/// Nothing until they are made, and after a count that gave something else.
std::optional<CountFigures> find_figures(db::Connection& connection, OrganisationId organisation, ProcessId process);

/// Processes whose count has no figures yet, the latest count first.
std::vector<ProcessId> list_counts_without_figures(db::Connection& connection, OrganisationId organisation);

void replace_figures(db::Transaction& tx, OrganisationId organisation, ProcessId process, const CountFigures& figures);

}  // namespace allting::results
