// What the ballot of a process says: its rules and its projects. Thousands read it while somebody votes, and nobody
// writes it meanwhile, so it is kept (Database::read_kept).
#pragma once
#include <memory>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"

namespace allting::ballots {

struct Paper {
    processes::Process process;
    std::vector<proposals::Project> projects;
};

/// None when there is no such process, or none that is published. The projects as a voter reads them who has `language`.
std::shared_ptr<const Paper> read_paper(db::Database& database, OrganisationId organisation, ProcessId process, std::string_view language);
/// The same inside a write, in the authors' languages.
std::shared_ptr<const Paper> paper_in(db::Transaction& tx, db::Database& database, OrganisationId organisation, ProcessId process);

}  // namespace allting::ballots
