// Counts the ballots of a closed vote. The only place that writes a count; the projects' proposals learn their fate in the
// same transaction, and so do their authors.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "platform/i18n/translator.hpp"
#include "processes/process.hpp"
#include "results/count.hpp"

namespace allting::results {

/// Counts by the process's rule. Counted again, the same ballots give the same rows, and nobody is told twice.
/// Refuses (conflict, "phase_closed") before the vote has closed and outside the count phase.
/// The first count closes and opens the box, if the clock has not done so.
Result<Count> count_votes(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor, ProcessId process,
                          Instant now);

/// The same for an election that was held elsewhere and read from a file: its phases may all be past.
Result<Count> count_imported(db::Transaction& tx, OrganisationId organisation, const i18n::Languages& languages,
                             const processes::Process& process, Instant now);

/// The ballots as elections, one per pot. Refuses before the vote has closed, whoever asks.
Result<std::vector<PotElection>> load_elections(db::Connection& connection, OrganisationId organisation,
                                                const processes::Process& process, Instant now);

}  // namespace allting::results
