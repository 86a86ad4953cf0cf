#include "ballots/slot.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "platform/crypto/sealing.hpp"

namespace allting::ballots {
namespace {

constexpr std::size_t hash_size = 32;
constexpr std::size_t fixed_bytes = tag_bytes + 4 + 1 + nonce_bytes + 2 * hash_size;
constexpr std::size_t length_bytes = 4;  // crypto::padded

}  // namespace

LogEntry Slot::vote() const {
    CHECK(has_ballot);
    return {.kind = EntryKind::vote, .tag = tag, .version = version, .style = std::string(only_style),
            .payload = commitment_of(text_of(marks), nonce)};
}

std::string padded_text_of(const Slot& slot, std::size_t marks_bytes) {
    CHECK(slot.tag.size() == tag_bytes && slot.leaf.size() == hash_size && slot.request_hash.size() == hash_size);
    std::string bytes = slot.tag;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(slot.version >> shift & 0xff);
    bytes += slot.has_ballot ? '\1' : '\0';
    bytes += slot.has_ballot ? slot.nonce : std::string(nonce_bytes, '\0');
    bytes += slot.leaf;
    bytes += slot.request_hash;
    bytes += text_of(slot.marks);
    return crypto::padded(bytes, length_bytes + fixed_bytes + marks_bytes);
}

Slot slot_from_padded(std::string_view padded) {
    const std::string bytes = crypto::unpadded(padded);
    CHECK(bytes.size() >= fixed_bytes);
    std::size_t at = 0;
    const auto take = [&](std::size_t size) { return bytes.substr(std::exchange(at, at + size), size); };
    Slot slot;
    slot.tag = take(tag_bytes);
    for (const char c : take(4)) slot.version = slot.version << 8 | static_cast<unsigned char>(c);
    slot.has_ballot = take(1) == "\1";
    slot.nonce = take(nonce_bytes);
    if (!slot.has_ballot) slot.nonce.clear();
    slot.leaf = take(hash_size);
    slot.request_hash = take(hash_size);
    slot.marks = marks_from_text(std::string_view(bytes).substr(at));
    return slot;
}

std::size_t marks_bytes_max(const processes::Process& process, std::span<const proposals::Project> projects) {
    std::size_t digits_max = 1, count = 0;
    for (const proposals::Project& project : projects) {
        if (project.process != process.id) continue;
        digits_max = std::max(digits_max, std::to_string(project.id.value).size());
        ++count;
    }
    const bool has_points = process.ballot_kind == processes::BallotKind::points;
    if (process.ballot_kind != processes::BallotKind::budget)
        count = std::min(count, static_cast<std::size_t>(process.marks_max) * std::max<std::size_t>(process.pots.size(), 1));
    const std::size_t points_digits = has_points ? 1 + std::to_string(process.marks_max).size() : 0;
    return count * (digits_max + 1 + points_digits);
}

}  // namespace allting::ballots
