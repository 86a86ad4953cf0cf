#include "reviews/inbox_store.hpp"

namespace allting::reviews {

constexpr db::Sql select_waiting_parts = R"(
    SELECT p.id, p.case_id, p.department_id, d.name, p.due_at
    FROM case_parts p
    JOIN departments d ON d.organisation_id = p.organisation_id AND d.id = p.department_id
    WHERE p.organisation_id = ? AND p.state = 'asked'
    ORDER BY p.due_at, p.id)";

std::vector<WaitingPart> list_waiting_parts(db::Connection& connection, OrganisationId organisation) {
    std::vector<WaitingPart> parts;
    for (auto rows = connection.query(select_waiting_parts, organisation); rows.next();) {
        parts.push_back({.part = rows.get<PartId>(0), .in_case = rows.get<CaseId>(1), .department = rows.get<DepartmentId>(2),
                         .department_name = rows.get<std::string>(3), .due_at = rows.get<Instant>(4)});
    }
    return parts;
}

// The same rule as disagreements() in part.cpp: yes or yes-if against no among the answered parts.
constexpr db::Sql select_open_disagreements = R"(
    SELECT p.case_id, COALESCE(r.decider_id, 0), COALESCE(o.name, '')
    FROM case_parts p
    JOIN cases c ON c.organisation_id = p.organisation_id AND c.id = p.case_id AND c.decided_at IS NULL
    JOIN part_answers a ON a.organisation_id = p.organisation_id AND a.part_id = p.id
    LEFT JOIN case_deciders r ON r.organisation_id = p.organisation_id AND r.case_id = p.case_id AND r.question = a.question
    LEFT JOIN persons o ON o.organisation_id = r.organisation_id AND o.id = r.decider_id
    WHERE p.organisation_id = ? AND p.state = 'answered' AND COALESCE(r.answer, '') = ''
    GROUP BY p.case_id, a.question, r.decider_id, o.name
    HAVING MAX(CASE WHEN a.answer IN ('yes', 'yes_if') THEN 1 ELSE 0 END) = 1 AND MAX(CASE WHEN a.answer = 'no' THEN 1 ELSE 0 END) = 1
    ORDER BY p.case_id, a.question)";

std::vector<OpenDisagreement> list_open_disagreements(db::Connection& connection, OrganisationId organisation) {
    std::vector<OpenDisagreement> found;
    for (auto rows = connection.query(select_open_disagreements, organisation); rows.next();)
        found.push_back({.in_case = rows.get<CaseId>(0), .decider = rows.get<PersonId>(1), .decider_name = rows.get<std::string>(2)});
    return found;
}

constexpr db::Sql select_half_signed = R"(
    SELECT s.case_id FROM case_signatures s
    JOIN cases c ON c.organisation_id = s.organisation_id AND c.id = s.case_id AND c.version = s.case_version
    WHERE s.organisation_id = ? ORDER BY s.case_id)";

std::vector<CaseId> list_half_signed(db::Connection& connection, OrganisationId organisation) {
    std::vector<CaseId> cases;
    for (auto rows = connection.query(select_half_signed, organisation); rows.next();) cases.push_back(rows.get<CaseId>(0));
    return cases;
}

}  // namespace allting::reviews
