// Held answers as rows. Reads for everyone above; writes only for held_actions.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/held.hpp"

namespace allting::reviews {

std::optional<Holding> find_holding(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// Whose moment has come.
std::vector<ProcessId> list_due_releases(db::Connection& connection, OrganisationId organisation, Instant now);
/// Of undecided cases, oldest first.
std::vector<HeldAnswer> list_held(db::Connection& connection, OrganisationId organisation, ProcessId process);
std::optional<HeldAnswer> find_held(db::Connection& connection, OrganisationId organisation, CaseId id);
/// Cases of all processes whose answer waits and still holds.
std::vector<CaseId> list_held_cases(db::Connection& connection, OrganisationId organisation);

void upsert_holding(db::Transaction& tx, OrganisationId organisation, const Holding& holding);
void delete_holding(db::Transaction& tx, OrganisationId organisation, ProcessId process);
void upsert_held(db::Transaction& tx, OrganisationId organisation, const HeldAnswer& held);
void delete_held(db::Transaction& tx, OrganisationId organisation, CaseId id);

}  // namespace allting::reviews
