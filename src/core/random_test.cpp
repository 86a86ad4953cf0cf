// Seeds repeat, bounds hold, and codes survive being read aloud.
#include "core/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <mutex>
#include <set>
#include <thread>

#include "core/check.hpp"

namespace allting {
namespace {

TEST(Random, follows_the_published_splitmix64_sequence) {
    SeededRandom random(1234567);
    EXPECT_EQ(random.next(), 6457827717110365317u);
    EXPECT_EQ(random.next(), 3203168211198807973u);
    EXPECT_EQ(random.next(), 9817491932198370423u);
}

TEST(Random, same_seed_gives_the_same_bytes) {
    SeededRandom one(7), other(7), third(8);
    const auto bytes = one.bytes(33);
    EXPECT_EQ(bytes, other.bytes(33));
    EXPECT_NE(bytes, third.bytes(33));
}

TEST(Random, below_is_even_and_stays_below) {
    SeededRandom random(1);
    std::array<int, 6> seen{};
    for (int i = 0; i < 60'000; ++i) ++seen.at(random.below(6));
    for (const int count : seen) EXPECT_NEAR(count, 10'000, 500);
    EXPECT_EQ(random.below(1), 0u);
    EXPECT_THROW(random.below(0), BrokenInvariant);
}

TEST(Random, the_kernel_gives_fresh_bytes) {
    SystemRandom random;
    EXPECT_NE(random.bytes(32), random.bytes(32));
    EXPECT_NE(random.bytes(1000), random.bytes(1000));
}

TEST(Random, no_bytes_of_the_kernel_are_given_twice) {
    std::mutex mutex;
    std::set<std::string> seen;
    std::size_t given = 0;
    const auto draw = [&] {
        SystemRandom random;
        for (std::size_t i = 0; i < 2'000; ++i) {
            const std::string bytes = random.bytes(12 + i % 53);  // 12 to 64
            const std::lock_guard lock(mutex);
            for (std::size_t at = 0; at + 12 <= bytes.size(); at += 12, ++given) seen.insert(bytes.substr(at, 12));
        }
    };
    std::thread one(draw), other(draw);
    one.join();
    other.join();
    EXPECT_EQ(seen.size(), given);
}

TEST(Random, crockford_writes_five_bits_a_sign) {
    EXPECT_EQ(to_crockford(""), "");
    EXPECT_EQ(to_crockford(std::string_view("\x00", 1)), "00");
    EXPECT_EQ(to_crockford("\xFF\xFF\xFF\xFF\xFF"), "ZZZZZZZZ");
    EXPECT_EQ(to_crockford("foobar"), "CSQPYRK1E8");
}

TEST(Random, crockford_forgives_how_a_code_was_typed) {
    EXPECT_EQ(normalise_crockford("ab-1o il"), "AB1011");
}

}  // namespace
}  // namespace allting
