// What a voter does: state the right, cast, withdraw. The only place that writes the roll and the ballot box, always
// both in one transaction. Nothing of it goes into the public record or a notice: either would tell an order or a time.
#pragma once
#include <optional>
#include <string>

#include "ballots/ballot.hpp"
#include "ballots/roll.hpp"
#include "people/visit.hpp"
#include "platform/db/database.hpp"

namespace allting::ballots {

/// Refuses what check_right refuses, and outside the vote.
Result<void> state_right(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor, ProcessId process,
                         const Right& right, Instant now);

/// The last ballot before the close counts; it takes the place of the voter's earlier one. Repeated with the same
/// request_key and the same marks it gives the same receipt and stores nothing; with other marks it is refused
/// (conflict, "request_key_reused"). `right` may be stated in the same act.
/// Refuses (invalid, "right_not_stated") when it never was.
Result<Receipt> cast_ballot(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor,
                            ProcessId process, const BallotForm& form, const std::optional<Right>& right, Instant now);

/// Takes the ballot out of the box; the voter may cast another until the close.
Result<void> withdraw_ballot(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor,
                             ProcessId process, Instant now);

/// When the vote has closed: cuts the last tie between voters and ballots (forget_slots), once and for all.
/// Called by whoever counts; again it changes nothing that matters. Refuses (conflict, "vote_not_closed") before.
Result<void> seal_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation,
                      const processes::Process& process, Instant now);

}  // namespace allting::ballots
