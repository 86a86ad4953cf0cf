// Notes against the example of the signed-note format (the Go project's sumdb/note), which another program signed.
#include "record/note.hpp"

#include <gtest/gtest.h>

#include "platform/crypto/signing.hpp"

namespace allting::record {
namespace {

constexpr std::string_view example_key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view example_note =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const std::string seed(32, 's');

TEST(Note, of_another_program_is_read) {
    const auto key = note_key_from_text(example_key);
    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(key->name, "PeterNeumann");
    EXPECT_EQ(text_of(*key), example_key);
    EXPECT_EQ(text_of_note(example_note, *key), example_note.substr(0, example_note.find("\n\n") + 1));
}

TEST(Note, that_was_changed_is_refused) {
    const auto key = note_key_from_text(example_key).value();
    for (std::size_t i = 0; i < example_note.size(); ++i) {
        std::string changed(example_note);
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_EQ(text_of_note(changed, key), std::nullopt) << i;
    }
    EXPECT_EQ(text_of_note("", key), std::nullopt);
    EXPECT_EQ(text_of_note(std::string(example_note) + "more\n", key), std::nullopt);
}

TEST(Note, is_signed_by_one_key_under_one_name) {
    const std::string note = sign_note("one line\n", "budget.example/processes/3", seed);
    const NoteKey key{"budget.example/processes/3", crypto::public_key_of(seed)};
    EXPECT_EQ(text_of_note(note, key), "one line\n");
    EXPECT_EQ(text_of_note(note, {"budget.example/processes/4", key.public_key}), std::nullopt);
    EXPECT_EQ(text_of_note(note, {key.name, crypto::public_key_of(std::string(32, 'o'))}), std::nullopt);
    EXPECT_EQ(note_key_from_text(text_of(key)), key);
    EXPECT_EQ(note_key_from_text("name+00000000+" + text_of(key).substr(text_of(key).rfind('+') + 1)), std::nullopt);
}

TEST(Checkpoint, has_one_spelling) {
    const Checkpoint checkpoint{"budget.example/processes/3", 7, leaf_of("seven")};
    EXPECT_EQ(checkpoint_from_text(text_of(checkpoint)), checkpoint);
    EXPECT_EQ(checkpoint_from_text("budget.example/processes/3\n07\n" + text_of(checkpoint).substr(29)), std::nullopt);
    EXPECT_EQ(checkpoint_from_text(text_of(checkpoint) + "\n"), std::nullopt);
}

}  // namespace
}  // namespace allting::record
