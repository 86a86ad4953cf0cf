// An alert as it was raised, and what was said of it. Pure.
#pragma once
#include <optional>
#include <string>

#include "alerts/signals.hpp"
#include "core/id.hpp"
#include "core/time.hpp"

namespace allting::alerts {

struct Alert {
    std::int64_t number = 0;
    Alarm alarm;
    Instant raised_at;
    PersonId seen_by;
    std::string seen_by_name;
    std::optional<Instant> seen_at;
    std::string comment;
};

/// What the organiser has said of the vote.
struct WatchSettings {
    std::optional<std::int64_t> votes_last_time;
    std::string networks;  // a line each: "192.0.2.0/24 400"
    friend bool operator==(const WatchSettings&, const WatchSettings&) = default;
};

}  // namespace allting::alerts
