#include "platform/crypto/crypto.hpp"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/text.hpp"

namespace allting::crypto {
namespace {

TEST(Crypto, a_password_is_known_again_and_no_other_is) {
    const auto hash = hash_password("korrekt häst batteri");
    EXPECT_EQ(hash.substr(0, 31), "$argon2id$v=19$m=65536,t=2,p=1$");
    EXPECT_TRUE(verify_password("korrekt häst batteri", hash));
    EXPECT_FALSE(verify_password("korrekt häst batter", hash));
    EXPECT_FALSE(verify_password("", hash));
}

TEST(Crypto, the_same_password_never_hashes_alike) {
    EXPECT_NE(hash_password("en och samma"), hash_password("en och samma"));
}

TEST(Crypto, a_broken_hash_lets_nobody_in) {
    for (const auto* hash : {"", "$argon2id$", "plain", "$argon2id$v=19$m=65536,t=2,p=1$AAAA$AAAA"})
        EXPECT_FALSE(verify_password("plain", hash)) << hash;
    EXPECT_FALSE(verify_password("plain", std::string(5'000, 'a')));
}

TEST(Crypto, more_sign_ins_than_slots_wait_for_their_turn) {
    const auto hash = hash_password("lösenord nummer ett");
    std::vector<std::thread> threads;
    int right[4] = {};
    for (int& answer : right) threads.emplace_back([&] { answer = verify_password("lösenord nummer ett", hash) ? 1 : 0; });
    for (auto& thread : threads) thread.join();
    for (const int answer : right) EXPECT_EQ(answer, 1);
}

TEST(Crypto, sha256_gives_the_published_digests) {  // FIPS 180-2, appendix B.1
    EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Crypto, hmac_gives_the_published_codes) {  // RFC 4231, test cases 1, 2 and 6 (a key longer than a block)
    EXPECT_EQ(to_hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(to_hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Crypto, keys_for_two_purposes_differ) {
    EXPECT_NE(derive_key("master", "sessions"), derive_key("master", "forms"));
    EXPECT_EQ(derive_key("master", "forms").size(), 32u);
}

TEST(Crypto, equality_compares_length_and_every_byte) {
    EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abcd"));
    EXPECT_TRUE(equal_in_constant_time("", ""));
}

TEST(Crypto, tokens_carry_160_bits_and_follow_their_source) {
    SeededRandom one(1), same(1);
    const auto token = make_token(one);
    EXPECT_EQ(token.size(), 32u);
    EXPECT_EQ(token, make_token(same));
    EXPECT_NE(token, make_token(one));
    EXPECT_EQ(normalise_crockford(token), token);
}

TEST(Crypto, base64url_has_no_padding_and_no_signs_that_urls_mind) {
    EXPECT_EQ(to_base64url("\xFB\xFF\xFE"), "-__-");
    EXPECT_EQ(to_base64url("f"), "Zg");
    EXPECT_EQ(to_base64url(""), "");
}

}  // namespace
}  // namespace allting::crypto
