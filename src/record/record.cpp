#include "record/record.hpp"

#include "platform/crypto/crypto.hpp"

namespace allting::record {
namespace {

/// Each part with its length before it, so that no two entries can have the same bytes.
std::string hash_of(std::string_view previous, const Entry& entry) {
    std::string bytes;
    const auto add = [&](std::string_view part) { ((bytes += std::to_string(part.size())) += ':') += part; };
    add(previous);
    add(std::to_string(entry.sequence));
    add(std::to_string(entry.at.utc_ms));
    add(entry.kind);
    add(entry.by_role);
    add(entry.subject);
    add(std::to_string(entry.subject_id));
    add(entry.facts);
    return crypto::sha256(bytes);
}

Entry entry_from(db::Rows& rows) {
    return {.sequence = rows.get<std::int64_t>(0),
            .at = rows.get<Instant>(1),
            .kind = rows.get<std::string>(2),
            .by_role = rows.get<std::string>(3),
            .subject = rows.get<std::string>(4),
            .subject_id = rows.get<std::int64_t>(5),
            .facts = rows.get<std::string>(6),
            .hash = rows.get<std::string>(7)};
}

std::vector<Entry> entries_from(db::Rows rows) {
    std::vector<Entry> entries;
    while (rows.next()) entries.push_back(entry_from(rows));
    return entries;
}

// Adding to the head first locks its row on PostgreSQL until the commit.
constexpr db::Sql take_head = R"(
    INSERT INTO record_heads (organisation_id, sequence, hash) VALUES (?, 1, ?)
    ON CONFLICT (organisation_id) DO UPDATE SET sequence = record_heads.sequence + 1
    RETURNING sequence, hash)";
constexpr db::Sql move_head = "UPDATE record_heads SET hash = ? WHERE organisation_id = ?";
constexpr db::Sql insert_entry = R"(
    INSERT INTO record_entries (organisation_id, sequence, at_utc, kind, by_role, subject, subject_id, facts, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))";

}  // namespace

void append(db::Transaction& tx, OrganisationId organisation, Instant now, const Deed& deed) {
    Entry entry{.sequence = 0,
                .at = now,
                .kind = std::string(deed.kind),
                .by_role = std::string(deed.by_role),
                .subject = std::string(deed.subject),
                .subject_id = deed.subject_id,
                .facts = json::to_text(json::Value(deed.facts)),
                .hash = {}};
    std::string previous;
    {
        db::Rows head = tx.query(take_head, organisation, db::Value::blob({}));
        CHECK(head.next());
        entry.sequence = head.get<std::int64_t>(0);
        previous = head.get<std::string>(1);
    }
    entry.hash = hash_of(previous, entry);
    tx.execute_sql(move_head, db::Value::blob(entry.hash), organisation);
    tx.execute_sql(insert_entry, organisation, entry.sequence, entry.at, entry.kind, entry.by_role, entry.subject,
                   entry.subject_id, entry.facts, db::Value::blob(entry.hash));
}

constexpr db::Sql select_newest = R"(
    SELECT sequence, at_utc, kind, by_role, subject, subject_id, facts, hash FROM record_entries
    WHERE organisation_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?)";

std::vector<Entry> list_entries(db::Connection& connection, OrganisationId organisation, std::int64_t count,
                                std::optional<std::int64_t> before) {
    return entries_from(connection.query(select_newest, organisation, before.value_or(INT64_MAX), count));
}

constexpr db::Sql select_of_subject = R"(
    SELECT sequence, at_utc, kind, by_role, subject, subject_id, facts, hash FROM record_entries
    WHERE organisation_id = ? AND subject = ? AND subject_id = ? ORDER BY sequence)";

std::vector<Entry> list_entries_of(db::Connection& connection, OrganisationId organisation, std::string_view subject,
                                   std::int64_t subject_id) {
    return entries_from(connection.query(select_of_subject, organisation, subject, subject_id));
}

constexpr db::Sql select_range = R"(
    SELECT sequence, at_utc, kind, by_role, subject, subject_id, facts, hash FROM record_entries
    WHERE organisation_id = ? AND sequence BETWEEN ? AND ? ORDER BY sequence)";
constexpr db::Sql select_hash = "SELECT hash FROM record_entries WHERE organisation_id = ? AND sequence = ?";
constexpr db::Sql select_head = "SELECT sequence, hash FROM record_heads WHERE organisation_id = ?";

std::optional<std::int64_t> find_break_within(db::Connection& connection, OrganisationId organisation, std::int64_t first, std::int64_t last) {
    std::string previous;
    if (first > 1) {
        db::Rows rows = connection.query(select_hash, organisation, first - 1);
        if (!rows.next()) return first - 1;
        previous = rows.get<std::string>(0);
    }
    std::int64_t expected = first;
    db::Rows rows = connection.query(select_range, organisation, first, last);
    while (rows.next()) {
        const Entry entry = entry_from(rows);
        if (entry.sequence != expected || entry.hash != hash_of(previous, entry)) return expected;
        previous = entry.hash;
        ++expected;
    }
    return expected <= last ? std::optional(expected) : std::nullopt;
}

std::optional<std::int64_t> find_break(db::Connection& connection, OrganisationId organisation) {
    std::int64_t last = 0;
    std::string hash;
    {
        db::Rows head = connection.query(select_head, organisation);
        if (head.next()) {
            last = head.get<std::int64_t>(0);
            hash = head.get<std::string>(1);
        }
    }
    if (const auto broken = find_break_within(connection, organisation, 1, last)) return broken;
    db::Rows newest = connection.query(select_hash, organisation, last);
    const bool fits = last == 0 || (newest.next() && newest.get<std::string>(0) == hash);
    return fits ? std::nullopt : std::optional(last);
}

}  // namespace allting::record
