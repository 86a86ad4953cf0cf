#include "people/activity.hpp"

#include <algorithm>

namespace allting::people {
namespace {

constexpr std::size_t latest_ballots = 64;
constexpr std::int64_t quarters_a_day = 96;
constexpr std::size_t kinds_max = 100'000;  // networks in a minute, at most: beyond that nothing new is counted

}  // namespace

std::int64_t quarter_of(Instant at) { return at.utc_ms / quarter.ms; }
std::int64_t first_quarter_of_day(Instant at) { return quarter_of(at) / quarters_a_day * quarters_a_day; }

void Activity::add(OrganisationId organisation, ProcessId process, std::string_view signal, std::string_view subject, Instant now, Per per) {
    const std::int64_t slot = per == Per::day ? first_quarter_of_day(now) : quarter_of(now);
    const Key key{organisation.value, process.value, std::string(signal), std::string(subject), slot};
    const std::lock_guard lock(mutex_);
    if (counts_.size() < kinds_max || counts_.contains(key)) ++counts_[key];
}

void Activity::raise_to(OrganisationId organisation, ProcessId process, std::string_view signal, std::int64_t number, Instant now) {
    const std::lock_guard lock(mutex_);
    std::int64_t& kept = counts_[{organisation.value, process.value, std::string(signal), "", quarter_of(now)}];
    kept = std::max(kept, number);
}

void Activity::see_ballot(OrganisationId organisation, ProcessId process, std::string_view hash, Instant now) {
    std::int64_t alike = 0;
    {
        const std::lock_guard lock(mutex_);
        auto& latest = latest_[{organisation.value, process.value}];
        if (latest.size() == latest_ballots) latest.erase(latest.begin());
        latest.emplace_back(hash);
        alike = std::ranges::count(latest, hash);
    }
    if (alike > alike_most) raise_to(organisation, process, "alike", alike, now);
}

std::vector<Count> Activity::take() {
    std::map<Key, std::int64_t> taken;
    {
        const std::lock_guard lock(mutex_);
        taken.swap(counts_);
    }
    std::vector<Count> counts;
    for (const auto& [key, count] : taken) {
        const auto& [organisation, process, signal, subject, slot] = key;
        counts.push_back({OrganisationId{organisation}, ProcessId{process}, signal, subject, slot, count});
    }
    return counts;
}

Activity& activity() {
    static Activity activity;
    return activity;
}

}  // namespace allting::people
