// One form only: every changed byte is refused, and the archive is what tar reads.
#include "record/archive.hpp"

#include <gtest/gtest.h>

namespace allting::record {
namespace {

const std::vector<Member> members{{"manifest.json", "{}"}, {"empty", ""}, {"entries/000000", std::string(512, 'e')}, {"ballots.csv", std::string(700, 'b')}};

TEST(Archive, gives_back_what_was_written) {
    const std::string bytes = write_archive(members);
    EXPECT_EQ(bytes.size() % 512, 0u);
    EXPECT_EQ(read_archive(bytes).value(), members);
    EXPECT_EQ(read_archive(write_archive({})).value(), std::vector<Member>{});
}

TEST(Archive, every_changed_byte_is_refused_or_shows_in_a_member) {
    const std::string bytes = write_archive(members);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto read = read_archive(changed);
        if (read) {
            EXPECT_NE(read.value(), members) << i;
            EXPECT_EQ(write_archive(read.value()), changed) << i;
        }
    }
}

TEST(Archive, that_is_cut_or_longer_is_refused) {
    const std::string bytes = write_archive(members);
    for (std::size_t size = 0; size < bytes.size(); size += 100) EXPECT_FALSE(read_archive(bytes.substr(0, size)).ok()) << size;
    EXPECT_FALSE(read_archive(bytes + std::string(512, '\0')).ok());
    EXPECT_EQ(read_archive("no archive at all").error().code, "bad_archive");
}

}  // namespace
}  // namespace allting::record
