// An entry of a vote's public record, as docs/record-format.md (section 3) writes it. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace allting::ballots {

inline constexpr std::size_t tag_bytes = 16, nonce_bytes = 32, commitment_bytes = 32;

enum class EntryKind : unsigned char { vote = 1, tombstone = 2, event = 4 };

struct LogEntry {
    EntryKind kind = EntryKind::event;
    std::string tag = {};        // 16 bytes; empty for events
    std::uint32_t version = 0;   // 1, 2, 3 … within the tag
    std::string style = {};      // "all"; empty for events
    std::string payload = {};    // commitment, reason, or canonical JSON
    friend bool operator==(const LogEntry&, const LogEntry&) = default;
};
std::string bytes_of(const LogEntry& entry);
/// Nothing for bytes that no entry has.
std::optional<LogEntry> entry_from_bytes(std::string_view bytes);

/// Why a ballot no longer counts.
namespace reasons {
inline constexpr std::string_view withdrawn = "withdrawn", paper_issued = "paper_issued", challenge_upheld = "challenge_upheld",
                                  voided = "voided", annulled = "annulled";
}
bool is_reason(std::string_view word);

inline constexpr std::string_view only_style = "all";

/// SHA-256(ballot ‖ nonce): says nothing of the ballot, and fits no other.
std::string commitment_of(std::string_view ballot, std::string_view nonce);

inline constexpr std::size_t receipt_signs = 16;
/// The first 80 bits of a leaf in 16 Crockford signs.
std::string receipt_of(std::string_view leaf);
/// The 10 bytes with which the leaf of that receipt begins; nothing when it is no receipt.
std::optional<std::string> leaf_beginning_of(std::string_view receipt);
/// "K7Q4ABCDEFGHJKMN" → "K7Q4-ABCD-EFGH-JKMN"
std::string receipt_for_people(std::string_view receipt);

}  // namespace allting::ballots
