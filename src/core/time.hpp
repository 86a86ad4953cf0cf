// Instants in UTC. Nothing here asks what time it is: time is an argument (a Clock is passed in at the rim).
// Local dates and times of the organisation's zone are made in platform/i18n/zone.hpp.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace allting {

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t utc_ms = 0;
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

struct Duration {
    std::int64_t ms = 0;
    friend auto operator<=>(const Duration&, const Duration&) = default;
};

constexpr Duration seconds(std::int64_t n) { return {n * 1000}; }
constexpr Duration minutes(std::int64_t n) { return {n * 60'000}; }
constexpr Duration hours(std::int64_t n) { return {n * 3'600'000}; }
constexpr Duration days(std::int64_t n) { return {n * 86'400'000}; }
constexpr Instant operator+(Instant at, Duration d) { return {at.utc_ms + d.ms}; }
constexpr Instant operator-(Instant at, Duration d) { return {at.utc_ms - d.ms}; }
constexpr Duration operator-(Instant a, Instant b) { return {a.utc_ms - b.utc_ms}; }

/// The one port to the wall clock; tests pass their own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// "2027-05-12T18:00:00Z" and back; milliseconds are written only when they are not zero.
std::string to_iso(Instant at);
/// Accepts the form above, with or without milliseconds, and offsets such as "+02:00".
std::optional<Instant> instant_from_iso(std::string_view text);

}  // namespace allting
