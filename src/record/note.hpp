// Signed notes and checkpoints (C2SP signed-note and tlog-checkpoint): text with an Ed25519 signature under it. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "record/tree.hpp"

namespace allting::record {

/// The public half of a log's key.
struct NoteKey {
    std::string name;        // the log's origin: no blank and no plus
    std::string public_key;  // 32 bytes
    friend bool operator==(const NoteKey&, const NoteKey&) = default;
};
/// "origin+0a1b2c3d+base64": what a manifest carries.
std::string text_of(const NoteKey& key);
std::optional<NoteKey> note_key_from_text(std::string_view text);

/// `text` ends with a newline. The note: the text, an empty line, the signature line.
std::string sign_note(std::string_view text, std::string_view origin, std::string_view seed);
/// The text of a note with exactly this key's signature and no other; nothing for anything else.
std::optional<std::string> text_of_note(std::string_view note, const NoteKey& key);

/// How long a log was and what was in it.
struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Hash root;
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};
std::string text_of(const Checkpoint& checkpoint);
std::optional<Checkpoint> checkpoint_from_text(std::string_view text);

}  // namespace allting::record
