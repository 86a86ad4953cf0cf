#include "results/import_actions.hpp"

#include "algorithms/allocation/count.hpp"
#include "ballots/ballot_store.hpp"
#include "processes/process_actions.hpp"
#include "proposals/project_actions.hpp"
#include "results/count_actions.hpp"
#include "results/election_file.hpp"

namespace allting::results {

Result<Count> import_election(db::Transaction& tx, const people::Visitor& visitor, const i18n::Languages& languages,
                              Random& random, const allocation::PabulibFile& file, const ImportOptions& options, Instant now) {
    TRY(ImportedElection imported, imported_election(file, options.title, languages, options.zone, now));
    if (options.rule) imported.process.allocation = processes::usual_allocation(*options.rule, imported.process.ballot_kind);
    TRY(const processes::Process draft, processes::create_process(tx, visitor, imported.process, now));
    TRY(const processes::Process process, processes::publish_process(tx, visitor, draft.id, now));
    for (proposals::Project& project : imported.projects) {
        project.process = process.id;
        project.pot = process.pots.front().id;
    }
    const auto ids = proposals::import_projects(tx, visitor.organisation, imported.projects);
    for (ballots::Marks& marks : imported.ballots) {
        for (ballots::Mark& mark : marks) mark.project = ids[std::size_t(mark.project.value) - 1];
    }
    ballots::import_ballots(tx, visitor.organisation, process.id, imported.ballots, random);
    return count_imported(tx, visitor.organisation, languages, process, now);
}

}  // namespace allting::results
