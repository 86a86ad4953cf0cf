#include "people/identity_number.hpp"

#include <gtest/gtest.h>

namespace allting::people {
namespace {

using namespace std::chrono_literals;
constexpr std::chrono::year_month_day today = 2026y / 11 / 23;

std::string read(std::string_view typed) {
    const auto number = IdentityNumber::read(typed, today);
    return number.ok() ? number.value().digits() : number.error().code;
}

// 811228-9874 is the number that Skatteverket uses as an example.
TEST(IdentityNumbers, are_read_in_every_spelling) {
    for (const auto* typed : {"19811228-9874", "811228-9874", "198112289874", "8112289874", " 811228-9874 ", "19811228 9874",
                              "811228\u20139874", "19811228\u22129874", "811228\u00A0-\u00A09874"})
        EXPECT_EQ(read(typed), "198112289874") << typed;
}

TEST(IdentityNumbers, plus_is_for_those_who_turn_a_hundred) {
    EXPECT_EQ(read("811228+9874"), "188112289874");
    EXPECT_EQ(read("121212+1212"), "191212121212");
    EXPECT_EQ(read("121212-1212"), "201212121212");
}

TEST(IdentityNumbers, century_follows_from_today) {
    EXPECT_EQ(read("261123-0000"), "202611230000") << "born today";
    EXPECT_EQ(read("261124-0009"), "192611240009") << "born tomorrow a hundred years ago";
    EXPECT_EQ(read("20261124-0009"), "born_in_future");
}

TEST(IdentityNumbers, coordination_numbers_have_sixty_more_days) {
    const auto number = IdentityNumber::read("701063-2391", today);
    ASSERT_TRUE(number.ok());
    EXPECT_EQ(number.value().digits(), "197010632391");
    EXPECT_TRUE(number.value().is_coordination_number());
    EXPECT_EQ(number.value().birth_year(), 1970);
    EXPECT_EQ(read("701060-2394"), "no_such_date");
    EXPECT_EQ(read("701092-2396"), "no_such_date");
}

TEST(IdentityNumbers, dates_that_are_none_are_refused) {
    for (const auto* typed : {"811328-9874", "810229-0000", "19000229-0000", "811200-9874", "17991228-9874"})
        EXPECT_EQ(read(typed), "no_such_date") << typed;
    EXPECT_NE(read("20000229-0005"), "no_such_date");
}

TEST(IdentityNumbers, every_single_wrong_digit_is_found) {
    const std::string right = "198112289874";
    for (std::size_t at = 8; at < right.size(); ++at)
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (digit == right[at]) continue;
            std::string wrong = right;
            wrong[at] = digit;
            EXPECT_EQ(read(wrong), "wrong_check_digit") << wrong;
        }
}

TEST(IdentityNumbers, anything_else_is_refused) {
    for (const auto* typed : {"", "-", "811228-987", "811228-98745", "8112-289874", "811228--9874", "-8112289874", "19811228-9874-",
                              "811228/9874", "８112289874", "198112289874198112289874", "81122x9874", "811228-9874\n"})
        EXPECT_EQ(read(typed), "no_identity_number") << typed;
}

TEST(IdentityHash, is_the_same_for_one_number_and_another_under_another_key) {
    const auto one = IdentityNumber::read("811228-9874", today).value();
    const auto same = IdentityNumber::read("19811228-9874", today).value();
    const auto other = IdentityNumber::read("811228+9874", today).value();
    const std::string key = identity_key(std::string(32, 'a'));
    EXPECT_EQ(identity_hash(key, one), identity_hash(key, same));
    EXPECT_NE(identity_hash(key, one), identity_hash(key, other));
    EXPECT_NE(identity_hash(key, one), identity_hash(identity_key(std::string(32, 'b')), one));
    EXPECT_EQ(identity_hash(key, one).size(), 32u);
    EXPECT_EQ(identity_hash(key, one).find("8112289874"), std::string::npos);
}

}  // namespace
}  // namespace allting::people
