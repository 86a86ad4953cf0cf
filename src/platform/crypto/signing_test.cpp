#include "platform/crypto/signing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/key_folder.hpp"
#include "platform/crypto/sealing.hpp"

namespace allting::crypto {
namespace {

TEST(Signing, gives_the_published_signature) {  // RFC 8032, 7.1, test 2
    const std::string seed = from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").value();
    EXPECT_EQ(to_hex(public_key_of(seed)), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    EXPECT_EQ(to_hex(sign(seed, "\x72")),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(is_signed_by(public_key_of(seed), "\x72", sign(seed, "\x72")));
    EXPECT_FALSE(is_signed_by(public_key_of(seed), "\x73", sign(seed, "\x72")));
    EXPECT_FALSE(is_signed_by(public_key_of(seed), "\x72", ""));
}

TEST(Sealing, padding_hides_the_length_and_is_taken_off_again) {
    EXPECT_EQ(padded("", 20).size(), padded("twelve signs", 20).size());
    EXPECT_EQ(unpadded(padded("twelve signs", 20)), "twelve signs");
    EXPECT_EQ(unpadded(padded("", 20)), "");
}

class KeyFolders : public testing::Test {
protected:
    ~KeyFolders() override { std::filesystem::remove_all(folder_); }
    const std::string folder_ = testing::TempDir() + "keys-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
                                ::testing::UnitTest::GetInstance()->current_test_info()->name();
    SeededRandom random_{1};
};

TEST_F(KeyFolders, a_key_is_made_once_and_found_again_by_others) {
    KeyFolder one(folder_), other(folder_);
    const std::string key = one.find_or_make("box-1-3", random_);
    EXPECT_EQ(key.size(), 32u);
    EXPECT_EQ(other.find_or_make("box-1-3", random_), key);
    EXPECT_EQ(other.find("box-1-4"), std::nullopt);
    EXPECT_EQ(std::filesystem::status(folder_ + "/box-1-3.key").permissions(), std::filesystem::perms(0600));
}

TEST_F(KeyFolders, what_follows_from_a_key_is_found_by_purpose) {
    KeyFolder keys(folder_);
    const std::string key = keys.find_or_make("box-1-3", random_);
    const std::array<std::string_view, 2> purposes{"slots", "seals"};
    const std::array<std::string_view, 1> other{"seals"};
    for (int time = 0; time < 2; ++time) EXPECT_EQ(keys.find_derived("box-1-3", purposes), derive_keys(key, purposes));
    EXPECT_EQ(keys.find_derived("box-1-3", other), std::vector{derive_key(key, "seals")});
    EXPECT_EQ(keys.find_derived("box-1-4", purposes), std::nullopt);
}

TEST_F(KeyFolders, a_destroyed_key_is_gone) {
    KeyFolder keys(folder_);
    keys.find_or_make("box-1-3", random_);
    const std::array<std::string_view, 1> purposes{"slots"};
    EXPECT_TRUE(keys.find_derived("box-1-3", purposes));
    EXPECT_TRUE(keys.destroy("box-1-3", random_));
    EXPECT_FALSE(keys.destroy("box-1-3", random_));
    EXPECT_EQ(keys.find("box-1-3"), std::nullopt);
    EXPECT_EQ(keys.find_derived("box-1-3", purposes), std::nullopt);
    EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(KeyFolders, a_full_disk_is_said_and_leaves_nothing_half_made) {
    std::filesystem::create_directories(folder_);
    const std::string key = folder_ + "/box-1-3.key";
    std::filesystem::create_symlink("/dev/full", key + "." + std::to_string(::getpid()));  // where the key is written first
    KeyFolder keys(folder_);
    SeededRandom random{1};
    try {
        (void)keys.find_or_make("box-1-3", random);
        FAIL() << "made a key on a full disk";
    } catch (const KeyFolderFailed& failure) {
        EXPECT_EQ(failure.code().value(), ENOSPC);
    }
    EXPECT_FALSE(keys.find("box-1-3"));
    EXPECT_TRUE(std::filesystem::is_empty(folder_));
    EXPECT_EQ(keys.find_or_make("box-1-3", random).size(), 32u);  // there is room again
    EXPECT_EQ(std::filesystem::file_size(key), 32u);
}

TEST_F(KeyFolders, a_damaged_key_is_refused_with_what_to_do) {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ + "/box-1-3.key") << "short";
    std::filesystem::permissions(folder_ + "/box-1-3.key", std::filesystem::perms(0600));
    KeyFolder keys(folder_);
    EXPECT_THROW(keys.find("box-1-3"), std::runtime_error);
}

}  // namespace
}  // namespace allting::crypto
