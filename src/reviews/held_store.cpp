#include "reviews/held_store.hpp"

namespace allting::reviews {
namespace {

/// The columns that both statements list.
HeldAnswer held_from(db::Rows& rows) {
    return {.in_case = rows.get<CaseId>(0), .proposal = rows.get<ProposalId>(1), .process = rows.get<ProcessId>(2), .title = rows.get<std::string>(3),
            .accepts = rows.get<std::int64_t>(4) == 1,
            .reason = {.code = rows.get<std::string>(5), .understood = rows.get<std::string>(6), .answer = rows.get<std::string>(7),
                       .why = rows.get<std::string>(8), .next = rows.get<std::string>(9), .who = rows.get<std::string>(10)},
            .by = rows.get<PersonId>(11), .department = rows.get<DepartmentId>(12), .held_at = rows.get<Instant>(13),
            .case_version = rows.get<std::int64_t>(14), .is_void = rows.get<std::int64_t>(14) != rows.get<std::int64_t>(15)};
}

}  // namespace

constexpr db::Sql select_holding = "SELECT process_id, release_at FROM held_processes WHERE organisation_id = ? AND process_id = ?";

std::optional<Holding> find_holding(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_holding, organisation, process);
    if (!rows.next()) return std::nullopt;
    return Holding{.process = rows.get<ProcessId>(0), .release_at = rows.get<std::optional<Instant>>(1)};
}

constexpr db::Sql select_due = "SELECT process_id FROM held_processes WHERE organisation_id = ? AND release_at <= ? ORDER BY process_id";

std::vector<ProcessId> list_due_releases(db::Connection& connection, OrganisationId organisation, Instant now) {
    std::vector<ProcessId> due;
    for (auto rows = connection.query(select_due, organisation, now); rows.next();) due.push_back(rows.get<ProcessId>(0));
    return due;
}

constexpr db::Sql select_held_of_process = R"(
    SELECT h.case_id, c.proposal_id, h.process_id, p.title, h.accepts, h.reason_code, h.reason_understood, h.reason_answer, h.reason_why,
           h.reason_next, h.answered_by, h.held_by, h.department_id, h.held_at, h.case_version, c.version
    FROM held_answers h
    JOIN cases c ON c.organisation_id = h.organisation_id AND c.id = h.case_id AND c.decided_at IS NULL
    JOIN proposals p ON p.organisation_id = c.organisation_id AND p.id = c.proposal_id
    WHERE h.organisation_id = ? AND h.process_id = ? ORDER BY h.held_at, h.case_id)";

std::vector<HeldAnswer> list_held(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<HeldAnswer> held;
    for (auto rows = connection.query(select_held_of_process, organisation, process); rows.next();) held.push_back(held_from(rows));
    return held;
}

constexpr db::Sql select_held = R"(
    SELECT h.case_id, c.proposal_id, h.process_id, p.title, h.accepts, h.reason_code, h.reason_understood, h.reason_answer, h.reason_why,
           h.reason_next, h.answered_by, h.held_by, h.department_id, h.held_at, h.case_version, c.version
    FROM held_answers h
    JOIN cases c ON c.organisation_id = h.organisation_id AND c.id = h.case_id AND c.decided_at IS NULL
    JOIN proposals p ON p.organisation_id = c.organisation_id AND p.id = c.proposal_id
    WHERE h.organisation_id = ? AND h.case_id = ?)";

std::optional<HeldAnswer> find_held(db::Connection& connection, OrganisationId organisation, CaseId id) {
    auto rows = connection.query(select_held, organisation, id);
    if (!rows.next()) return std::nullopt;
    return held_from(rows);
}

constexpr db::Sql select_held_cases = R"(
    SELECT h.case_id FROM held_answers h
    JOIN cases c ON c.organisation_id = h.organisation_id AND c.id = h.case_id AND c.version = h.case_version AND c.decided_at IS NULL
    WHERE h.organisation_id = ? ORDER BY h.case_id)";

std::vector<CaseId> list_held_cases(db::Connection& connection, OrganisationId organisation) {
    std::vector<CaseId> cases;
    for (auto rows = connection.query(select_held_cases, organisation); rows.next();) cases.push_back(rows.get<CaseId>(0));
    return cases;
}

constexpr db::Sql upsert_holding_row = R"(
    INSERT INTO held_processes (organisation_id, process_id, release_at) VALUES (?, ?, ?)
    ON CONFLICT (organisation_id, process_id) DO UPDATE SET release_at = excluded.release_at)";

void upsert_holding(db::Transaction& tx, OrganisationId organisation, const Holding& holding) {
    tx.execute_sql(upsert_holding_row, organisation, holding.process, holding.release_at);
}

constexpr db::Sql delete_holding_row = "DELETE FROM held_processes WHERE organisation_id = ? AND process_id = ?";

void delete_holding(db::Transaction& tx, OrganisationId organisation, ProcessId process) { tx.execute_sql(delete_holding_row, organisation, process); }

constexpr db::Sql upsert_held_row = R"(
    INSERT INTO held_answers (organisation_id, case_id, process_id, accepts, reason_code, reason_understood, reason_answer, reason_why,
                              reason_next, answered_by, held_by, department_id, held_at, case_version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (organisation_id, case_id) DO UPDATE
    SET accepts = excluded.accepts, reason_code = excluded.reason_code, reason_understood = excluded.reason_understood,
        reason_answer = excluded.reason_answer, reason_why = excluded.reason_why, reason_next = excluded.reason_next,
        answered_by = excluded.answered_by, held_by = excluded.held_by, department_id = excluded.department_id,
        held_at = excluded.held_at, case_version = excluded.case_version)";

void upsert_held(db::Transaction& tx, OrganisationId organisation, const HeldAnswer& held) {
    const Reason& r = held.reason;
    tx.execute_sql(upsert_held_row, organisation, held.in_case, held.process, std::int64_t(held.accepts), r.code, r.understood, r.answer, r.why, r.next,
                   r.who, held.by, held.department, held.held_at, held.case_version);
}

constexpr db::Sql delete_held_row = "DELETE FROM held_answers WHERE organisation_id = ? AND case_id = ?";

void delete_held(db::Transaction& tx, OrganisationId organisation, CaseId id) { tx.execute_sql(delete_held_row, organisation, id); }

}  // namespace allting::reviews
