// A process's election as a Pabulib file, and a Pabulib file as a process: pure translations both ways.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/allocation/pabulib.hpp"
#include "ballots/ballot.hpp"
#include "platform/i18n/translator.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"
#include "results/count.hpp"

namespace allting::results {

/// Fewest ballots of a pot of which more than the sums may be told: with fewer, a pattern of marks can tell who cast it.
inline constexpr std::int64_t published_ballots_min = processes::open_pot_min;
bool may_publish_ballots(const Count& count);
/// Whether the ballots themselves are public: by the plan, and because there are enough of them.
bool publishes_ballots(const processes::Process& process, const Count& count);
/// The same as a refusal (conflict): "ballots_are_sealed" or "too_few_ballots".
Result<void> check_published(const processes::Process& process, const Count& count);

/// One pot's ballots, projects, votes and winners. `organisation` is the unit that holds the vote.
std::string pabulib_of(const processes::Process& process, std::string_view organisation, std::string_view zone,
                       std::span<const proposals::Project> projects, const Count& count, const PotElection& election);

/// What a file becomes. Projects and marks carry places (1, 2 …) in the file where stored ones have numbers.
struct ImportedElection {
    processes::Process process;
    std::vector<proposals::Project> projects;
    std::vector<ballots::Marks> ballots;
};

/// Phases: the vote from date_begin to date_end, the count after it; all past. Ordinal ballots become points, the first of
/// K places worth K.
/// Refuses what a process cannot hold: money finer than hundredths, negative points, a date that cannot be read.
Result<ImportedElection> imported_election(const allocation::PabulibFile& file, std::string_view title,
                                           const i18n::Languages& languages, std::string_view zone, Instant now);

}  // namespace allting::results
