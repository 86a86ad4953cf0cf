// What is done to a process: the only place that writes one. Each change of a published plan goes into the public record.
#pragma once
#include <span>
#include <string>

#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "processes/manifest.hpp"
#include "processes/process.hpp"

namespace allting::processes {

/// The draft, numbered with its pots. Not public and not recorded before it is published.
Result<Process> create_process(db::Transaction& tx, const people::Visitor& visitor, Process draft, Instant now);

/// `after` carries the version of the plan it was made from. Refuses what check_plan and check_change refuse, and
/// (conflict, "plan_changed") when somebody else saved in between.
Result<Process> change_plan(db::Transaction& tx, const people::Visitor& visitor, Process after, Instant now);

/// Refuses (invalid, "plan_incomplete") with every missing part as a field.
Result<Process> publish_process(db::Transaction& tx, const people::Visitor& visitor, ProcessId id, Instant now);

/// The vote closes later; what follows and would begin before then moves by as much. For two scrutineers alone
/// (scrutiny/): the plan itself does not change any more. CHECKs that `closes` is later.
void extend_vote(db::Transaction& tx, OrganisationId organisation, const Process& process, Instant closes);

/// Fixes the rules of a vote that has opened: manifest, hash and record entry, once. Called by the clock, and by the
/// first ballot when the clock is late; called again it answers the same hash and changes nothing.
/// Refuses (conflict, "phase_closed") before the vote opens.
Result<std::string> freeze_rules(db::Transaction& tx, OrganisationId organisation, ProcessId id,
                                 std::span<const ManifestProject> projects, const ManifestVote& vote, Instant now);

}  // namespace allting::processes
