// What people type as an amount, and what is refused rather than guessed.
#include "core/money.hpp"

#include <gtest/gtest.h>

#include "core/limits.hpp"

namespace allting {
namespace {

struct Reading {
    const char* typed;
    std::int64_t ore;
};

TEST(Money, reads_amounts_as_people_write_them) {
    const Reading readings[] = {
        {"0", 0},
        {"1250000", 125000000},
        {"1 250 000", 125000000},
        {"1\xC2\xA0" "250\xC2\xA0" "000 kr", 125000000},
        {"1250000,50", 125000050},
        {"1250000.5", 125000050},
        {"0,05", 5},
        {"300:-", 30000},
        {"300 kr", 30000},
        {"300,50 kr", 30050},
    };
    for (const auto& [typed, ore] : readings) {
        const auto read = money_from_text(typed);
        ASSERT_TRUE(read.has_value()) << typed;
        EXPECT_EQ(read->ore, ore) << typed;
    }
}

TEST(Money, refuses_what_is_no_amount) {
    for (const char* typed : {"", " ", "kr", ",50", "-5", "5-", "1e6", "12 000 euro", "1,2,3", "5,", "0x10"})
        EXPECT_FALSE(money_from_text(typed).has_value()) << typed;
}

TEST(Money, never_guesses_whether_a_mark_means_thousands) {
    for (const char* typed : {"25.000", "1,500", "1.000.000", "1250000,500"})
        EXPECT_FALSE(money_from_text(typed).has_value()) << typed;
}

TEST(Money, refuses_more_than_any_municipality_has) {
    const auto most = std::to_string(limits::money_kronor_max);
    EXPECT_TRUE(money_from_text(most).has_value());
    EXPECT_FALSE(money_from_text(most + "0").has_value());
    EXPECT_FALSE(money_from_text("99999999999999999999999999").has_value());
}

TEST(Money, plain_text_reads_back_as_the_same_amount) {
    for (const std::int64_t ore : {0L, 1L, 10L, 99L, 100L, 105L, 123456789L}) {
        const auto read = money_from_text(to_plain_text(Money{ore}));
        ASSERT_TRUE(read.has_value()) << ore;
        EXPECT_EQ(read->ore, ore);
    }
    EXPECT_EQ(to_plain_text(Money{-105}), "-1.05");
    EXPECT_EQ(to_plain_text(Money{INT64_MIN}), "-92233720368547758.08");
}

TEST(Money, adds_and_compares_exactly) {
    EXPECT_EQ(kronor(3) - Money{1} + Money{1}, kronor(3));
    EXPECT_LT(Money{299}, kronor(3));
}

}  // namespace
}  // namespace allting
