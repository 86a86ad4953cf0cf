#include "ballots/paper.hpp"

#include <string>

#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "proposals/translation_store.hpp"

namespace allting::ballots {

namespace {

using Found = std::optional<Paper>;

std::string kept_name(OrganisationId organisation, ProcessId process) {
    return "ballots::Paper " + std::to_string(organisation.value) + '/' + std::to_string(process.value);
}

Found find_paper(db::Connection& connection, OrganisationId organisation, ProcessId id) {
    auto process = processes::find_process(connection, organisation, id);
    if (!process || !process->published) return std::nullopt;
    return Paper{std::move(*process), proposals::list_projects(connection, organisation, id)};
}

std::shared_ptr<const Paper> part_of(const std::shared_ptr<const Found>& found) {
    return *found ? std::shared_ptr<const Paper>(found, &**found) : nullptr;
}

}  // namespace

std::shared_ptr<const Paper> read_paper(db::Database& database, OrganisationId organisation, ProcessId process, std::string_view language) {
    return part_of(database.read_kept<Found>(kept_name(organisation, process) + ' ' + std::string(language), [&](db::Connection& c) {
        Found paper = find_paper(c, organisation, process);
        if (paper) paper->projects = proposals::translated(c, organisation, process, std::move(paper->projects), language);
        return paper;
    }));
}

std::shared_ptr<const Paper> paper_in(db::Transaction& tx, db::Database& database, OrganisationId organisation, ProcessId process) {
    // The rules of an open vote stand fast. Before, another job of the same commit may just have fixed them.
    const auto kept = database.find_kept<Found>(kept_name(organisation, process));
    if (kept && *kept && (*kept)->process.rules_hash) return part_of(kept);
    return part_of(std::make_shared<const Found>(find_paper(tx, organisation, process)));
}

}  // namespace allting::ballots
