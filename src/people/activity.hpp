// What happened in the last minute, as counts and nothing else: how many votes, how many failed tries. Kept in memory until
// a job stores the sums (alerts/), so that the database's log never ties one of them to the act of one person.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"

namespace allting::people {

inline constexpr Duration quarter = minutes(15);
/// Of the latest 64 ballots: when no more than these are alike it is nobody's business, and never stored.
inline constexpr std::int64_t alike_most = 48;

struct Count {
    OrganisationId organisation;
    ProcessId process;     // none: not of one vote
    std::string signal;    // words of alerts/signals.hpp
    std::string subject;   // what is counted apart: a band of ages, a keyed hash of a network; often empty
    std::int64_t slot = 0; // number of the quarter of an hour since 1970, or of the first one of the day
    std::int64_t count = 0;
};

/// Safe to call from several threads.
class Activity {
public:
    enum class Per { quarter_hour, day };

    void add(OrganisationId organisation, ProcessId process, std::string_view signal, std::string_view subject, Instant now,
             Per per = Per::quarter_hour);
    /// The largest number seen in the slot, rather than a sum.
    void raise_to(OrganisationId organisation, ProcessId process, std::string_view signal, std::int64_t number, Instant now);
    /// The n-th vote in a row of which 64 how many were alike: kept as keyed hashes that are forgotten, never stored.
    void see_ballot(OrganisationId organisation, ProcessId process, std::string_view hash, Instant now);
    /// All since the last call.
    std::vector<Count> take();

private:
    using Key = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::int64_t>;
    std::mutex mutex_;
    std::map<Key, std::int64_t> counts_;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::string>> latest_;
};

/// The running program's. Lost with it, a minute at most.
Activity& activity();

std::int64_t quarter_of(Instant at);
std::int64_t first_quarter_of_day(Instant at);  // days in UTC: a count needs no zone

}  // namespace allting::people
