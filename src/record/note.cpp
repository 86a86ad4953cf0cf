#include "record/note.hpp"

#include <vector>

#include "core/check.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/signing.hpp"

namespace allting::record {
namespace {

constexpr std::size_t id_bytes = 4;
constexpr std::string_view signature_begin = "\n— ";

std::string typed_key(const NoteKey& key) { return '\x01' + key.public_key; }

std::string id_of(const NoteKey& key) { return crypto::sha256(key.name + "\n" + typed_key(key)).substr(0, id_bytes); }

}  // namespace

std::string text_of(const NoteKey& key) { return key.name + "+" + to_hex(id_of(key)) + "+" + crypto::to_base64(typed_key(key)); }

std::optional<NoteKey> note_key_from_text(std::string_view text) {
    const auto first = text.find('+'), second = text.find('+', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    const auto typed = crypto::from_base64(text.substr(second + 1));
    if (!typed || typed->size() != 1 + crypto::public_key_bytes || typed->front() != '\x01') return std::nullopt;
    NoteKey key{std::string(text.substr(0, first)), typed->substr(1)};
    if (key.name.empty() || text_of(key) != text) return std::nullopt;
    return key;
}

std::string sign_note(std::string_view text, std::string_view origin, std::string_view seed) {
    CHECK(text.ends_with('\n'));
    const NoteKey key{std::string(origin), crypto::public_key_of(seed)};
    return std::string(text) + std::string(signature_begin) + key.name + " " + crypto::to_base64(id_of(key) + crypto::sign(seed, text)) + "\n";
}

std::optional<std::string> text_of_note(std::string_view note, const NoteKey& key) {
    const auto end = note.rfind(signature_begin);
    if (end == std::string_view::npos || end == 0 || !note.ends_with('\n')) return std::nullopt;
    const std::string_view text = note.substr(0, end);
    const std::string line_begin = std::string(signature_begin) + key.name + " ";
    if (!text.ends_with('\n') || !note.substr(end).starts_with(line_begin)) return std::nullopt;
    std::string_view signature = note.substr(end + line_begin.size());
    signature.remove_suffix(1);
    const auto bytes = crypto::from_base64(signature);
    if (!bytes || !bytes->starts_with(id_of(key)) || !crypto::is_signed_by(key.public_key, text, bytes->substr(id_bytes))) return std::nullopt;
    return std::string(text);
}

std::string text_of(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + crypto::to_base64(checkpoint.root) + "\n";
}

std::optional<Checkpoint> checkpoint_from_text(std::string_view text) {
    const auto lines = split(text, '\n');
    if (lines.size() != 4 || !lines[3].empty()) return std::nullopt;
    const auto size = integer_from_text(lines[1]);
    const auto root = crypto::from_base64(lines[2]);
    if (!size || *size < 0 || !root || root->size() != hash_bytes) return std::nullopt;
    Checkpoint checkpoint{std::string(lines[0]), static_cast<std::uint64_t>(*size), *root};
    if (text_of(checkpoint) != text) return std::nullopt;
    return checkpoint;
}

}  // namespace allting::record
