#include "algorithms/allocation/preparation.hpp"

#include <utility>

namespace allting::allocation {
namespace {

void leave_out_short_ballots(Election& election, std::int64_t marks_min) {
    const Election whole = std::exchange(election, without_ballots(election));
    for (std::size_t group = 0; group < whole.group_count(); ++group) {
        const auto marks = whole.marks_of(group);
        if (std::int64_t(marks.size()) < marks_min) continue;
        election.marks.insert(election.marks.end(), marks.begin(), marks.end());
        election.mark_starts.push_back(std::uint32_t(election.marks.size()));
        election.multiplicity.push_back(whole.multiplicity[group]);
        election.ballot_count += whole.multiplicity[group];
    }
}

}  // namespace

Election prepared(Election election, const Preparation& preparation) {
    if (preparation.marks_min > 0) leave_out_short_ballots(election, preparation.marks_min);
    if (!preparation.whole_amounts) return election;
    election.budget -= election.budget % election.money_scale;
    for (Project& project : election.projects) project.cost -= project.cost % election.money_scale;
    return election;
}

std::int64_t count_invalid_ballots(const Election& election, const Preparation& preparation) {
    std::int64_t invalid = 0;
    for (std::size_t group = 0; group < election.group_count(); ++group)
        if (std::int64_t(election.marks_of(group).size()) < preparation.marks_min) invalid += election.multiplicity[group];
    return invalid;
}

}  // namespace allting::allocation
