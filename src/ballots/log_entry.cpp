#include "ballots/log_entry.hpp"

#include <algorithm>
#include <array>

#include "core/check.hpp"
#include "core/random.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::ballots {
namespace {

constexpr std::size_t receipt_bytes = 10;
constexpr std::size_t style_max = 255, payload_max = 65'000;

void put(std::string& out, std::uint64_t number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

/// Takes numbers and texts from the front; once something is missing, `ok` stays false.
struct Reader {
    std::string_view rest;
    bool ok = true;

    std::string_view take(std::size_t size) {
        if (rest.size() < size) return ok = false, std::string_view();
        const auto taken = rest.substr(0, size);
        rest.remove_prefix(size);
        return taken;
    }
    std::uint64_t number(std::size_t size) {
        std::uint64_t value = 0;
        for (const char c : take(size)) value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }
};

bool is_well_formed(const LogEntry& entry) {
    switch (entry.kind) {
        case EntryKind::vote: return entry.version > 0 && !entry.style.empty() && entry.payload.size() == commitment_bytes;
        case EntryKind::tombstone: return entry.version > 1 && !entry.style.empty() && is_reason(entry.payload);
        case EntryKind::event: return entry.tag.empty() && entry.version == 0 && entry.style.empty();
    }
    return false;
}

}  // namespace

std::string bytes_of(const LogEntry& entry) {
    CHECK(is_well_formed(entry) && entry.style.size() <= style_max && entry.payload.size() <= payload_max);
    CHECK(entry.tag.size() == (entry.kind == EntryKind::event ? 0 : tag_bytes));
    std::string bytes(1, static_cast<char>(entry.kind));
    bytes += entry.kind == EntryKind::event ? std::string(tag_bytes, '\0') : entry.tag;
    put(bytes, entry.version, 4);
    put(bytes, entry.style.size(), 1);
    bytes += entry.style;
    put(bytes, entry.payload.size(), 2);
    bytes += entry.payload;
    return bytes;
}

std::optional<LogEntry> entry_from_bytes(std::string_view bytes) {
    Reader reader{bytes};
    LogEntry entry;
    const auto kind = reader.number(1);
    if (kind != 1 && kind != 2 && kind != 4) return std::nullopt;
    entry.kind = static_cast<EntryKind>(kind);
    entry.tag = reader.take(tag_bytes);
    entry.version = static_cast<std::uint32_t>(reader.number(4));
    entry.style = reader.take(reader.number(1));
    entry.payload = reader.take(reader.number(2));
    if (!reader.ok || !reader.rest.empty()) return std::nullopt;
    if (entry.kind == EntryKind::event) {
        if (entry.tag != std::string(tag_bytes, '\0')) return std::nullopt;
        entry.tag.clear();
    }
    if (!is_well_formed(entry)) return std::nullopt;
    return entry;
}

bool is_reason(std::string_view word) {
    constexpr std::array all{reasons::withdrawn, reasons::paper_issued, reasons::challenge_upheld, reasons::voided, reasons::annulled};
    return std::ranges::find(all, word) != all.end();
}

std::string commitment_of(std::string_view ballot, std::string_view nonce) {
    CHECK(nonce.size() == nonce_bytes);
    return crypto::sha256(std::string(ballot).append(nonce));
}

std::string receipt_of(std::string_view leaf) { return to_crockford(leaf.substr(0, receipt_bytes)); }

std::optional<std::string> leaf_beginning_of(std::string_view receipt) {
    static constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    if (receipt.size() != receipt_signs) return std::nullopt;
    std::string bytes;
    unsigned bits = 0, held = 0;
    for (const char c : receipt) {
        const auto value = signs.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = held << 5 | static_cast<unsigned>(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(held >> bits & 0xff);
    }
    return bytes;
}

std::string receipt_for_people(std::string_view receipt) { return in_groups(receipt, 4, '-'); }

}  // namespace allting::ballots
