#include "core/working_days.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

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

/// Red days and eves of the Swedish almanac that fall on a Monday to Friday, written off year by year.
TEST(WorkingDays, years_have_the_days_off_of_the_almanac_and_no_others) {
    const std::vector<std::pair<year, std::vector<month_day>>> almanac{
        {2024y, {January / 1, March / 29, April / 1, May / 1, May / 9, June / 6, June / 21, December / 24, December / 25, December / 26, December / 31}},
        {2025y, {January / 1, January / 6, April / 18, April / 21, May / 1, May / 29, June / 6, June / 20, December / 24, December / 25, December / 26, December / 31}},
        {2026y, {January / 1, January / 6, April / 3, April / 6, May / 1, May / 14, June / 19, December / 24, December / 25, December / 31}},
        {2028y, {January / 6, April / 14, April / 17, May / 1, May / 25, June / 6, June / 23, December / 25, December / 26}}};
    for (const auto& [in_year, expected] : almanac) {
        std::vector<month_day> found;
        for (sys_days day{in_year / January / 1}; day < sys_days{(in_year + years{1}) / January / 1}; day += std::chrono::days{1}) {
            const year_month_day civil{day};
            const weekday on{day};
            if (on != Saturday && on != Sunday && is_day_off(day)) found.push_back(civil.month() / civil.day());
        }
        EXPECT_EQ(found, expected) << int(in_year);
    }
}

TEST(WorkingDays, years_have_the_number_of_working_days_that_calendars_print) {
    for (const auto& [in_year, expected] : {std::pair{2024y, 251}, {2025y, 249}, {2026y, 251}}) {
        int count = 0;
        for (sys_days day{in_year / January / 1}; day <= sys_days{in_year / December / 31}; day += std::chrono::days{1}) count += !is_day_off(day);
        EXPECT_EQ(count, expected) << int(in_year);
    }
}

TEST(WorkingDays, five_days_from_a_thursday_before_easter_skip_the_whole_holiday) {
    const auto thursday = *instant_from_iso("2027-03-25T09:30:00Z");
    EXPECT_EQ(to_iso(add_working_days(thursday, 1)), "2027-03-30T09:30:00Z");
    EXPECT_EQ(to_iso(add_working_days(thursday, 5)), "2027-04-05T09:30:00Z");
    EXPECT_EQ(add_working_days(thursday, 0), thursday);
}

}  // namespace
}  // namespace allting
