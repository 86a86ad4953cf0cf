#include "alerts/alert_store.hpp"

namespace allting::alerts {

namespace {

constexpr std::int64_t days_kept = 7, quarters_a_day = 96;
constexpr std::int64_t network_few = 20;  // fewer from one place in a day are nobody's concern

constexpr db::Sql add_count =
    "INSERT INTO activity_counts (organisation_id, process_id, signal, subject, slot, count) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (organisation_id, process_id, signal, slot, subject) DO UPDATE SET count = activity_counts.count + excluded.count";
constexpr db::Sql raise_count =
    "INSERT INTO activity_counts (organisation_id, process_id, signal, subject, slot, count) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (organisation_id, process_id, signal, slot, subject) DO UPDATE SET count = excluded.count"
    " WHERE activity_counts.count < excluded.count";
constexpr db::Sql delete_old = "DELETE FROM activity_counts WHERE organisation_id = ? AND (signal = 'network' OR process_id = 0) AND slot < ?";
constexpr db::Sql delete_counts = "DELETE FROM activity_counts WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql select_counts =
    "SELECT process_id, signal, subject, slot, count FROM activity_counts WHERE organisation_id = ? AND (process_id = ? OR process_id = 0)"
    " AND (signal <> 'network' OR (slot >= ? AND count > ?))";
constexpr db::Sql insert_row =
    "INSERT INTO alerts (organisation_id, process_id, number, signal, subject, day, raised_at, figure, threshold, comment)"
    " SELECT ?, ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ?, ?, '' FROM alerts WHERE organisation_id = ? AND process_id = ?"
    " ON CONFLICT DO NOTHING";
constexpr db::Sql select_alerts =
    "SELECT a.number, a.signal, a.subject, a.figure, a.threshold, a.raised_at, a.seen_by, p.name, a.seen_at, a.comment FROM alerts a"
    " LEFT JOIN persons p ON p.organisation_id = a.organisation_id AND p.id = a.seen_by"
    " WHERE a.organisation_id = ? AND a.process_id = ? ORDER BY a.number DESC";
constexpr db::Sql update_seen =
    "UPDATE alerts SET seen_by = ?, seen_at = ?, comment = ? WHERE organisation_id = ? AND process_id = ? AND number = ?";
constexpr db::Sql select_settings = "SELECT votes_last_time, networks FROM watch_settings WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql upsert_settings =
    "INSERT INTO watch_settings (organisation_id, process_id, votes_last_time, networks) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (organisation_id, process_id) DO UPDATE SET votes_last_time = excluded.votes_last_time, networks = excluded.networks";

}  // namespace

void add_counts(db::Transaction& tx, std::span<const people::Count> counts) {
    for (const people::Count& c : counts)
        tx.execute_sql(c.signal == signals::alike ? raise_count : add_count, c.organisation, c.process.value, c.signal, c.subject, c.slot, c.count);
}

void forget_old_counts(db::Transaction& tx, OrganisationId organisation, Instant now) {
    tx.execute_sql(delete_old, organisation, people::first_quarter_of_day(now) - days_kept * quarters_a_day);
}

void forget_counts(db::Transaction& tx, OrganisationId organisation, ProcessId process) { tx.execute_sql(delete_counts, organisation, process); }

std::vector<people::Count> list_counts(db::Connection& connection, OrganisationId organisation, ProcessId process, Instant now) {
    std::vector<people::Count> counts;
    auto rows = connection.query(select_counts, organisation, process, people::first_quarter_of_day(now), network_few);
    while (rows.next())
        counts.push_back({.organisation = organisation, .process = ProcessId{rows.get<std::int64_t>(0)}, .signal = rows.get<std::string>(1),
                          .subject = rows.get<std::string>(2), .slot = rows.get<std::int64_t>(3), .count = rows.get<std::int64_t>(4)});
    return counts;
}

bool insert_alert(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Alarm& alarm, Instant now) {
    return tx.execute_sql(insert_row, organisation, process, word_of(alarm.signal), alarm.subject, people::first_quarter_of_day(now), now,
                          alarm.figure, alarm.threshold, organisation, process) == 1;
}

std::vector<Alert> list_alerts(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<Alert> alerts;
    auto rows = connection.query(select_alerts, organisation, process);
    while (rows.next())
        alerts.push_back({.number = rows.get<std::int64_t>(0),
                          .alarm = {signal_from_word(rows.get<std::string>(1)), rows.get<std::string>(2), rows.get<std::int64_t>(3), rows.get<std::int64_t>(4)},
                          .raised_at = rows.get<Instant>(5),
                          .seen_by = rows.get<PersonId>(6),
                          .seen_by_name = rows.get<std::optional<std::string>>(7).value_or(""),
                          .seen_at = rows.get<std::optional<Instant>>(8),
                          .comment = rows.get<std::string>(9)});
    return alerts;
}

bool mark_seen(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::int64_t number, PersonId by,
               std::string_view comment, Instant now) {
    return tx.execute_sql(update_seen, by, now, comment, organisation, process, number) == 1;
}

WatchSettings find_watch_settings(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_settings, organisation, process);
    if (!rows.next()) return {};
    return {rows.get<std::optional<std::int64_t>>(0), rows.get<std::string>(1)};
}

void store_watch_settings(db::Transaction& tx, OrganisationId organisation, ProcessId process, const WatchSettings& settings) {
    tx.execute_sql(upsert_settings, organisation, process, settings.votes_last_time, settings.networks);
}

}  // namespace allting::alerts
