#include "learning/learning_store.hpp"

#include <unordered_set>

#include "core/check.hpp"
#include "places/place_store.hpp"
#include "proposals/project_store.hpp"
#include "results/delivery_store.hpp"
#include "results/ledger_store.hpp"
#include "reviews/case_store.hpp"

namespace allting::learning {
namespace {

/// An appeal does not undo the first answer: the day of it stands, and until it has its own answer the no counts.
constexpr db::Sql select_decided = R"(
    SELECT p.id, p.title, p.pot_id, p.latitude, p.longitude, p.channel, p.language, c.state, c.reason_code,
           COALESCE(p.received_at, c.opened_at), COALESCE(d.name, ''),
           (SELECT MIN(s.changed_at) FROM proposal_states s
            WHERE s.organisation_id = p.organisation_id AND s.proposal_id = p.id
              AND s.state IN ('accepted', 'not_feasible', 'already_planned', 'redirected')), c.decided_at
    FROM cases c
    JOIN proposals p ON p.organisation_id = c.organisation_id AND p.id = c.proposal_id
    LEFT JOIN departments d ON d.organisation_id = c.organisation_id AND d.id = c.department_id
    WHERE c.organisation_id = ? AND c.process_id = ? AND c.state IN ('accepted', 'refused', 'appealed')
    ORDER BY p.id)";

/// The area of the place on the map, else that of the pot.
std::string area_of(db::Rows& rows, const std::vector<places::Area>& areas, const processes::Process& process) {
    const auto latitude = rows.get<std::optional<double>>(3), longitude = rows.get<std::optional<double>>(4);
    AreaId id;
    if (latitude && longitude) id = places::area_of(areas, {*latitude, *longitude});
    if (const auto* pot = process.pot(rows.get<PotId>(2)); !id && pot) id = pot->area;
    for (const places::Area& area : areas)
        if (area.id == id) return area.name;
    return {};
}

std::vector<Decided> list_decided(db::Connection& connection, OrganisationId organisation, const processes::Process& process) {
    const auto areas = places::list_outlines(connection, organisation);
    std::vector<Decided> all;
    for (auto rows = connection.query(select_decided, organisation, process.id); rows.next();) {
        const auto decided = rows.get<std::optional<Instant>>(12);
        Decided one{.id = rows.get<ProposalId>(0), .title = rows.get<std::string>(1), .area = area_of(rows, areas, process),
                    .channel = rows.get<std::string>(5), .language = rows.get<std::string>(6), .department = rows.get<std::string>(10),
                    .passed = rows.get<std::string_view>(7) == "accepted", .reason_code = rows.get<std::string>(8),
                    .received_at = rows.get<Instant>(9)};
        one.answered_at = rows.get<std::optional<Instant>>(11).value_or(decided.value_or(one.received_at));
        all.push_back(std::move(one));
    }
    return all;
}

constexpr db::Sql select_appeals = R"(
    SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.state = 'stands' THEN 1 ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN a.state = 'overturned' THEN 1 ELSE 0 END), 0)
    FROM appeals a
    JOIN cases c ON c.organisation_id = a.organisation_id AND c.id = a.case_id
    WHERE a.organisation_id = ? AND c.process_id = ?)";

Appeals count_appeals(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_appeals, organisation, process);
    CHECK(rows.next());
    return {.asked = rows.get<std::int64_t>(0), .stand = rows.get<std::int64_t>(1), .overturned = rows.get<std::int64_t>(2)};
}

std::vector<Outcome> list_outcomes(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::unordered_set<ProjectId> done;
    for (const auto& delivery : results::list_deliveries(connection, organisation, process))
        if (delivery.state == results::DeliveryState::done) done.insert(delivery.project);
    const auto balances = results::list_balances(connection, organisation, process);
    std::vector<Outcome> outcomes;
    for (const auto& project : proposals::list_projects(connection, organisation, process)) {
        const auto balance = balances.find(project.id);
        if (!done.contains(project.id) || balance == balances.end() || balance->second.spent.ore <= 0) continue;
        const auto of = project.proposal ? reviews::find_case_of(connection, organisation, project.proposal) : std::nullopt;
        const Money low = of && of->estimate ? of->estimate->low : project.cost;
        outcomes.push_back({project.id, project.title, low, project.cost, balance->second.spent});
    }
    return outcomes;
}

}  // namespace

Report read_report(db::Connection& connection, OrganisationId organisation, const processes::Process& process) {
    const auto all = list_decided(connection, organisation, process);
    Report report{.by_area = group_by(all, &Decided::area), .by_channel = group_by(all, &Decided::channel), .by_language = group_by(all, &Decided::language),
                  .by_department = group_by(all, &Decided::department), .decided = std::int64_t(all.size()),
                  .appeals = count_appeals(connection, organisation, process.id), .days = days_to_answer(all),
                  .differences = differences(all, proposals::list_similar_pairs(connection, organisation, process.id)), .titles = {},
                  .outcomes = list_outcomes(connection, organisation, process.id), .accuracy = {}};
    for (const Decided& one : all) report.passed += one.passed ? 1 : 0;
    report.accuracy = accuracy_of(report.outcomes);
    for (const Difference& one : report.differences)
        for (const Decided& idea : all)
            if (idea.id == one.refused || idea.id == one.other) report.titles[idea.id] = idea.title;
    return report;
}

}  // namespace allting::learning
