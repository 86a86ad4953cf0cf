#include "reviews/case_store.hpp"

#include "core/check.hpp"

namespace allting::reviews {
namespace {

template <class Enum>
Enum known(std::optional<Enum> value) {
    CHECK(value.has_value());  // only our own words are in these columns
    return *value;
}

/// The columns that select_case and select_case_of list.
Case case_from(db::Rows& rows) {
    Case c;
    c.id = rows.get<CaseId>(0);
    c.proposal = rows.get<ProposalId>(1);
    c.process = rows.get<ProcessId>(2);
    c.department = rows.get<DepartmentId>(3);
    c.official = rows.get<PersonId>(4);
    c.state = known(case_state_from_word(rows.get<std::string_view>(5)));
    c.opened_at = rows.get<Instant>(6);
    c.due_at = rows.get<Instant>(7);
    c.decided_at = rows.get<std::optional<Instant>>(8);
    c.registry_number = rows.get<std::string>(9);
    if (const auto high = rows.get<std::optional<Money>>(11)) {
        c.estimate = Estimate{.low = rows.get<Money>(10), .high = *high, .running = rows.get<Money>(12),
                              .note = rows.get<std::string>(13), .owner = rows.get<DepartmentId>(14)};
    }
    c.reason = {.code = rows.get<std::string>(15), .understood = rows.get<std::string>(16), .answer = rows.get<std::string>(17),
                .why = rows.get<std::string>(18), .next = rows.get<std::string>(19), .who = rows.get<std::string>(20)};
    c.version = rows.get<std::int64_t>(21);
    return c;
}

constexpr db::Sql select_answers = R"(
    SELECT question, answer, public_sentence, internal_note FROM checklist_answers
    WHERE organisation_id = ? AND case_id = ?)";

void load_answers(db::Connection& connection, OrganisationId organisation, Case& into) {
    auto rows = connection.query(select_answers, organisation, into.id);
    while (rows.next()) {
        into.answers.push_back({.question = rows.get<std::string>(0), .answer = known(answer_from_word(rows.get<std::string_view>(1))),
                                .public_sentence = rows.get<std::string>(2), .internal_note = rows.get<std::string>(3)});
    }
}

}  // namespace

constexpr db::Sql select_case = R"(
    SELECT id, proposal_id, process_id, department_id, official_id, state, opened_at, due_at, decided_at, registry_number,
           cost_low, cost_high, cost_running, cost_note, owner_department,
           reason_code, reason_understood, reason_answer, reason_why, reason_next, answered_by, version
    FROM cases WHERE organisation_id = ? AND id = ?)";

std::optional<Case> find_case(db::Connection& connection, OrganisationId organisation, CaseId id) {
    std::optional<Case> found;
    {
        auto rows = connection.query(select_case, organisation, id);
        if (!rows.next()) return std::nullopt;
        found = case_from(rows);
    }
    load_answers(connection, organisation, *found);
    return found;
}

constexpr db::Sql select_case_of = R"(SELECT id FROM cases WHERE organisation_id = ? AND proposal_id = ?)";

std::optional<Case> find_case_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    CaseId id;
    {
        auto rows = connection.query(select_case_of, organisation, proposal);
        if (!rows.next()) return std::nullopt;
        id = rows.get<CaseId>(0);
    }
    return find_case(connection, organisation, id);
}

constexpr db::Sql select_inbox = R"(
    SELECT c.id, c.proposal_id, c.process_id, p.title, p.category, c.department_id, COALESCE(d.name, ''), c.state,
           COALESCE((SELECT MAX(l.due_at) FROM appeals l
                     WHERE l.organisation_id = c.organisation_id AND l.case_id = c.id AND l.state = 'asked'), c.due_at) AS due,
           (SELECT COUNT(*) FROM checklist_answers a WHERE a.organisation_id = c.organisation_id AND a.case_id = c.id)
    FROM cases c
    JOIN proposals p ON p.organisation_id = c.organisation_id AND p.id = c.proposal_id
    LEFT JOIN departments d ON d.organisation_id = c.organisation_id AND d.id = c.department_id
    WHERE c.organisation_id = ? AND c.state IN ('open', 'waiting_for_author', 'appealed')
    ORDER BY due, c.id)";

std::vector<CaseLine> list_inbox(db::Connection& connection, OrganisationId organisation) {
    std::vector<CaseLine> lines;
    auto rows = connection.query(select_inbox, organisation);
    while (rows.next()) {
        lines.push_back({.id = rows.get<CaseId>(0), .proposal = rows.get<ProposalId>(1), .process = rows.get<ProcessId>(2),
                         .title = rows.get<std::string>(3), .category = rows.get<std::string>(4),
                         .department = rows.get<DepartmentId>(5), .department_name = rows.get<std::string>(6),
                         .state = known(case_state_from_word(rows.get<std::string_view>(7))), .due_at = rows.get<Instant>(8),
                         .answers_count = rows.get<std::int64_t>(9)});
    }
    return lines;
}

constexpr db::Sql select_without_case = R"(
    SELECT p.id FROM proposals p
    LEFT JOIN cases c ON c.organisation_id = p.organisation_id AND c.proposal_id = p.id
    WHERE p.organisation_id = ? AND p.state = 'received' AND c.id IS NULL
    ORDER BY p.id)";

std::vector<ProposalId> list_without_case(db::Connection& connection, OrganisationId organisation) {
    std::vector<ProposalId> ids;
    auto rows = connection.query(select_without_case, organisation);
    while (rows.next()) ids.push_back(rows.get<ProposalId>(0));
    return ids;
}

constexpr db::Sql select_withdrawn = R"(
    SELECT c.id FROM cases c
    JOIN proposals p ON p.organisation_id = c.organisation_id AND p.id = c.proposal_id
    WHERE c.organisation_id = ? AND p.state = 'withdrawn' AND c.state <> 'withdrawn'
    ORDER BY c.id)";

std::vector<CaseId> list_withdrawn(db::Connection& connection, OrganisationId organisation) {
    std::vector<CaseId> ids;
    auto rows = connection.query(select_withdrawn, organisation);
    while (rows.next()) ids.push_back(rows.get<CaseId>(0));
    return ids;
}

constexpr db::Sql select_answer_count = R"(
    SELECT COUNT(*),
           COALESCE(SUM(CASE WHEN state IN ('accepted', 'refused', 'appealed') THEN 1 ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN state IN ('accepted', 'refused') AND decided_at <= due_at THEN 1 ELSE 0 END), 0)
    FROM cases WHERE organisation_id = ? AND process_id = ? AND state <> 'withdrawn')";

AnswerCount count_answers(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_answer_count, organisation, process);
    CHECK(rows.next());
    return {.received = rows.get<std::int64_t>(0), .answered = rows.get<std::int64_t>(1), .in_time = rows.get<std::int64_t>(2)};
}

constexpr db::Sql insert_case_row = R"(
    INSERT INTO cases (organisation_id, id, proposal_id, process_id, department_id, official_id, state, opened_at, due_at,
                       registry_number, cost_note, reason_code, reason_understood, reason_answer, reason_why, reason_next,
                       answered_by, version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', '', ?))";

void insert_case(db::Transaction& tx, OrganisationId organisation, const Case& opened) {
    tx.execute_sql(insert_case_row, organisation, opened.id, opened.proposal, opened.process, opened.department, opened.official,
                   word_of(opened.state), opened.opened_at, opened.due_at, opened.registry_number, opened.version);
}

constexpr db::Sql update_case_row = R"(
    UPDATE cases SET department_id = ?, official_id = ?, state = ?, due_at = ?, decided_at = ?, registry_number = ?,
                     cost_low = ?, cost_high = ?, cost_running = ?, cost_note = ?, owner_department = ?,
                     reason_code = ?, reason_understood = ?, reason_answer = ?, reason_why = ?, reason_next = ?, answered_by = ?,
                     version = version + 1
    WHERE organisation_id = ? AND id = ? AND version = ?)";

bool update_case(db::Transaction& tx, OrganisationId organisation, const Case& c) {
    const auto part = [&](Money Estimate::* amount) { return c.estimate ? std::optional(*c.estimate.*amount) : std::nullopt; };
    const Reason& r = c.reason;
    return tx.execute_sql(update_case_row, c.department, c.official, word_of(c.state), c.due_at, c.decided_at, c.registry_number,
                          part(&Estimate::low), part(&Estimate::high), part(&Estimate::running),
                          c.estimate ? std::string_view(c.estimate->note) : std::string_view(),
                          c.estimate ? c.estimate->owner : DepartmentId{}, r.code, r.understood, r.answer, r.why, r.next, r.who,
                          organisation, c.id, c.version) == 1;
}

constexpr db::Sql upsert_answer_row = R"(
    INSERT INTO checklist_answers (organisation_id, case_id, question, answer, public_sentence, internal_note, answered_at, answered_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (organisation_id, case_id, question) DO UPDATE
    SET answer = excluded.answer, public_sentence = excluded.public_sentence, internal_note = excluded.internal_note,
        answered_at = excluded.answered_at, answered_by = excluded.answered_by)";

void upsert_answer(db::Transaction& tx, OrganisationId organisation, CaseId id, const ChecklistAnswer& answer, PersonId by, Instant now) {
    tx.execute_sql(upsert_answer_row, organisation, id, answer.question, word_of(answer.answer), answer.public_sentence,
                   answer.internal_note, now, by);
}

}  // namespace allting::reviews
