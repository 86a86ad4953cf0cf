// Projects as rows. Reads for everyone above; writes only for project_actions.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/project.hpp"

namespace allting::proposals {

std::optional<Project> find_project(db::Connection& connection, OrganisationId organisation, ProjectId id);
std::optional<Project> find_project_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal);
/// In order of pot and number.
std::vector<Project> list_projects(db::Connection& connection, OrganisationId organisation, ProcessId process);
std::int64_t count_projects(db::Connection& connection, OrganisationId organisation, ProcessId process);

void delete_project(db::Transaction& tx, OrganisationId organisation, ProjectId id);
void insert_project(db::Transaction& tx, OrganisationId organisation, const Project& project);

}  // namespace allting::proposals
