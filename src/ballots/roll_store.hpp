// The roll in the database.
#pragma once
#include <optional>
#include <vector>

#include "ballots/box_store.hpp"
#include "ballots/roll.hpp"
#include "core/random.hpp"
#include "platform/db/database.hpp"

namespace allting::ballots {

std::optional<RollRow> find_roll_row(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter);
std::optional<RollRow> find_roll_row_of(db::Connection& connection, OrganisationId organisation, ProcessId process, PersonId person);

/// That a person has voted in a process, for the person's own page; never what.
struct Voted {
    ProcessId process;
    RollRow row;
};
std::vector<Voted> list_votes_of(db::Connection& connection, OrganisationId organisation, PersonId person);

/// A new place on the roll: under the number that the register gave the voter, else a random one. False when the person or
/// the voter has one already.
bool insert_roll_row(db::Transaction& tx, OrganisationId organisation, ProcessId process, RollRow& row, Random& random);
/// Compare-and-set: writes over the row that was read with this stamp; false when it has changed since.
bool update_roll_row(db::Transaction& tx, OrganisationId organisation, ProcessId process, RollRow& row, Random& random);

/// How many places are in each state: for the reconciliation after the close, never before.
std::vector<std::pair<RollState, std::int64_t>> count_roll_states(db::Connection& connection, OrganisationId organisation, ProcessId process);

std::string sealed_when(const Box& box, VoterId voter, const When& when, Random& random);
/// Nothing when it was sealed by another key.
std::optional<When> when_of(const Box& box, const RollRow& row);

}  // namespace allting::ballots
