// The audit bundle of a vote: everything that is needed to check it, in one file (docs/record-format.md, section 5).
#pragma once
#include <string>

#include "ballots/log_store.hpp"
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "processes/process.hpp"
#include "results/bundle_texts.hpp"

namespace allting::results {

/// What the roll and the record say together. After the close.
Result<Reconciliation> reconcile(db::Connection& connection, OrganisationId organisation, const processes::Process& process);

/// The result as its sheet; refuses (conflict, "not_counted") unless the vote is counted or annulled.
Result<std::string> result_sheet(db::Connection& connection, OrganisationId organisation, const processes::Process& process);

/// Refuses (conflict): "no_record", "vote_not_closed" and "not_counted".
Result<std::string> make_bundle(db::Connection& connection, const people::Site& site, OrganisationId organisation,
                                const processes::Process& process, Instant now);

/// "ballots.csv": for the bundle, and for scrutineers of a sealed vote. Refuses before the box has been opened.
Result<std::string> ballots_csv(db::Connection& connection, OrganisationId organisation, const processes::Process& process, Instant now);

}  // namespace allting::results
