#include "platform/i18n/zone.hpp"

#include <unicode/basictz.h>
#include <unicode/unistr.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "core/text.hpp"

namespace allting::i18n {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// Zones are made once and never freed; ICU's reads of a finished zone are safe from many threads.
const icu::BasicTimeZone* find_zone(std::string_view name) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<icu::BasicTimeZone>, std::less<>> zones;
    const std::lock_guard lock(mutex);
    if (const auto found = zones.find(name); found != zones.end()) return found->second.get();
    std::unique_ptr<icu::TimeZone> made(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), std::int32_t(name.size())))));
    if (!made || *made == icu::TimeZone::getUnknown()) return nullptr;  // unknown names are not kept: they have no bound
    auto* basic = dynamic_cast<icu::BasicTimeZone*>(made.get());
    if (basic == nullptr) return nullptr;
    made.release();
    return zones.emplace(name, basic).first->second.get();
}

const icu::BasicTimeZone& zone_named(std::string_view name) {
    if (const auto* zone = find_zone(name)) return *zone;
    throw std::runtime_error("no time zone \"" + std::string(name) + "\"");
}

std::int64_t offset_ms(const icu::BasicTimeZone& zone, Instant at) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t standard = 0, summer = 0;
    zone.getOffset(double(at.utc_ms), false, standard, summer, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU: time zone offset: " + std::string(u_errorName(status)));
    return std::int64_t(standard) + summer;
}

/// The instant whose local clock shows `local_ms` (ms since 1970 on that clock). Where the clock shows it twice, the
/// first; where it skips it, the instant by the clock before the skip.
Instant instant_of_clock(const icu::BasicTimeZone& zone, std::int64_t local_ms) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t standard = 0, summer = 0;
    zone.getOffsetFromLocal(double(local_ms), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, standard, summer, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU: time zone offset: " + std::string(u_errorName(status)));
    return {local_ms - standard - summer};
}

std::int64_t floor_to_day(std::int64_t ms) { return (ms >= 0 ? ms : ms - day_ms + 1) / day_ms; }

/// "12" of exactly so many digits.
std::optional<int> number_of_digits(std::string_view text, std::size_t digits) {
    if (text.size() != digits || text.front() == '-') return std::nullopt;
    const auto value = integer_from_text(text);
    return value ? std::optional(int(*value)) : std::nullopt;
}

std::optional<std::int64_t> days_from_date(std::string_view text) {
    using namespace std::chrono;
    const auto parts = split(trim(text), '-');
    if (parts.size() != 3) return std::nullopt;
    const auto y = number_of_digits(parts[0], 4), m = number_of_digits(parts[1], 2), d = number_of_digits(parts[2], 2);
    if (!y || !m || !d) return std::nullopt;
    const year_month_day date{year{*y}, month{unsigned(*m)}, day{unsigned(*d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date}.time_since_epoch().count();
}

/// Milliseconds into the day; seconds, which some browsers send, are read and must be of the clock too.
std::optional<std::int64_t> ms_from_time(std::string_view text) {
    text = trim(text);
    if (text.empty()) return 0;
    const auto parts = split(text, ':');
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    const auto h = number_of_digits(parts[0], 2), m = number_of_digits(parts[1], 2);
    const auto s = parts.size() == 3 ? number_of_digits(parts[2], 2) : std::optional(0);
    if (!h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
    return ((*h * 60LL + *m) * 60 + *s) * 1000;
}

}  // namespace

bool is_known_zone(std::string_view zone) { return find_zone(zone) != nullptr; }

std::optional<Instant> instant_from_local(std::string_view date, std::string_view time, std::string_view zone) {
    const auto day = days_from_date(date);
    const auto clock = ms_from_time(time);
    if (!day || !clock) return std::nullopt;
    const icu::BasicTimeZone& there = zone_named(zone);
    const std::int64_t local_ms = *day * day_ms + *clock;
    const Instant at = instant_of_clock(there, local_ms);
    if (at.utc_ms + offset_ms(there, at) != local_ms) return std::nullopt;  // the clock never shows it
    return at;
}

LocalTime to_local(Instant at, std::string_view zone) {
    using namespace std::chrono;
    const std::int64_t local_ms = at.utc_ms + offset_ms(zone_named(zone), at);
    const std::int64_t day_number = floor_to_day(local_ms);
    const year_month_day date{sys_days{std::chrono::days{day_number}}};
    const std::int64_t minute_of_day = (local_ms - day_number * day_ms) / 60'000;
    return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())), int(minute_of_day / 60), int(minute_of_day % 60)};
}

std::string local_date(Instant at, std::string_view zone) {
    const LocalTime local = to_local(at, zone);
    char text[48];
    const int size = std::snprintf(text, sizeof text, "%04d-%02d-%02d", local.year, local.month, local.day);
    return std::string(text, std::size_t(size));
}

std::string local_time(Instant at, std::string_view zone) {
    const LocalTime local = to_local(at, zone);
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%02d:%02d", local.hour, local.minute);
    return std::string(text, std::size_t(size));
}

Instant start_of_day(Instant at, int days, std::string_view zone) {
    const icu::BasicTimeZone& there = zone_named(zone);
    const std::int64_t day = floor_to_day(at.utc_ms + offset_ms(there, at)) + days;
    // Where summer time skips midnight, the clock before the skip gives the very moment of the skip: the day's first.
    return instant_of_clock(there, day * day_ms);
}

}  // namespace allting::i18n
