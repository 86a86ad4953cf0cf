// Local dates and times of the organisation's zone (tz database through ICU).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace allting::i18n {

/// Whether the tz database has that name. Every function below throws std::runtime_error for a zone it has not.
bool is_known_zone(std::string_view zone);

struct LocalTime {
    int year, month, day, hour, minute;  // month 1…12, hour 0…23
};

/// The form's two fields "2027-05-12" and "20:00" (empty time = 00:00) in that zone.
/// Nothing for text that is no date, and for the hour that summer time skips.
/// In the hour that comes twice in autumn, the first of the two.
std::optional<Instant> instant_from_local(std::string_view date, std::string_view time, std::string_view zone);
LocalTime to_local(Instant at, std::string_view zone);
std::string local_date(Instant at, std::string_view zone);  // "2027-05-12": for <input type=date>
std::string local_time(Instant at, std::string_view zone);  // "20:00": for <input type=time>
/// Midnight at the start of the local day that is `days` after the one `at` falls on.
Instant start_of_day(Instant at, int days, std::string_view zone);

}  // namespace allting::i18n
