// What is noticed while a vote goes on, and what is done with it: noted in memory, summed up by a job, looked at by people.
#pragma once
#include "alerts/alert_store.hpp"
#include "people/visit.hpp"

namespace allting::alerts {

/// A vote was cast. `voter` and `birth_year` become a band of ages, an area and a print run, each counted apart from the
/// others; of somebody with protected identity none. `marks`: forgotten at once but for a keyed hash in memory (how many of
/// the latest are alike).
struct CastVote {
    ProcessId process;
    VoterId voter = {};             // looked up on the register, where there is one
    bool is_first = true;           // not a changed one
    bool by_letter = false;         // with the code of a letter
    std::optional<int> birth_year = {};  // stated, where there is no register
    std::string_view marks = {};
};
void note_cast(const people::Visit& visit, const CastVote& cast);
/// A code that opened nothing, or came when too many had. It belongs to no vote.
void note_wrong_code(const people::Visit& visit);
/// An official has handed out paper or opened the vote on a screen. Who it was is kept as a hash by a new key each day.
void note_at_desk(const people::Visit& visit, ProcessId process);
void note_challenge(const people::Visit& visit, ProcessId process);

struct Watched {
    ProcessId process;
    bool is_open = true;  // false: after the close, until it is final
};
/// Stores the sums and raises what the rules say of these votes. The counts come from people::activity().
void watch(const people::Site& site, OrganisationId organisation, std::span<const Watched> votes, Instant now);

/// Refuses (not_found, "no_such_alert").
Result<void> see_alert(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, std::int64_t number,
                       std::string_view comment, Instant now);
/// Refuses (invalid, field networks) what is not a network and a number a line.
Result<void> set_watch_settings(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, const WatchSettings& settings);

/// The /24 of an IPv4 address, the /64 of an IPv6 address: "192.0.2.0/24"; "" for what is neither.
std::string network_of(std::string_view address);

}  // namespace allting::alerts
