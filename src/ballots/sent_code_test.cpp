#include "ballots/sent_code.hpp"

#include <gtest/gtest.h>

#include <set>

namespace allting::ballots {
namespace {

const std::vector<std::string> prefixes{"+46", "+47"};

TEST(Numbers, are_one_however_they_are_written) {
    for (const char* const typed : {"070-123 45 67", "0701234567", "+46701234567", "0046 70 123 45 67", "+46 (0)70-123 45 67", "+460701234567", "070.123/4567"}) {
        const auto read = read_number(typed, prefixes);
        ASSERT_TRUE(read) << typed;
        EXPECT_EQ(read.value().address, "+46701234567") << typed;
        EXPECT_EQ(read.value().text(), "sms_code:+46701234567");
    }
    EXPECT_EQ(read_number("+47 401 23 456", prefixes).value().address, "+4740123456");
}

TEST(Numbers, that_no_message_reaches_are_refused_with_why) {
    const std::pair<const char*, const char*> wrong[] = {{"", "not_a_number"},          {"mitt nummer", "not_a_number"},  {"070123", "not_a_number"},
                                                         {"+0701234567", "not_a_number"}, {"07012345678901234", "not_a_number"}, {"070123456+7", "not_a_number"},
                                                         {"08-123 456 78", "not_a_mobile"}, {"+46 771 11 22 33", "not_a_mobile"}, {"0741234567", "not_a_mobile"},
                                                         {"070 123 45 6", "not_a_mobile"}, {"+1 900 123 4567", "number_abroad"}};
    for (const auto& [typed, code] : wrong) {
        const auto read = read_number(typed, prefixes);
        ASSERT_FALSE(read) << typed;
        EXPECT_EQ(read.error().fields.at(0).code, code) << typed;
    }
}

TEST(SentCodes, are_six_digits_with_blanks_where_people_put_them) {
    SeededRandom random(7);
    std::set<std::string> made;
    for (int i = 0; i < 1000; ++i) {
        const std::string code = make_sent_code(random);
        EXPECT_EQ(digits_of_code(code), code);
        made.insert(code);
    }
    EXPECT_GT(made.size(), 990U);
    EXPECT_EQ(digits_of_code("048 213"), "048213");
    EXPECT_EQ(digits_of_code("048-213 "), "048213");
    for (const char* const wrong : {"", "04821", "0482133", "04821a"}) EXPECT_EQ(digits_of_code(wrong), "") << wrong;
}

}  // namespace
}  // namespace allting::ballots
