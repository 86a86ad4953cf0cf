// What the ballot of a process says: its rules and its projects. Thousands read it while somebody votes, and nobody
// writes it meanwhile, so it is kept (Database::read_kept).
#pragma once
#include <memory>
#include <vector>

#include "platform/db/database.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"

namespace allting::ballots {

struct Paper {
    processes::Process process;
    std::vector<proposals::Project> projects;
};

/// None when there is no such process, or none that is published.
std::shared_ptr<const Paper> read_paper(db::Database& database, OrganisationId organisation, ProcessId process);
/// The same inside a write.
std::shared_ptr<const Paper> paper_in(db::Transaction& tx, db::Database& database, OrganisationId organisation, ProcessId process);

}  // namespace allting::ballots
