// What lies in one voter's place in the box while the vote is open. Only sealed does it ever reach the database, and
// all slots of a vote have one length there, so that not even the number of marks shows. Pure.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ballots/ballot.hpp"
#include "ballots/log_entry.hpp"

namespace allting::ballots {

struct Slot {
    std::string tag;            // 16 random bytes: the slot's name in the record
    std::uint32_t version = 0;  // of the entry that holds now
    bool has_ballot = false;    // false after a withdrawal or when paper was taken
    std::string nonce;          // 32 bytes; empty without a ballot
    std::string leaf;           // of the entry that holds now, 32 bytes
    std::string request_hash;   // SHA-256 of the idempotency key: a repeated request gives the same receipt
    Marks marks;
    friend bool operator==(const Slot&, const Slot&) = default;

    /// The entry of the ballot that lies here. CHECKs has_ballot.
    LogEntry vote() const;
};

/// As bytes of the length that the largest ballot of this vote needs.
std::string padded_text_of(const Slot& slot, std::size_t marks_bytes_max);
Slot slot_from_padded(std::string_view padded);

/// Bytes that text_of(Marks) takes at most, for the ballots that this vote allows.
std::size_t marks_bytes_max(const processes::Process& process, std::span<const proposals::Project> projects);

}  // namespace allting::ballots
