// The box while the vote is open: sealed slots and sealed entries that wait for the record. Nothing here knows a person,
// and nothing here can be read without the key of the vote.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ballots/box_key.hpp"
#include "ballots/slot.hpp"
#include "platform/db/database.hpp"

namespace allting::ballots {

/// One vote's box, opened with its key.
struct Box {
    OrganisationId organisation;
    ProcessId process;
    BoxKey key;
};

std::optional<Slot> find_slot(db::Connection& connection, const Box& box, VoterId voter);
void store_slot(db::Transaction& tx, const Box& box, VoterId voter, const Slot& slot, std::size_t marks_bytes_max, Random& random);
/// Every slot once, in the order of the keyed hashes. For the close alone.
void for_each_slot(db::Connection& connection, const Box& box, const std::function<void(const Slot&)>& use);
void delete_slots(db::Transaction& tx, OrganisationId organisation, ProcessId process);

void add_waiting(db::Transaction& tx, const Box& box, const LogEntry& entry, Random& random);
/// Takes all that waits out of the box.
std::vector<LogEntry> take_waiting(db::Transaction& tx, const Box& box);
bool is_waiting(db::Connection& connection, const Box& box, std::string_view leaf_beginning);

/// From now on a receipt of this leaf is answered with "changed or withdrawn".
void mark_replaced(db::Transaction& tx, const Box& box, std::string_view leaf);
bool is_replaced(db::Connection& connection, const Box& box, std::string_view leaf_beginning);
void forget_replaced(db::Transaction& tx, OrganisationId organisation, ProcessId process);

}  // namespace allting::ballots
