#include "needs/need_store.hpp"

#include "core/check.hpp"

namespace allting::needs {
namespace {

template <class Enum>
Enum known(std::optional<Enum> value) {
    CHECK(value.has_value());  // only our own words are in these columns
    return *value;
}

/// The first eleven columns of every statement that reads needs.
Need need_from(db::Rows& rows) {
    return {.id = rows.get<NeedId>(0), .title = rows.get<std::string>(1), .description = rows.get<std::string>(2),
            .area = rows.get<AreaId>(3), .people = rows.get<std::string>(4),
            .state = known(need_state_from_word(rows.get<std::string_view>(5))), .department = rows.get<DepartmentId>(6),
            .promised_at = rows.get<std::optional<Instant>>(7), .opened_at = rows.get<Instant>(8), .changed_at = rows.get<Instant>(9),
            .version = rows.get<std::int64_t>(10)};
}

NeedIdea idea_from(db::Rows& rows) {
    return {.need = rows.get<NeedId>(0), .proposal = rows.get<ProposalId>(1),
            .state = known(proposals::state_from_word(rows.get<std::string_view>(2))), .title = rows.get<std::string>(3),
            .language = rows.get<std::string>(4), .latitude = rows.get<std::optional<double>>(5),
            .longitude = rows.get<std::optional<double>>(6)};
}

}  // namespace

constexpr db::Sql select_need = R"(
    SELECT id, title, description, area_id, people, state, department_id, promised_at, opened_at, changed_at, version
    FROM needs WHERE organisation_id = ? AND id = ?)";

std::optional<Need> find_need(db::Connection& connection, OrganisationId organisation, NeedId id) {
    auto rows = connection.query(select_need, organisation, id);
    if (!rows.next()) return std::nullopt;
    return need_from(rows);
}

constexpr db::Sql select_need_of = R"(
    SELECT n.id, n.title, n.description, n.area_id, n.people, n.state, n.department_id, n.promised_at, n.opened_at, n.changed_at, n.version
    FROM needs n JOIN need_ideas i ON i.organisation_id = n.organisation_id AND i.need_id = n.id
    WHERE n.organisation_id = ? AND i.proposal_id = ?)";

std::optional<Need> find_need_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    auto rows = connection.query(select_need_of, organisation, proposal);
    if (!rows.next()) return std::nullopt;
    return need_from(rows);
}

constexpr db::Sql select_needs = R"(
    SELECT n.id, n.title, n.description, n.area_id, n.people, n.state, n.department_id, n.promised_at, n.opened_at, n.changed_at, n.version,
           COALESCE(a.name, ''), COALESCE(d.name, ''),
           (SELECT COUNT(*) FROM need_ideas i WHERE i.organisation_id = n.organisation_id AND i.need_id = n.id)
    FROM needs n
    LEFT JOIN areas a ON a.organisation_id = n.organisation_id AND a.id = n.area_id
    LEFT JOIN departments d ON d.organisation_id = n.organisation_id AND d.id = n.department_id
    WHERE n.organisation_id = ? ORDER BY n.id DESC)";

std::vector<NeedLine> list_needs(db::Connection& connection, OrganisationId organisation) {
    std::vector<NeedLine> lines;
    for (auto rows = connection.query(select_needs, organisation); rows.next();)
        lines.push_back({.of = need_from(rows), .area_name = rows.get<std::string>(11), .department_name = rows.get<std::string>(12),
                         .ideas = rows.get<std::int64_t>(13)});
    return lines;
}

constexpr db::Sql select_changed = R"(
    SELECT id, title, description, area_id, people, state, department_id, promised_at, opened_at, changed_at, version
    FROM needs WHERE organisation_id = ? AND changed_at >= ? ORDER BY changed_at, id LIMIT ?)";

std::vector<Need> list_changed_needs(db::Connection& connection, OrganisationId organisation, Instant since, std::int64_t count) {
    std::vector<Need> needs;
    for (auto rows = connection.query(select_changed, organisation, since, count); rows.next();) needs.push_back(need_from(rows));
    return needs;
}

constexpr db::Sql select_ideas = R"(
    SELECT i.need_id, p.id, p.state, p.title, p.language,
           CASE WHEN COALESCE(w.protected_identity, 0) = 0 THEN p.latitude END,
           CASE WHEN COALESCE(w.protected_identity, 0) = 0 THEN p.longitude END
    FROM need_ideas i
    JOIN proposals p ON p.organisation_id = i.organisation_id AND p.id = i.proposal_id
    LEFT JOIN persons w ON w.organisation_id = p.organisation_id AND w.id = p.author_id
    WHERE i.organisation_id = ? AND i.need_id = ? ORDER BY p.id)";

std::vector<NeedIdea> list_ideas(db::Connection& connection, OrganisationId organisation, NeedId need) {
    std::vector<NeedIdea> ideas;
    for (auto rows = connection.query(select_ideas, organisation, need); rows.next();) ideas.push_back(idea_from(rows));
    return ideas;
}

constexpr db::Sql select_placed_ideas = R"(
    SELECT i.need_id, p.id, p.state, p.title, p.language, p.latitude, p.longitude
    FROM need_ideas i
    JOIN proposals p ON p.organisation_id = i.organisation_id AND p.id = i.proposal_id
    LEFT JOIN persons w ON w.organisation_id = p.organisation_id AND w.id = p.author_id
    WHERE i.organisation_id = ? AND p.latitude IS NOT NULL AND p.longitude IS NOT NULL AND COALESCE(w.protected_identity, 0) = 0
    ORDER BY i.need_id, p.id)";

std::vector<NeedIdea> list_placed_ideas(db::Connection& connection, OrganisationId organisation) {
    std::vector<NeedIdea> ideas;
    for (auto rows = connection.query(select_placed_ideas, organisation); rows.next();) ideas.push_back(idea_from(rows));
    return ideas;
}

constexpr db::Sql select_reports = R"(
    SELECT kind, report, reported_at, reported_by, department_id, promised_at FROM need_reports
    WHERE organisation_id = ? AND need_id = ? ORDER BY number)";

std::vector<Report> list_reports(db::Connection& connection, OrganisationId organisation, NeedId need) {
    std::vector<Report> reports;
    for (auto rows = connection.query(select_reports, organisation, need); rows.next();)
        reports.push_back({.kind = known(report_kind_from_word(rows.get<std::string_view>(0))), .text = rows.get<std::string>(1),
                           .at = rows.get<Instant>(2), .by = rows.get<PersonId>(3), .department = rows.get<DepartmentId>(4),
                           .promised_at = rows.get<std::optional<Instant>>(5)});
    return reports;
}

constexpr db::Sql insert_need_row = R"(
    INSERT INTO needs (organisation_id, id, title, description, area_id, people, state, department_id, promised_at, opened_at, changed_at, version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

void insert_need(db::Transaction& tx, OrganisationId organisation, const Need& need) {
    tx.execute_sql(insert_need_row, organisation, need.id, need.title, need.description, need.area, need.people, word_of(need.state),
                   need.department, need.promised_at, need.opened_at, need.changed_at, need.version);
}

constexpr db::Sql update_need_row = R"(
    UPDATE needs SET state = ?, department_id = ?, promised_at = ?, changed_at = ?, version = version + 1
    WHERE organisation_id = ? AND id = ? AND version = ?)";

bool update_need(db::Transaction& tx, OrganisationId organisation, const Need& changed) {
    return tx.execute_sql(update_need_row, word_of(changed.state), changed.department, changed.promised_at, changed.changed_at, organisation,
                          changed.id, changed.version) == 1;
}

constexpr db::Sql insert_idea_row = R"(
    INSERT INTO need_ideas (organisation_id, proposal_id, need_id, added_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING)";

bool insert_idea(db::Transaction& tx, OrganisationId organisation, NeedId need, ProposalId proposal, Instant now) {
    return tx.execute_sql(insert_idea_row, organisation, proposal, need, now) == 1;
}

constexpr db::Sql delete_idea_row = "DELETE FROM need_ideas WHERE organisation_id = ? AND proposal_id = ? AND need_id = ?";

bool delete_idea(db::Transaction& tx, OrganisationId organisation, NeedId need, ProposalId proposal) {
    return tx.execute_sql(delete_idea_row, organisation, proposal, need) == 1;
}

constexpr db::Sql insert_report_row = R"(
    INSERT INTO need_reports (organisation_id, need_id, number, kind, report, reported_at, reported_by, department_id, promised_at)
    SELECT ?, ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ?, ? FROM need_reports WHERE organisation_id = ? AND need_id = ?)";

void insert_report(db::Transaction& tx, OrganisationId organisation, NeedId need, const Report& report) {
    tx.execute_sql(insert_report_row, organisation, need, word_of(report.kind), report.text, report.at, report.by, report.department,
                   report.promised_at, organisation, need);
}

}  // namespace allting::needs
