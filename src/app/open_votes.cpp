#include "app/open_votes.hpp"

#include "processes/process_actions.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "reviews/case_actions.hpp"

namespace allting::app {

void open_votes(db::Database& database, OrganisationId organisation, Instant now) {
    const auto due = database.read([&](db::Connection& c) { return processes::list_processes_to_freeze(c, organisation, now); });
    for (const ProcessId id : due) {
        const auto frozen = database.write([&](db::Transaction& tx) -> Result<std::string> {
            std::vector<processes::ManifestProject> projects;
            for (proposals::Project& project : proposals::list_projects(tx, organisation, id))
                projects.push_back({project.id, project.pot, std::move(project.code), std::move(project.title), project.cost});
            TRY(std::string hash, processes::freeze_rules(tx, organisation, id, projects, now));
            reviews::place_on_ballot(tx, organisation, id, now);
            return hash;
        });
        CHECK(frozen.ok());  // the list holds only votes that have opened
    }
}

}  // namespace allting::app
