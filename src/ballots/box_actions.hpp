// The life of a vote's box: opened with the rules and a key, closed, taken into the public record and opened for the
// count, and at last made final. What is done to one ballot is in ballot_actions.
#pragma once
#include <span>
#include <string>

#include "ballots/box_store.hpp"
#include "ballots/log_store.hpp"
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"

namespace allting::ballots {

/// Fixes the rules, makes the keys and begins the public record, once; again it answers the same hash. Called by the
/// clock, and by the first ballot when the clock is late. Refuses (conflict, "phase_closed") before the vote opens.
Result<std::string> open_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation,
                             const processes::Process& process, std::span<const proposals::Project> projects, Instant now);

/// Refuses (conflict, "vote_annulled") once nothing more goes into the box or out of it.
Result<void> check_takes_ballots(db::Connection& connection, OrganisationId organisation, ProcessId process);

/// The box that a ballot goes into. Where the clock keeps the vote and is late, this opens it; where scrutineers do, nothing
/// else may. Refuses what open_box and find_box refuse.
Result<Box> box_for_ballot(db::Transaction& tx, const people::Site& site, OrganisationId organisation,
                           const processes::Process& process, std::span<const proposals::Project> projects, Instant now);

/// The box with its key. Refuses (conflict, "vote_not_opened") when there is none: scrutineers have not opened it yet, it
/// opened before votes had a record, or was held elsewhere; and (unavailable, "vote_key_missing") when the key in the folder is not the one it was opened with.
Result<Box> find_box(db::Connection& connection, const people::Site& site, OrganisationId organisation, ProcessId process);

/// After the close: everything that waited enters the record as one batch, sorted by leaf; then the event that closes; and
/// the ballots are opened for the count. Again it does nothing.
/// Refuses (conflict, "vote_not_closed") before.
Result<void> close_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation,
                       const processes::Process& process, Instant now);

/// Adds one entry to the record of a closed vote, where there is no order of coming left to hide.
void add_after_close(db::Transaction& tx, const people::Site& site, const Box& box, const LogEntry& entry);

/// Ends the record and lets nothing more be added; the slots are deleted. The caller destroys the key once this is durable.
/// `facts`: what the last entry says beside (reconciliation, result). Refuses (conflict, "box_not_closed").
Result<void> finalise_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process,
                          std::string_view reconciliation_hash, std::string_view result_hash, Instant now);

/// The vote does not count: what waited enters the record, and nothing more goes into the box. Refuses (conflict,
/// "box_not_closed") when it is annulled or final already, or never opened.
Result<void> annul_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process,
                       std::string_view reason, Instant now);

/// Adds an event of two scrutineers to the record: extended.
Result<void> add_event(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process,
                       std::string_view kind, json::Object facts, Instant now);

/// Where the record of this vote is, without the scheme: the log's name.
std::string origin_of(const people::Site& site, ProcessId process);

}  // namespace allting::ballots
