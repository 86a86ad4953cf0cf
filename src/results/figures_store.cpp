#include "results/figures_store.hpp"

namespace allting::results {
namespace {

constexpr db::Sql select_figures =
    "SELECT f.figures FROM count_figures f JOIN counts c ON c.organisation_id = f.organisation_id AND c.process_id = f.process_id"
    " AND c.counted_at = f.counted_at WHERE f.organisation_id = ? AND f.process_id = ?";
constexpr db::Sql select_missing =
    "SELECT c.process_id FROM counts c LEFT JOIN count_figures f ON f.organisation_id = c.organisation_id"
    " AND f.process_id = c.process_id AND f.counted_at = c.counted_at"
    " WHERE c.organisation_id = ? AND f.process_id IS NULL ORDER BY c.counted_at DESC, c.process_id DESC";
constexpr db::Sql upsert_figures =
    "INSERT INTO count_figures (organisation_id, process_id, counted_at, figures) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (organisation_id, process_id) DO UPDATE SET counted_at = excluded.counted_at, figures = excluded.figures";

}  // namespace

std::optional<CountFigures> find_figures(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_figures, organisation, process);
    if (!rows.next()) return std::nullopt;
    return figures_from_text(rows.get<std::string_view>(0));
}

std::vector<ProcessId> list_counts_without_figures(db::Connection& connection, OrganisationId organisation) {
    std::vector<ProcessId> processes;
    for (auto rows = connection.query(select_missing, organisation); rows.next();) processes.push_back(rows.get<ProcessId>(0));
    return processes;
}

void replace_figures(db::Transaction& tx, OrganisationId organisation, ProcessId process, const CountFigures& figures) {
    tx.execute_sql(upsert_figures, organisation, process, figures.counted_at, text_of(figures));
}

}  // namespace allting::results
