// The opened box: the ballots that count, once the vote has closed. Nothing here knows a person.
#pragma once
#include <functional>
#include <span>
#include <string>

#include "ballots/ballot.hpp"
#include "core/random.hpp"
#include "platform/db/database.hpp"

namespace allting::ballots {

/// A ballot as it is published: its entry in the record, what opens the commitment, and its marks.
struct OpenedBallot {
    std::string leaf;   // 32 bytes
    std::string nonce;  // 32 bytes; empty for ballots without a record
    Marks marks;
};

void insert_opened_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, const OpenedBallot& ballot);
/// False when there was none.
bool remove_opened_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::string_view leaf);

/// Every ballot once, blank ones too, in the order of the leaves. Refuses (conflict, "vote_not_closed") before the vote
/// has closed, whoever asks, and ("box_not_opened") until it has been opened.
Result<void> for_each_opened_ballot(db::Connection& connection, OrganisationId organisation, const processes::Process& process,
                                    Instant now, const std::function<void(const OpenedBallot&)>& use);
/// The marks alone.
Result<void> for_each_ballot(db::Connection& connection, OrganisationId organisation, const processes::Process& process,
                             Instant now, const std::function<void(const Marks&)>& use);

/// In which box a ballot lies that was cast before votes had a record.
std::optional<ProcessId> find_old_receipt(db::Connection& connection, OrganisationId organisation, std::string_view receipt);

/// Ballots of an election that was held elsewhere: they have no record and nobody has a receipt for them.
void import_ballots(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::span<const Marks> ballots,
                    Random& random);

}  // namespace allting::ballots
