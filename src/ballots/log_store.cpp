#include "ballots/log_store.hpp"

#include <algorithm>
#include <array>

#include "core/check.hpp"

namespace allting::ballots {

namespace {

using db::Value;

constexpr std::array<std::string_view, 4> state_words{"open", "closed", "finalised", "annulled"};

constexpr db::Sql select_log =
    "SELECT origin, state, entries_count, peaks, key_check FROM vote_logs WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql lock_log =
    "UPDATE vote_logs SET entries_count = entries_count WHERE organisation_id = ? AND process_id = ?"
    " RETURNING origin, state, entries_count, peaks, key_check";
constexpr db::Sql select_logs_in = "SELECT process_id FROM vote_logs WHERE organisation_id = ? AND state = ? ORDER BY process_id";
constexpr db::Sql insert_log =
    "INSERT INTO vote_logs (organisation_id, process_id, origin, state, entries_count, peaks, key_check) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (organisation_id, process_id) DO NOTHING";
constexpr db::Sql update_log =
    "UPDATE vote_logs SET state = ?, entries_count = ?, peaks = ? WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql insert_entry =
    "INSERT INTO log_entries (organisation_id, process_id, position, leaf, tag, version, entry) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql insert_checkpoint =
    "INSERT INTO log_checkpoints (organisation_id, process_id, entries_count, note) VALUES (?, ?, ?, ?)";
constexpr db::Sql select_entries =
    "SELECT leaf, entry FROM log_entries WHERE organisation_id = ? AND process_id = ? AND position >= ? ORDER BY position LIMIT ?";
constexpr db::Sql select_checkpoints =
    "SELECT entries_count, note FROM log_checkpoints WHERE organisation_id = ? AND process_id = ? ORDER BY entries_count";
constexpr db::Sql select_newest_checkpoint =
    "SELECT note FROM log_checkpoints WHERE organisation_id = ? AND process_id = ? ORDER BY entries_count DESC LIMIT 1";
constexpr db::Sql select_by_leaf =
    "SELECT process_id, position, leaf, tag, version, entry FROM log_entries WHERE organisation_id = ? AND leaf >= ? ORDER BY leaf LIMIT 1";
constexpr db::Sql select_newest_version =
    "SELECT MAX(version) FROM log_entries WHERE organisation_id = ? AND process_id = ? AND tag = ?";

std::optional<VoteLog> log_in(db::Rows rows) {
    if (!rows.next()) return std::nullopt;
    const auto word = std::ranges::find(state_words, rows.get<std::string>(1));
    CHECK(word != state_words.end());
    return VoteLog{.origin = rows.get<std::string>(0),
                   .state = static_cast<LogState>(word - state_words.begin()),
                   .tree = record::GrowingTree(static_cast<std::uint64_t>(rows.get<std::int64_t>(2)), rows.get<std::string>(3)),
                   .key_check = rows.get<std::string>(4)};
}

}  // namespace

std::string_view word_of(LogState state) { return state_words[static_cast<std::size_t>(state)]; }

std::optional<VoteLog> find_vote_log(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    return log_in(connection.query(select_log, organisation, process));
}

std::vector<ProcessId> list_vote_logs(db::Connection& connection, OrganisationId organisation, LogState state) {
    std::vector<ProcessId> ids;
    for (auto rows = connection.query(select_logs_in, organisation, word_of(state)); rows.next();) ids.push_back(rows.get<ProcessId>(0));
    return ids;
}

bool insert_vote_log(db::Transaction& tx, OrganisationId organisation, ProcessId process, const VoteLog& log) {
    const std::string peaks = log.tree.text();
    return tx.execute_sql(insert_log, organisation, process, log.origin, word_of(log.state), static_cast<std::int64_t>(log.tree.size()),
                          Value::blob(peaks), Value::blob(log.key_check)) == 1;
}

std::optional<VoteLog> lock_vote_log(db::Transaction& tx, OrganisationId organisation, ProcessId process) {
    return log_in(tx.query(lock_log, organisation, process));
}

void append_entries(db::Transaction& tx, OrganisationId organisation, ProcessId process, VoteLog& log,
                    const std::vector<LogEntry>& entries, std::string_view log_seed) {
    for (const LogEntry& entry : entries) {
        const std::string bytes = bytes_of(entry), leaf = record::leaf_of(bytes);
        tx.execute_sql(insert_entry, organisation, process, static_cast<std::int64_t>(log.tree.size()), Value::blob(leaf),
                       Value::blob(entry.tag), static_cast<std::int64_t>(entry.version), Value::blob(bytes));
        log.tree.add(leaf);
    }
    const std::string peaks = log.tree.text();
    const auto count = static_cast<std::int64_t>(log.tree.size());
    tx.execute_sql(update_log, word_of(log.state), count, Value::blob(peaks), organisation, process);
    const std::string text = record::text_of(record::Checkpoint{log.origin, log.tree.size(), log.tree.root()});
    tx.execute_sql(insert_checkpoint, organisation, process, count, record::sign_note(text, log.origin, log_seed));
}

void for_each_entry(db::Connection& connection, OrganisationId organisation, ProcessId process, std::int64_t first,
                    std::int64_t count, const std::function<void(std::string_view leaf, std::string_view entry)>& use) {
    auto rows = connection.query(select_entries, organisation, process, first, count);
    while (rows.next()) {
        const auto leaf = rows.get<std::string>(0);
        use(leaf, rows.get<std::string_view>(1));
    }
}

std::optional<std::string> find_checkpoint(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_newest_checkpoint, organisation, process);
    if (!rows.next()) return std::nullopt;
    return rows.get<std::string>(0);
}

std::vector<std::pair<std::int64_t, std::string>> list_checkpoints(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<std::pair<std::int64_t, std::string>> notes;
    auto rows = connection.query(select_checkpoints, organisation, process);
    while (rows.next()) notes.emplace_back(rows.get<std::int64_t>(0), rows.get<std::string>(1));
    return notes;
}

std::optional<FoundEntry> find_vote_by_leaf(db::Connection& connection, OrganisationId organisation, std::string_view leaf_beginning) {
    FoundEntry found;
    std::string tag;
    std::int64_t version = 0;
    {
        auto rows = connection.query(select_by_leaf, organisation, Value::blob(leaf_beginning));
        if (!rows.next()) return std::nullopt;
        found = {.process = rows.get<ProcessId>(0), .position = rows.get<std::int64_t>(1), .leaf = rows.get<std::string>(2)};
        tag = rows.get<std::string>(3);
        version = rows.get<std::int64_t>(4);
        const auto entry = entry_from_bytes(rows.get<std::string_view>(5));
        if (!found.leaf.starts_with(leaf_beginning) || !entry || entry->kind != EntryKind::vote) return std::nullopt;
    }
    auto rows = connection.query(select_newest_version, organisation, found.process, Value::blob(tag));
    CHECK(rows.next());
    found.is_newest = rows.get<std::int64_t>(0) == version;
    return found;
}

}  // namespace allting::ballots
