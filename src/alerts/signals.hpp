// The rules by which counts of a vote become alerts. Pure: counts and an hour in, alarms out. An alarm says "look", never more:
// nothing is ever removed because of it.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "people/activity.hpp"

namespace allting::alerts {

/// What is counted.
namespace signals {
inline constexpr std::string_view casts = "casts",      // ballots cast, changed ones too
    voters = "voters",                                  // first ballots alone
    alike = "alike",                                    // how many of the latest 64 ballots were the same
    network = "network",                                // ballots a day from one /24 or /64, by a hash
    age = "age",                                        // voters a day in a band of ages
    area = "area",                                      // voters a day in an area of the register
    code_failed = "code_failed",                        // wrong or used codes
    code_series = "code_series",                        // votes a quarter by codes printed in one run
    sign_in_tried = "sign_in_tried", sign_in = "sign_in",  // the second: succeeded
    desk = "desk",                                      // voters checked off by one official, by a hash
    challenges = "challenges";                          // rights to vote that were challenged
}

/// What is raised. In words for people: locales alerts.why_NIGHT …
enum class Signal { night, network, alike, age, area, code_series, code_failed, sign_in, desk, turnout, challenge };
inline constexpr std::size_t signals_count = 11;
std::string_view word_of(Signal signal);
Signal signal_from_word(std::string_view word);

struct Alarm {
    Signal signal;
    std::string subject;
    std::int64_t figure = 0, threshold = 0;
    friend bool operator==(const Alarm&, const Alarm&) = default;
};

/// What a vote may be expected to look like.
struct Expected {
    std::optional<std::int64_t> votes_last_time;           // voters in the last edition
    std::optional<std::int64_t> eligible;                  // by the register
    std::map<std::string, std::int64_t> networks;          // votes a day that are allowed, by the hash of the network
    std::map<std::string, std::int64_t> ages, areas;       // how many on the register, by band and area; empty without one
    std::int64_t hour_shift = 1;                           // local time minus UTC, in hours
    bool is_open = true;                                   // false: after the close, when challenges alone still come
};

/// "0-12", "13-19", "20-29" … "80-89", "90-94", "95-": bands in which one looks for a spike.
std::string_view age_band(int age);

/// Every alarm that holds at this moment, each subject once. `counts`: of one vote and of signing in, since the vote opened.
std::vector<Alarm> judge(std::span<const people::Count> counts, const Expected& expected, Instant now);

}  // namespace allting::alerts
