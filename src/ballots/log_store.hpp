// The public record of a vote in the database: entries that are only ever added, the tree over them, its checkpoints.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ballots/log_entry.hpp"
#include "ballots/vote_log.hpp"
#include "core/id.hpp"
#include "platform/db/database.hpp"
#include "record/note.hpp"

namespace allting::ballots {

std::optional<VoteLog> find_vote_log(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// Votes whose record is in this state.
std::vector<ProcessId> list_vote_logs(db::Connection& connection, OrganisationId organisation, LogState state);
/// False when the vote has one already.
bool insert_vote_log(db::Transaction& tx, OrganisationId organisation, ProcessId process, const VoteLog& log);
/// Locks the row until the commit, so that two servers cannot add at once.
std::optional<VoteLog> lock_vote_log(db::Transaction& tx, OrganisationId organisation, ProcessId process);

/// Adds the entries in this order and signs a checkpoint. `log` must be locked; its tree and state are stored.
void append_entries(db::Transaction& tx, OrganisationId organisation, ProcessId process, VoteLog& log,
                    const std::vector<LogEntry>& entries, std::string_view log_seed);

/// From `first`, at most `count`, as bytes.
void for_each_entry(db::Connection& connection, OrganisationId organisation, ProcessId process, std::int64_t first,
                    std::int64_t count, const std::function<void(std::string_view leaf, std::string_view entry)>& use);
std::optional<std::string> find_checkpoint(db::Connection& connection, OrganisationId organisation, ProcessId process);  // the newest
std::vector<std::pair<std::int64_t, std::string>> list_checkpoints(db::Connection& connection, OrganisationId organisation, ProcessId process);

/// The entry whose leaf begins so, and whether a later entry of its tag took its place.
struct FoundEntry {
    ProcessId process;
    std::int64_t position = 0;
    std::string leaf;
    bool is_newest = true;
};
std::optional<FoundEntry> find_vote_by_leaf(db::Connection& connection, OrganisationId organisation, std::string_view leaf_beginning);

}  // namespace allting::ballots
