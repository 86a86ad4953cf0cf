// What a voter does: state the right, cast, withdraw. The only place that writes the roll and the ballot box, always
// both in one transaction. What of it becomes public waits sealed for the close (box_actions.hpp):
// told one by one, it would tell an order and a time.
#pragma once
#include <optional>
#include <string>

#include "ballots/ballot.hpp"
#include "ballots/box_store.hpp"
#include "ballots/receipt.hpp"
#include "ballots/roll.hpp"
#include "people/visit.hpp"
#include "platform/db/database.hpp"

namespace allting::ballots {

/// Who votes: somebody signed in, or the holder of a pass for one place on the roll.
struct Caller {
    people::Visitor visitor;
    VoterId pass = {};     // the place on the roll, by a code or by the identity that the account has proved
    bool by_code = false;  // the pass is in a cookie and ends by itself
    processes::Way way = processes::Way::account;  // how the right was proven
};

/// Somebody signed in; where a register has the identity that the account has proved (e-ID), they are that place on the
/// roll and no other, so that a letter and an account together never make two votes.
Caller caller_by_account(db::Connection& connection, const people::Visitor& visitor, ProcessId process);

/// The caller's place on the roll, if there is one.
std::optional<RollRow> find_row(db::Connection& connection, const Caller& caller, ProcessId process);

/// Refuses what check_right refuses, and outside the vote.
Result<void> state_right(db::Transaction& tx, const people::Site& site, const Caller& caller, ProcessId process,
                         const Right& right, Instant now);

/// The last ballot before the close counts; it takes the place of the voter's earlier one. Repeated with the same
/// request_key and the same marks it gives the same receipt and stores nothing; with other marks it is refused
/// (conflict, "request_key_reused"). `right` may be stated in the same act. `channel`: web, desk, class.
/// Refuses (not_allowed, "way_not_offered") a way that the plan does not have (ballots/ways_actions.hpp), (invalid, "right_not_stated")
/// when it never was, and (not_allowed, "not_on_roll") a right stated by an account
/// where the process has a register.
Result<Receipt> cast_ballot(db::Transaction& tx, const people::Site& site, const Caller& caller, ProcessId process,
                            const BallotForm& form, const std::optional<Right>& right, std::string_view channel, Instant now);

/// Takes the ballot out of the box; the voter may cast another until the close.
Result<void> withdraw_ballot(db::Transaction& tx, const people::Site& site, const Caller& caller, ProcessId process, Instant now);

/// The voter's ballot no longer counts, for one of the reasons of log_entry.hpp: the record gets a tombstone and after the
/// close the opened ballot goes too. False when there was no ballot; but a right that is taken away (challenge_upheld,
/// voided) stands in the record also where a ballot was withdrawn before. The roll is the caller's to write.
Result<bool> void_slot(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process,
                       VoterId voter, std::string_view reason);

/// Also while the vote is open, and whether the entry waits still or is in the record.
ReceiptAnswer look_up_receipt(db::Connection& connection, const people::Site& site, OrganisationId organisation, std::string_view receipt);

}  // namespace allting::ballots
