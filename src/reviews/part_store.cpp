#include "reviews/part_store.hpp"

#include "core/check.hpp"
#include "people/person_store.hpp"

namespace allting::reviews {
namespace {

template <class Enum>
Enum known(std::optional<Enum> value) {
    CHECK(value.has_value());  // only our own words are in these columns
    return *value;
}

/// The columns that select_part and select_parts list.
Part part_from(db::Rows& rows) {
    return {.id = rows.get<PartId>(0),
            .in_case = rows.get<CaseId>(1),
            .department = rows.get<DepartmentId>(2),
            .own_question = rows.get<std::string>(3),
            .own_answer = rows.get<std::string>(4),
            .state = known(part_state_from_word(rows.get<std::string_view>(5))),
            .asked_at = rows.get<Instant>(6),
            .asked_by = rows.get<PersonId>(7),
            .due_at = rows.get<Instant>(8),
            .remind_at = rows.get<Instant>(9),
            .escalate_at = rows.get<Instant>(10),
            .told = Told(rows.get<std::int64_t>(11)),
            .answered_at = rows.get<std::optional<Instant>>(12),
            .answered_by = rows.get<PersonId>(13)};
}

constexpr db::Sql select_part_answers = R"(
    SELECT question, answer, public_sentence, internal_note FROM part_answers
    WHERE organisation_id = ? AND part_id = ? ORDER BY question)";

void load_part_answers(db::Connection& connection, OrganisationId organisation, Part& into) {
    auto rows = connection.query(select_part_answers, organisation, into.id);
    while (rows.next()) {
        into.questions.push_back(rows.get<std::string>(0));
        const auto answer = answer_from_word(rows.get<std::string_view>(1));
        if (!answer) continue;
        into.answers.push_back({.question = rows.get<std::string>(0), .answer = *answer, .public_sentence = rows.get<std::string>(2),
                                .internal_note = rows.get<std::string>(3)});
    }
}

}  // namespace

constexpr db::Sql select_part = R"(
    SELECT id, case_id, department_id, own_question, own_answer, state, asked_at, asked_by, due_at, remind_at, escalate_at,
           told, answered_at, answered_by
    FROM case_parts WHERE organisation_id = ? AND id = ?)";

std::optional<Part> find_part(db::Connection& connection, OrganisationId organisation, PartId id) {
    std::optional<Part> found;
    {
        auto rows = connection.query(select_part, organisation, id);
        if (!rows.next()) return std::nullopt;
        found = part_from(rows);
    }
    load_part_answers(connection, organisation, *found);
    return found;
}

constexpr db::Sql select_parts = R"(
    SELECT id, case_id, department_id, own_question, own_answer, state, asked_at, asked_by, due_at, remind_at, escalate_at,
           told, answered_at, answered_by
    FROM case_parts WHERE organisation_id = ? AND case_id = ? ORDER BY id)";

std::vector<Part> list_parts(db::Connection& connection, OrganisationId organisation, CaseId of) {
    std::vector<Part> parts;
    for (auto rows = connection.query(select_parts, organisation, of); rows.next();) parts.push_back(part_from(rows));
    for (Part& part : parts) load_part_answers(connection, organisation, part);
    return parts;
}

constexpr db::Sql select_deciders = R"(
    SELECT question, decider_id, named_at, answer, sentence, settled_at FROM case_deciders
    WHERE organisation_id = ? AND case_id = ? ORDER BY question)";

std::vector<Decider> list_deciders(db::Connection& connection, OrganisationId organisation, CaseId of) {
    std::vector<Decider> deciders;
    for (auto rows = connection.query(select_deciders, organisation, of); rows.next();) {
        deciders.push_back({.question = rows.get<std::string>(0), .person = rows.get<PersonId>(1), .named_at = rows.get<Instant>(2),
                            .answer = answer_from_word(rows.get<std::string_view>(3)), .sentence = rows.get<std::string>(4),
                            .settled_at = rows.get<std::optional<Instant>>(5)});
    }
    return deciders;
}

constexpr db::Sql select_due_parts = R"(
    SELECT id FROM case_parts
    WHERE organisation_id = ? AND state = 'asked' AND ((told = 0 AND remind_at <= ?) OR (told <> 2 AND escalate_at <= ?))
    ORDER BY id)";

std::vector<PartId> list_due_parts(db::Connection& connection, OrganisationId organisation, Instant now) {
    std::vector<PartId> ids;
    for (auto rows = connection.query(select_due_parts, organisation, now, now); rows.next();) ids.push_back(rows.get<PartId>(0));
    return ids;
}

std::vector<Official> list_officials(db::Connection& connection, OrganisationId organisation) {
    std::vector<Official> officials;
    for (const PersonId id : people::list_with_role(connection, organisation, people::Role::official)) {
        const auto person = people::find_person(connection, organisation, id);
        if (!person || person->erased) continue;
        officials.push_back({.id = id, .name = person->name, .department = person->department});
    }
    return officials;
}

constexpr db::Sql insert_part_row = R"(
    INSERT INTO case_parts (organisation_id, id, case_id, department_id, own_question, own_answer, state, asked_at, asked_by,
                            due_at, remind_at, escalate_at, told)
    VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, 0))";

constexpr db::Sql insert_part_question = R"(
    INSERT INTO part_answers (organisation_id, part_id, question, answer, public_sentence, internal_note) VALUES (?, ?, ?, '', '', ''))";

void insert_part(db::Transaction& tx, OrganisationId organisation, const Part& part) {
    tx.execute_sql(insert_part_row, organisation, part.id, part.in_case, part.department, part.own_question, word_of(part.state),
                   part.asked_at, part.asked_by, part.due_at, part.remind_at, part.escalate_at);
    for (const std::string& question : part.questions) tx.execute_sql(insert_part_question, organisation, part.id, question);
}

constexpr db::Sql update_part_row = R"(
    UPDATE case_parts SET own_answer = ?, state = ?, told = ?, answered_at = ?, answered_by = ? WHERE organisation_id = ? AND id = ?)";

constexpr db::Sql update_part_answer = R"(
    UPDATE part_answers SET answer = ?, public_sentence = ?, internal_note = ?
    WHERE organisation_id = ? AND part_id = ? AND question = ?)";

void update_part(db::Transaction& tx, OrganisationId organisation, const Part& part) {
    tx.execute_sql(update_part_row, part.own_answer, word_of(part.state), std::int64_t(part.told), part.answered_at, part.answered_by,
                   organisation, part.id);
    for (const ChecklistAnswer& answer : part.answers)
        tx.execute_sql(update_part_answer, word_of(answer.answer), answer.public_sentence, answer.internal_note, organisation, part.id, answer.question);
}

constexpr db::Sql upsert_decider_row = R"(
    INSERT INTO case_deciders (organisation_id, case_id, question, decider_id, named_at, answer, sentence, settled_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (organisation_id, case_id, question) DO UPDATE
    SET decider_id = excluded.decider_id, named_at = excluded.named_at, answer = excluded.answer, sentence = excluded.sentence,
        settled_at = excluded.settled_at)";

void upsert_decider(db::Transaction& tx, OrganisationId organisation, CaseId of, const Decider& decider) {
    tx.execute_sql(upsert_decider_row, organisation, of, decider.question, decider.person, decider.named_at,
                   decider.answer ? word_of(*decider.answer) : std::string_view(), decider.sentence, decider.settled_at);
}

constexpr db::Sql delete_answer_row = "DELETE FROM checklist_answers WHERE organisation_id = ? AND case_id = ? AND question = ?";

void delete_answer(db::Transaction& tx, OrganisationId organisation, CaseId of, std::string_view question) {
    tx.execute_sql(delete_answer_row, organisation, of, question);
}

}  // namespace allting::reviews
