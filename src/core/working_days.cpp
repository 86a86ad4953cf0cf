#include "core/working_days.hpp"

namespace allting {
namespace {

using namespace std::chrono;

bool is_fixed_holiday(year_month_day date) {
    const auto is = [&](month m, unsigned d) { return date.month() == m && date.day() == day{d}; };
    return is(January, 1) || is(January, 6) || is(May, 1) || is(June, 6) || is(December, 24) || is(December, 25) ||
           is(December, 26) || is(December, 31);
}

/// Midsummer Eve is the Friday between 19 and 25 June; All Saints' Day is a Saturday and needs no rule.
bool is_midsummer_eve(year_month_day date, weekday weekday_of_date) {
    return weekday_of_date == Friday && date.month() == June && date.day() >= day{19} && date.day() <= day{25};
}

bool moves_with_easter(sys_days date, year year_of_date) {
    const auto distance = (date - easter_sunday(year_of_date)).count();
    return distance == -2 || distance == 1 || distance == 39;  // Good Friday, Easter Monday, Ascension Day
}

}  // namespace

sys_days easter_sunday(year in_year) {
    const int y = int(in_year);
    const int a = y % 19, b = y / 100, c = y % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return sys_days{in_year / month(unsigned(n / 31)) / day(unsigned(n % 31 + 1))};
}

bool is_day_off(sys_days date) {
    const weekday on{date};
    const year_month_day civil{date};
    return on == Saturday || on == Sunday || is_fixed_holiday(civil) || is_midsummer_eve(civil, on) ||
           moves_with_easter(date, civil.year());
}

Instant add_working_days(Instant from, int count) {
    auto date = floor<std::chrono::days>(sys_time<milliseconds>{milliseconds{from.utc_ms}});
    const auto start = date;
    while (count > 0) {
        date += std::chrono::days{1};
        if (!is_day_off(date)) --count;
    }
    return from + days((date - start).count());
}

}  // namespace allting
