#include "core/time.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace allting {

Instant SystemClock::now() const {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string to_iso(Instant at) {
    using namespace std::chrono;
    const sys_time<milliseconds> point{milliseconds{at.utc_ms}};
    const auto day = floor<std::chrono::days>(point);
    const year_month_day date{day};
    const hh_mm_ss time{point - day};
    char text[40];
    int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()),
                             unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()),
                             int(time.seconds().count()));
    if (const auto ms = time.subseconds().count(); ms != 0)
        size += std::snprintf(text + size, sizeof text - std::size_t(size), ".%03d", int(ms));
    return std::string(text, std::size_t(size)) + "Z";
}

namespace {

// Reads exactly `digits` digits at `position` and moves past them; nothing if there are other signs.
std::optional<int> read_number(std::string_view text, std::size_t& position, std::size_t digits) {
    if (position + digits > text.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const char c = text[position + i];
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    position += digits;
    return value;
}

bool skip(std::string_view text, std::size_t& position, char expected) {
    if (position >= text.size() || text[position] != expected) return false;
    ++position;
    return true;
}

}  // namespace

std::optional<Instant> instant_from_iso(std::string_view text) {
    using namespace std::chrono;
    std::size_t at = 0;
    const auto y = read_number(text, at, 4);
    if (!y || !skip(text, at, '-')) return std::nullopt;
    const auto mo = read_number(text, at, 2);
    if (!mo || !skip(text, at, '-')) return std::nullopt;
    const auto d = read_number(text, at, 2);
    if (!d || !skip(text, at, 'T')) return std::nullopt;
    const auto h = read_number(text, at, 2);
    if (!h || !skip(text, at, ':')) return std::nullopt;
    const auto mi = read_number(text, at, 2);
    if (!mi) return std::nullopt;
    int s = 0, ms = 0;
    if (skip(text, at, ':')) {
        const auto sec = read_number(text, at, 2);
        if (!sec) return std::nullopt;
        s = *sec;
        if (skip(text, at, '.')) {
            const auto frac = read_number(text, at, 3);
            if (!frac) return std::nullopt;
            ms = *frac;
        }
    }
    const year_month_day date{year{*y}, month{unsigned(*mo)}, day{unsigned(*d)}};
    if (!date.ok() || *h > 23 || *mi > 59 || s > 59) return std::nullopt;
    std::int64_t offset_minutes = 0;
    if (!skip(text, at, 'Z')) {
        if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return std::nullopt;
        const int sign = text[at++] == '+' ? 1 : -1;
        const auto oh = read_number(text, at, 2);
        if (!oh || !skip(text, at, ':')) return std::nullopt;
        const auto om = read_number(text, at, 2);
        if (!om) return std::nullopt;
        offset_minutes = sign * (*oh * 60 + *om);
    }
    if (at != text.size()) return std::nullopt;
    const auto day_ms = sys_days{date}.time_since_epoch().count() * 86'400'000LL;
    return Instant{day_ms + ((*h * 60LL + *mi) * 60 + s) * 1000 + ms - offset_minutes * 60'000};
}

}  // namespace allting
