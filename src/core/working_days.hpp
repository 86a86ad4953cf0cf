// Days on which Swedish offices are open: what a promised answer is counted in. Pure.
#pragma once
#include <chrono>

#include "core/time.hpp"

namespace allting {

/// Easter Sunday of the Gregorian calendar.
/// source  Meeus 1991, Astronomical Algorithms, chapter 8 (the anonymous algorithm of Nature, 1876)
std::chrono::sys_days easter_sunday(std::chrono::year year);

/// Saturdays, Sundays, the holidays of lag (1989:253) om allmänna helgdagar, and the eves on which offices are closed
/// by agreement: Midsummer Eve, Christmas Eve and New Year's Eve.
bool is_day_off(std::chrono::sys_days day);

/// The same time of day, `count` working days later (0 = the instant itself). Counted by the date in UTC, which is the
/// Swedish date during office hours.
Instant add_working_days(Instant from, int count);

}  // namespace allting
