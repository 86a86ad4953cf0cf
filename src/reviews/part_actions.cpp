#include "reviews/part_actions.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "people/notify.hpp"
#include "places/place_store.hpp"
#include "platform/db/counter.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/part_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;

Error no_case() { return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found"); }
Error no_part() { return refuse(ErrorKind::not_found, "part_not_found", "parts.refused.not_found"); }

/// An open case that this official may have a part in.
Result<Case> load_open(db::Connection& connection, const Visitor& visitor, CaseId id) {
    auto found = find_case(connection, visitor.organisation, id);
    if (!found) return no_case();
    if (is_decided(found->state)) return check_open_case(*found).error();  // departments go on while the author is asked
    TRY_DO(check_impartial(connection, visitor, *found));
    return std::move(*found);
}

Result<Case> load_to_coordinate(db::Connection& connection, const Visitor& visitor, CaseId id) {
    TRY(Case of, load_open(connection, visitor, id));
    if (!may_coordinate(of, visitor.person, visitor.department))
        return refuse(ErrorKind::not_allowed, "not_the_coordinator", "parts.refused.not_the_coordinator");
    return of;
}

notices::Notice notice_about(db::Connection& connection, OrganisationId organisation, const Case& of, std::string message, std::string path) {
    const auto proposal = proposals::find_proposal(connection, organisation, of.proposal);
    CHECK(proposal.has_value());
    return {.message = std::move(message),
            .arguments = {{"number", proposals::number_of(proposal->id)}, {"title", proposal->wording.title}},
            .path = std::move(path)};
}

std::string path_of(const Part& part) { return "/parts/" + std::to_string(part.id.value); }
std::string path_of(const Case& of) { return "/cases/" + std::to_string(of.id.value); }

void tell_department(db::Transaction& tx, OrganisationId organisation, const Case& of, const Part& part, std::string message, Instant now) {
    const auto notice = notice_about(tx, organisation, of, std::move(message), path_of(part));
    for (const Official& official : list_officials(tx, organisation))
        if (official.department == part.department) people::notify(tx, organisation, official.id, notice, now);
}

void tell_coordinator(db::Transaction& tx, OrganisationId organisation, const Case& of, const Part& part, std::string message, Instant now) {
    people::notify(tx, organisation, of.official ? of.official : part.asked_by,
                   notice_about(tx, organisation, of, std::move(message), path_of(of)), now);
}

void append_deed(db::Transaction& tx, OrganisationId organisation, std::string_view kind, const Case& of, json::Object facts, Instant now,
                 std::string_view by_role = "official") {
    facts.insert(facts.begin(), {"proposal", of.proposal});
    record::append(tx, organisation, now, {.kind = kind, .by_role = by_role, .subject = "case", .subject_id = of.id.value, .facts = std::move(facts)});
}

/// The checklist follows what the departments say: the joint answer, or none while they disagree.
void write_joint_answer(db::Transaction& tx, const Visitor& visitor, CaseId id, const std::string& question, Instant now) {
    const auto parts = list_parts(tx, visitor.organisation, id);
    const auto joint = joint_answer(question, parts, list_deciders(tx, visitor.organisation, id));
    if (joint) upsert_answer(tx, visitor.organisation, id, *joint, visitor.person, now);
    else delete_answer(tx, visitor.organisation, id, question);
}

Result<Part> ask_one(db::Transaction& tx, const Visitor& visitor, const Case& of, const AskForm::One& one, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    const auto department = places::find_department(tx, organisation, one.department);
    if (!department || department->closed) return refuse(ErrorKind::not_found, "department_not_found", "places.department_not_found");
    Part part = ask(one.department, one.questions, one.own_question, now);
    TRY_DO(check_ask(part, list_parts(tx, organisation, of.id)));
    part.id = db::take_id<PartId>(tx, organisation, "part");
    part.in_case = of.id;
    part.asked_by = visitor.person;
    insert_part(tx, organisation, part);
    tell_department(tx, organisation, of, part, "parts.notice.asked", now);
    json::Array questions;
    for (const std::string& question : part.questions) questions.push_back(question);
    append_deed(tx, organisation, "part_asked", of,
                {{"part", part.id.value}, {"department", part.department}, {"questions", std::move(questions)}, {"answer_until", part.due_at}}, now);
    return part;
}

}  // namespace

Result<std::vector<Part>> ask_departments(db::Transaction& tx, const Visitor& visitor, CaseId id, const AskForm& form, Instant now) {
    TRY(Case of, load_to_coordinate(tx, visitor, id));
    TRY_DO(begin_review(tx, visitor.organisation, of.proposal, now));
    std::vector<Part> asked;
    for (const AskForm::One& one : form.departments) {
        TRY(Part part, ask_one(tx, visitor, of, one, now));
        asked.push_back(std::move(part));
    }
    if (!of.official) {  // whoever asks first coordinates, and hears when the answers come
        of.official = visitor.person;
        if (!of.department) of.department = visitor.department;
        CHECK(update_case(tx, visitor.organisation, of));
    }
    return asked;
}

Result<Part> answer_part(db::Transaction& tx, const Visitor& visitor, PartId id, const PartAnswerForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto found = find_part(tx, organisation, id);
    if (!found) return no_part();
    Part part = std::move(*found);
    TRY(const Case of, load_open(tx, visitor, part.in_case));
    TRY_DO(check_may_answer(part, visitor.department));
    TRY_DO(check_part_answers(part, form.answers, form.own_answer));
    part.answers = form.answers;
    part.own_answer = form.own_answer;
    part.state = PartState::answered;
    part.answered_at = now;
    part.answered_by = visitor.person;
    update_part(tx, organisation, part);
    for (const std::string& question : part.questions) write_joint_answer(tx, visitor, of.id, question, now);
    append_deed(tx, organisation, "part_answered", of, {{"part", part.id.value}, {"department", part.department}}, now);
    tell_coordinator(tx, organisation, of, part, "parts.notice.answered", now);
    return part;
}

Result<Part> take_back_part(db::Transaction& tx, const Visitor& visitor, PartId id, Instant now) {
    auto found = find_part(tx, visitor.organisation, id);
    if (!found) return no_part();
    Part part = std::move(*found);
    TRY(const Case of, load_to_coordinate(tx, visitor, part.in_case));
    TRY_DO(check_may_answer(part, part.department));
    part.state = PartState::taken_back;
    update_part(tx, visitor.organisation, part);
    append_deed(tx, visitor.organisation, "part_taken_back", of, {{"part", part.id.value}, {"department", part.department}}, now);
    return part;
}

Result<Decider> name_decider(db::Transaction& tx, const Visitor& visitor, CaseId id, const DeciderForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(const Case of, load_to_coordinate(tx, visitor, id));
    TRY_DO(check_decider(list_parts(tx, organisation, id), list_deciders(tx, organisation, id), form.question, form.person));
    const auto officials = list_officials(tx, organisation);
    if (std::ranges::find(officials, form.person, &Official::id) == officials.end() || has_conflict(tx, organisation, id, form.person))
        return refuse(ErrorKind::conflict, "not_an_official", "parts.refused.not_an_official");
    const Decider decider{.question = form.question, .person = form.person, .named_at = now};
    upsert_decider(tx, organisation, id, decider);
    append_deed(tx, organisation, "decider_named", of, {{"question", decider.question}}, now);
    people::notify(tx, organisation, decider.person, notice_about(tx, organisation, of, "parts.notice.decider", path_of(of)), now);
    return decider;
}

Result<Decider> settle(db::Transaction& tx, const Visitor& visitor, CaseId id, const SettlementForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(const Case of, load_open(tx, visitor, id));
    const auto deciders = list_deciders(tx, organisation, id);
    TRY_DO(check_settlement(deciders, form.question, visitor.person));
    Decider decider = *std::ranges::find(deciders, form.question, &Decider::question);
    decider.answer = form.answer;
    decider.sentence = form.sentence;
    decider.settled_at = now;
    upsert_decider(tx, organisation, id, decider);
    write_joint_answer(tx, visitor, id, form.question, now);
    append_deed(tx, organisation, "disagreement_settled", of, {{"question", decider.question}, {"answer", word_of(form.answer)}}, now);
    if (of.official && of.official != visitor.person)
        people::notify(tx, organisation, of.official, notice_about(tx, organisation, of, "parts.notice.settled", path_of(of)), now);
    return decider;
}

Result<void> check_parts_before_refusal(db::Connection& connection, OrganisationId organisation, CaseId id) {
    return check_no_disagreement(list_parts(connection, organisation, id), list_deciders(connection, organisation, id));
}

Result<void> check_parts_before_acceptance(db::Connection& connection, OrganisationId organisation, CaseId id) {
    TRY_DO(check_parts_before_refusal(connection, organisation, id));
    return check_all_answered(list_parts(connection, organisation, id));
}

Result<void> check_not_asked(db::Connection& connection, OrganisationId organisation, CaseId id, const std::vector<ChecklistAnswer>& answers) {
    const auto parts = list_parts(connection, organisation, id);
    FieldErrors errors;
    for (const ChecklistAnswer& answer : answers)
        if (is_asked(answer.question, parts)) errors.add("answer[" + answer.question + "]", "department_answers", "parts.refused.department_answers");
    if (!errors.empty()) return errors.take();
    return {};
}

void close_parts(db::Transaction& tx, OrganisationId organisation, CaseId id, Instant now) {
    const auto of = find_case(tx, organisation, id);
    CHECK(of.has_value());
    for (Part& part : list_parts(tx, organisation, id)) {
        if (part.state != PartState::asked) continue;
        part.state = PartState::taken_back;
        update_part(tx, organisation, part);
        append_deed(tx, organisation, "part_taken_back", *of, {{"part", part.id.value}, {"department", part.department}}, now, "allting");
    }
}

int tell_late_parts(db::Transaction& tx, OrganisationId organisation, Instant now) {
    int told = 0;
    for (const PartId id : list_due_parts(tx, organisation, now)) {
        Part part = find_part(tx, organisation, id).value();
        const auto message = due_message(part, now);
        CHECK(message.has_value());
        const auto of = find_case(tx, organisation, part.in_case);
        CHECK(of.has_value());
        part.told = *message;
        update_part(tx, organisation, part);
        const bool escalates = *message == Told::escalated;
        tell_department(tx, organisation, *of, part, escalates ? "parts.notice.escalated" : "parts.notice.reminded", now);
        if (escalates) {
            tell_coordinator(tx, organisation, *of, part, "parts.notice.escalated", now);
            append_deed(tx, organisation, "part_escalated", *of, {{"part", part.id.value}, {"department", part.department}}, now, "allting");
        }
        ++told;
    }
    return told;
}

}  // namespace allting::reviews
