#include "results/decision_store.hpp"

namespace allting::results {
namespace {

constexpr db::Sql select_decision =
    "SELECT decided_at, body_name, registry_number, statement FROM decisions WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql select_rows =
    "SELECT project_id, funded, reason FROM decision_rows WHERE organisation_id = ? AND process_id = ? ORDER BY project_id";
constexpr db::Sql select_row =
    "SELECT project_id, funded, reason FROM decision_rows WHERE organisation_id = ? AND process_id = ? AND project_id = ?";
constexpr db::Sql insert_decision_sql =
    "INSERT INTO decisions (organisation_id, process_id, decided_at, body_name, registry_number, statement)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
constexpr db::Sql insert_row =
    "INSERT INTO decision_rows (organisation_id, process_id, project_id, funded, reason) VALUES (?, ?, ?, ?, ?)";

ProjectDecision row_to_project_decision(db::Rows& rows) {
    return {.project = rows.get<ProjectId>(0), .funded = rows.get<bool>(1), .reason = rows.get<std::string>(2)};
}

}  // namespace

std::optional<Decision> find_decision(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    Decision decision{.process = process, .body_name = {}, .registry_number = {}, .statement = {}, .projects = {}};
    {
        auto rows = connection.query(select_decision, organisation, process);
        if (!rows.next()) return std::nullopt;
        decision.decided_at = rows.get<Instant>(0);
        decision.body_name = rows.get<std::string>(1);
        decision.registry_number = rows.get<std::string>(2);
        decision.statement = rows.get<std::string>(3);
    }
    for (auto rows = connection.query(select_rows, organisation, process); rows.next();) {
        decision.projects.push_back(row_to_project_decision(rows));
    }
    return decision;
}

std::optional<ProjectDecision> find_project_decision(db::Connection& connection, OrganisationId organisation,
                                                     ProcessId process, ProjectId project) {
    auto rows = connection.query(select_row, organisation, process, project);
    if (!rows.next()) return std::nullopt;
    return row_to_project_decision(rows);
}

bool insert_decision(db::Transaction& tx, OrganisationId organisation, const Decision& decision) {
    const auto inserted = tx.execute_sql(insert_decision_sql, organisation, decision.process, decision.decided_at,
                                         decision.body_name, decision.registry_number, decision.statement);
    if (inserted == 0) return false;
    for (const ProjectDecision& row : decision.projects) {
        tx.execute_sql(insert_row, organisation, decision.process, row.project, row.funded ? 1 : 0, row.reason);
    }
    return true;
}

}  // namespace allting::results
