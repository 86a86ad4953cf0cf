// The ballot box in the database. Nothing here knows a person, and nothing counts before the close.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "ballots/ballot.hpp"
#include "core/random.hpp"
#include "platform/db/database.hpp"

namespace allting::ballots {

struct StoredBallot {
    std::string receipt_hash;
    std::string request_hash;
    Marks marks;
};

std::optional<StoredBallot> find_ballot(db::Connection& connection, OrganisationId organisation, ProcessId process,
                                        std::string_view slot);
/// In which box a ballot with this receipt lies; nothing when it lies in none (never cast, changed or withdrawn).
std::optional<ProcessId> find_receipt(db::Connection& connection, OrganisationId organisation, std::string_view receipt);

/// The slot's ballot, under a new random key; what lay there before is gone.
void replace_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::string_view slot,
                    const StoredBallot& ballot, Random& random);
/// False when the slot was empty.
bool remove_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::string_view slot);

/// Every ballot once, blank ones too, in the order of their random keys. Refuses (conflict, "vote_not_closed") before
/// the vote has closed, whoever asks.
Result<void> for_each_ballot(db::Connection& connection, OrganisationId organisation, const processes::Process& process,
                             Instant now, const std::function<void(const Marks&)>& use);

/// Writes the box anew in the order of its random keys, with random slots: from then on not even the master key tells
/// whose a ballot was, and no engine keeps an order of coming. Receipts stay good.
void forget_slots(db::Transaction& tx, OrganisationId organisation, ProcessId process, Random& random);

/// Ballots of an election that was held elsewhere, under random slots: nobody has a receipt for them.
void import_ballots(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::span<const Marks> ballots,
                    Random& random);

}  // namespace allting::ballots
