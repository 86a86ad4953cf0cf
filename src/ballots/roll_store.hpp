// The roll in the database.
#pragma once
#include <optional>
#include <vector>

#include "ballots/roll.hpp"
#include "platform/db/database.hpp"

namespace allting::ballots {

std::optional<RollRow> find_roll_row(db::Connection& connection, OrganisationId organisation, ProcessId process, PersonId person);

/// That a person has voted in a process, for the person's own page; never what.
struct Voted {
    ProcessId process;
    RollState state;
    std::string voted_on;
};
std::vector<Voted> list_votes_of(db::Connection& connection, OrganisationId organisation, PersonId person);

/// False when there is a row already.
bool insert_roll_row(db::Transaction& tx, OrganisationId organisation, ProcessId process, const RollRow& row);
/// Compare-and-set: writes over the version that `row` was read as; false when it has changed since.
bool update_roll_row(db::Transaction& tx, OrganisationId organisation, ProcessId process, const RollRow& row);

}  // namespace allting::ballots
