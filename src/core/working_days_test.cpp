#include "core/working_days.hpp"

#include <gtest/gtest.h>

namespace allting {
namespace {

using namespace std::chrono;

TEST(WorkingDays, easter_falls_where_the_almanac_says) {
    EXPECT_EQ(easter_sunday(2024y), sys_days{2024y / March / 31});
    EXPECT_EQ(easter_sunday(2025y), sys_days{2025y / April / 20});
    EXPECT_EQ(easter_sunday(2026y), sys_days{2026y / April / 5});
    EXPECT_EQ(easter_sunday(2027y), sys_days{2027y / March / 28});
    EXPECT_EQ(easter_sunday(2038y), sys_days{2038y / April / 25});
}

TEST(WorkingDays, holidays_of_2027_are_days_off) {
    for (const auto date : {2027y / January / 1, 2027y / January / 6, 2027y / March / 26, 2027y / March / 29, 2027y / May / 6,
                            2027y / June / 25, 2027y / December / 24, 2027y / December / 31}) {
        EXPECT_TRUE(is_day_off(sys_days{date})) << unsigned(date.month()) << "-" << unsigned(date.day());
    }
    EXPECT_FALSE(is_day_off(sys_days{2027y / June / 24}));
    EXPECT_FALSE(is_day_off(sys_days{2027y / May / 7}));
}

TEST(WorkingDays, five_days_from_a_thursday_before_easter_skip_the_whole_holiday) {
    const auto thursday = *instant_from_iso("2027-03-25T09:30:00Z");
    EXPECT_EQ(to_iso(add_working_days(thursday, 1)), "2027-03-30T09:30:00Z");
    EXPECT_EQ(to_iso(add_working_days(thursday, 5)), "2027-04-05T09:30:00Z");
    EXPECT_EQ(add_working_days(thursday, 0), thursday);
}

}  // namespace
}  // namespace allting
