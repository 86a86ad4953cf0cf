// The ledger as rows. Reads for everyone above; writes only for ledger_actions.
#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "platform/db/database.hpp"
#include "results/ledger.hpp"

namespace allting::results {

std::vector<LedgerEntry> list_entries(db::Connection& connection, OrganisationId organisation, ProjectId project);  // oldest first
Balance balance_of(db::Connection& connection, OrganisationId organisation, ProjectId project);
/// Of every project of the process that has entries.
std::unordered_map<ProjectId, Balance> list_balances(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// Reserved by all projects of the pot together.
Money reserved_in_pot(db::Connection& connection, OrganisationId organisation, PotId pot);

/// The entry that the form with this key made.
std::optional<LedgerEntry> find_entry(db::Connection& connection, OrganisationId organisation, std::string_view request_key);

/// `request_key` may be empty. Throws db::Error unique_violation for a key that is there already.
void insert_entry(db::Transaction& tx, OrganisationId organisation, const LedgerEntry& entry, std::string_view request_key);

}  // namespace allting::results
