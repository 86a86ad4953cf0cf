// What is noticed while a vote goes on, and what is done with it: noted in memory, summed up by a job, looked at by people.
#pragma once
#include "alerts/alert_store.hpp"
#include "people/visit.hpp"

namespace allting::alerts {

/// A vote was cast. `marks`: forgotten at once but for a keyed hash in memory (how many of the latest are alike).
struct CastVote {
    ProcessId process;
    bool is_first = true;  // not a changed one
    std::optional<int> birth_year;
    std::string_view marks;
};
void note_cast(const people::Visit& visit, const CastVote& cast);

/// Stores the sums and raises what the rules say, for the votes that are open. The counts come from people::activity().
void watch(const people::Site& site, OrganisationId organisation, std::span<const ProcessId> open, Instant now);

/// Refuses (not_found, "no_such_alert").
Result<void> see_alert(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, std::int64_t number,
                       std::string_view comment, Instant now);
/// Refuses (invalid, field networks) what is not a network and a number a line.
Result<void> set_watch_settings(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, const WatchSettings& settings);

/// The /24 of an IPv4 address, the /64 of an IPv6 address: "192.0.2.0/24"; "" for what is neither.
std::string network_of(std::string_view address);

}  // namespace allting::alerts
