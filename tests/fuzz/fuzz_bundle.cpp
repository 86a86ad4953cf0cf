// Any bytes as what an audit bundle holds: the archive, its canonical JSON, checkpoints and keys. Each has one form only:
// what is read is written again as the same bytes.
#include "platform/json/canonical.hpp"
#include "record/archive.hpp"
#include "record/note.hpp"
#include "tests/fuzz/claims.hpp"

using namespace allting;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    if (const auto members = record::read_archive(text)) {
        fuzz::expect(record::write_archive(members.value()) == text, "an archive has one form");
    } else {
        fuzz::expect(members.error().code == "bad_archive", "a refusal has its code");
    }
    if (const auto value = json::parse_canonical(text)) fuzz::expect(json::to_canonical_text(value.value()) == text, "canonical JSON has one form");
    if (const auto checkpoint = record::checkpoint_from_text(text)) fuzz::expect(record::text_of(*checkpoint) == text, "a checkpoint has one form");
    if (const auto key = record::note_key_from_text(text)) {
        fuzz::expect(record::text_of(*key) == text, "a key has one form");
        fuzz::expect(!record::text_of_note(text, *key), "a key is no note");
    }
    return 0;
}
