// Counts and alerts in the database.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "alerts/alert.hpp"
#include "core/id.hpp"
#include "platform/db/database.hpp"

namespace allting::alerts {

/// Adds to what is stored; of signals::alike the larger number stays.
void add_counts(db::Transaction& tx, std::span<const people::Count> counts);
/// Networks, and what is not of one vote, older than a week.
void forget_old_counts(db::Transaction& tx, OrganisationId organisation, Instant now);
/// The sums of a vote that nobody watches any more. Its alerts stay.
void forget_counts(db::Transaction& tx, OrganisationId organisation, ProcessId process);
/// Of one vote and of signing in; of networks those of today that more than a few came from.
std::vector<people::Count> list_counts(db::Connection& connection, OrganisationId organisation, ProcessId process, Instant now);

/// False when it was raised for the same subject today already.
bool insert_alert(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Alarm& alarm, Instant now);
std::vector<Alert> list_alerts(db::Connection& connection, OrganisationId organisation, ProcessId process);  // newest first
bool mark_seen(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::int64_t number, PersonId by,
               std::string_view comment, Instant now);

WatchSettings find_watch_settings(db::Connection& connection, OrganisationId organisation, ProcessId process);
void store_watch_settings(db::Transaction& tx, OrganisationId organisation, ProcessId process, const WatchSettings& settings);

}  // namespace allting::alerts
