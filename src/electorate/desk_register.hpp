// A register without a list: nobody stands on it beforehand, and whoever shows at a desk that the rules of the process
// let them vote is written in there. Of a person it keeps the keyed hash of the number and the year of birth, no name.
#pragma once
#include <string>

#include "electorate/register_actions.hpp"

namespace allting::electorate {

/// Refuses what check_register refuses of the time, and (conflict, "other_kind") where a list has been taken in.
Result<void> begin_desk_register(db::Transaction& tx, const people::Visit& visit, ProcessId process);

/// What a person has shown to an official.
struct ShownRight {
    std::string number = {};    // identity number, as typed
    std::string relation = {};  // lives, works, studies or rents
};

/// The voter, who may have been there before. Refuses (conflict, "listed_only") on a register with a list, and (invalid,
/// field number or relation) what is no number, somebody too young, or a relation that the process does not count.
Result<VoterId> write_in_at_desk(db::Transaction& tx, const people::Visit& visit, const processes::Process& process, const ShownRight& shown);

}  // namespace allting::electorate
