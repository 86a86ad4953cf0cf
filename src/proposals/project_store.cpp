#include "proposals/project_store.hpp"

namespace allting::proposals {
namespace {

/// The columns that the three selects below share.
Project project_from(db::Rows& rows) {
    Project p;
    p.id = rows.get<ProjectId>(0);
    p.process = rows.get<ProcessId>(1);
    p.pot = rows.get<PotId>(2);
    p.proposal = rows.get<ProposalId>(3);
    p.code = rows.get<std::string>(4);
    p.title = rows.get<std::string>(5);
    p.summary = rows.get<std::string>(6);
    p.category = rows.get<std::string>(7);
    p.place = rows.get<std::string>(8);
    p.latitude = rows.get<std::optional<double>>(9);
    p.longitude = rows.get<std::optional<double>>(10);
    p.picture = rows.get<PictureId>(11);
    p.cost = rows.get<Money>(12);
    p.running_cost = rows.get<Money>(13);
    p.owner = rows.get<DepartmentId>(14);
    p.language = rows.get<std::string>(15);
    return p;
}

std::optional<Project> first_of(db::Rows rows) {
    if (!rows.next()) return std::nullopt;
    return project_from(rows);
}

}  // namespace

constexpr db::Sql select_project = R"(
    SELECT id, process_id, pot_id, proposal_id, code, title, summary, category, place, latitude, longitude, picture_id,
           cost, running_cost, owner_department, language
    FROM projects WHERE organisation_id = ? AND id = ?)";

std::optional<Project> find_project(db::Connection& connection, OrganisationId organisation, ProjectId id) {
    return first_of(connection.query(select_project, organisation, id));
}

constexpr db::Sql select_project_of = R"(
    SELECT id, process_id, pot_id, proposal_id, code, title, summary, category, place, latitude, longitude, picture_id,
           cost, running_cost, owner_department, language
    FROM projects WHERE organisation_id = ? AND proposal_id = ? ORDER BY id)";

std::optional<Project> find_project_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    return first_of(connection.query(select_project_of, organisation, proposal));
}

constexpr db::Sql select_projects = R"(
    SELECT id, process_id, pot_id, proposal_id, code, title, summary, category, place, latitude, longitude, picture_id,
           cost, running_cost, owner_department, language
    FROM projects WHERE organisation_id = ? AND process_id = ? ORDER BY pot_id, id)";

std::vector<Project> list_projects(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<Project> projects;
    auto rows = connection.query(select_projects, organisation, process);
    while (rows.next()) projects.push_back(project_from(rows));
    return projects;
}

constexpr db::Sql select_project_count = "SELECT COUNT(*) FROM projects WHERE organisation_id = ? AND process_id = ?";

std::int64_t count_projects(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_project_count, organisation, process);
    rows.next();
    return rows.get<std::int64_t>(0);
}

constexpr db::Sql insert_project_row = R"(
    INSERT INTO projects (organisation_id, id, process_id, pot_id, proposal_id, code, title, summary, category, place, latitude,
                          longitude, picture_id, cost, running_cost, owner_department, language)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

void insert_project(db::Transaction& tx, OrganisationId organisation, const Project& p) {
    tx.execute_sql(insert_project_row, organisation, p.id, p.process, p.pot, p.proposal, p.code, p.title, p.summary, p.category,
                   p.place, p.latitude, p.longitude, p.picture, p.cost, p.running_cost, p.owner, p.language);
}

constexpr db::Sql delete_project_row = "DELETE FROM projects WHERE organisation_id = ? AND id = ?";

void delete_project(db::Transaction& tx, OrganisationId organisation, ProjectId id) { tx.execute_sql(delete_project_row, organisation, id); }

}  // namespace allting::proposals
