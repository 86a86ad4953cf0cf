#include "results/trial.hpp"

#include <algorithm>

#include "algorithms/allocation/count.hpp"
#include "results/election_file.hpp"

namespace allting::results {
namespace {

using allocation::Rule;
using processes::BallotKind;

bool fits(Rule rule, BallotKind kind) {
    const auto more = processes::more_rules(kind);
    return std::ranges::find(processes::simple_rules(), rule) != processes::simple_rules().end() || std::ranges::find(more, rule) != more.end();
}

template <class Range, class Value>
bool has(const Range& range, const Value& value) {
    return std::ranges::find(range, value) != std::ranges::end(range);
}

processes::Allocation allocation_of(Rule rule, BallotKind kind, const TrialChoice& choice) {
    auto allocation = processes::usual_allocation(rule, kind);
    if (choice.satisfaction && has(processes::satisfactions_of(rule, kind), *choice.satisfaction)) allocation.satisfaction = *choice.satisfaction;
    if (choice.completion && has(processes::completions_of(rule), *choice.completion)) allocation.completion = *choice.completion;
    allocation.ties = choice.ties;
    allocation.score_min = choice.score_min;
    return allocation;
}

std::size_t marks_of(const TrialElection& election) {
    std::size_t most = 0;
    for (const PotElection& pot : election.elections) most = std::max(most, pot.election.marks.size());
    return most;
}

}  // namespace

std::string TrialElection::title_of(ProjectId project) const {
    const auto found = std::ranges::find(projects, project, &proposals::Project::id);
    return found == projects.end() ? std::string() : found->title;
}

Result<Trial> try_rules(const TrialElection& election, const TrialChoice& choice) {
    Trial trial;
    const auto kind = election.process.ballot_kind;
    const auto marks = marks_of(election);
    std::vector<processes::Allocation> tried_ones;
    for (const Rule rule : choice.rules) {
        const auto allocation = allocation_of(rule, kind, choice);
        if (fits(rule, kind) && !is_too_slow(allocation, marks)) tried_ones.push_back(allocation);
        else trial.left_out.push_back(rule);
    }
    for (const PotElection& pot : election.elections) {
        TrialPot tried{.name = election.process.pot(pot.pot)->name, .voters = pot.election.ballot_count, .projects = pot.projects, .rules = {}};
        for (const auto& allocation : tried_ones) {
            TRY(RuleFigures figures, rule_figures(pot, processes::count_options_of(allocation)));
            tried.rules.push_back(std::move(figures));
        }
        trial.pots.push_back(std::move(tried));
    }
    return trial;
}

Result<TrialElection> trial_election_of(const allocation::PabulibFile& file, const i18n::Languages& languages, std::string_view zone, Instant now) {
    const std::string title(file.meta_value("description"));
    TRY(ImportedElection imported, imported_election(file, title.empty() ? std::string_view("fil.pb") : std::string_view(title), languages, zone, now));
    imported.process.pots.front().id = PotId{1};
    for (proposals::Project& project : imported.projects) project.pot = PotId{1};
    BallotSorter sorter(imported.process, imported.projects);
    for (const ballots::Marks& marks : imported.ballots) sorter.add(marks);
    auto elections = sorter.take();
    return TrialElection{title, std::move(imported.process), std::move(imported.projects), std::move(elections)};
}

}  // namespace allting::results
