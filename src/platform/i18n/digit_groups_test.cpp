#include "platform/i18n/digit_groups.hpp"

#include <gtest/gtest.h>

namespace allting::i18n {
namespace {

const std::array<std::string, 10> western{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

TEST(DigitGroups, learn_prefix_suffix_and_separator) {
    const auto swedish = [](std::int64_t n) {
        std::string digits = std::to_string(n);
        for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, "\u00a0");
        return digits + "\u00a0kr";
    };
    const auto groups = DigitGroups::learn(western, swedish);
    EXPECT_TRUE(groups.can_write(0));
    EXPECT_EQ(groups.text(1'250'000), "1\u00a0250\u00a0000\u00a0kr");
    EXPECT_FALSE(groups.can_write(-1)) << "signs are left to ICU";
}

TEST(DigitGroups, leave_other_ways_of_grouping_alone) {
    const auto indian = [](std::int64_t n) {
        std::string digits = std::to_string(n);
        for (std::size_t at = digits.size(), step = 3; at > step; step = 2) digits.insert(at -= step, ",");
        return digits;
    };
    EXPECT_FALSE(DigitGroups::learn(western, indian).can_write(5));
    EXPECT_FALSE(DigitGroups::learn(western, [](std::int64_t) { return std::string("many"); }).can_write(5));
}

}  // namespace
}  // namespace allting::i18n
