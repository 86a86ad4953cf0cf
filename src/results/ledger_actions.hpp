// Books a project's money. The only place that writes the ledger.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "proposals/project.hpp"
#include "results/ledger.hpp"

namespace allting::results {

/// The same request key gives the same entry again.
/// Refuses what check_entry refuses, and (not_found, "delivery_not_found") for a project that was not funded.
Result<LedgerEntry> book_entry(db::Transaction& tx, const people::Visitor& visitor, ProjectId project, const EntryForm& form,
                               Instant now);

/// The decision's own entry: the project's whole cost is reserved.
void reserve_decided(db::Transaction& tx, OrganisationId organisation, const proposals::Project& project, Instant now);

}  // namespace allting::results
