#include "reviews/held_actions.hpp"

#include "core/check.hpp"
#include "people/notify.hpp"
#include "processes/process_store.hpp"
#include "record/record.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/held_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;

void note(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::string_view role, ProcessId process, json::Object facts, Instant now) {
    record::append(tx, organisation, now,
                   {.kind = kind, .by_role = role, .subject = "process", .subject_id = process.value, .facts = std::move(facts)});
}

Result<Case> load(db::Connection& connection, OrganisationId organisation, CaseId id) {
    auto found = find_case(connection, organisation, id);
    if (!found) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    return std::move(*found);
}

Result<Case> give_now(db::Transaction& tx, const Visitor& visitor, const Decided& decided, Instant now) {
    return decided.accepts ? accept_proposal(tx, visitor, decided.id, decided.form, now) : refuse_proposal(tx, visitor, decided.id, decided.form, now);
}

/// The official as the one who decided, at the moment the answer is given.
Visitor official_of(OrganisationId organisation, const HeldAnswer& held) {
    Visitor visitor{.organisation = organisation, .person = held.by, .department = held.department};
    visitor.roles.add(people::Role::official);
    return visitor;
}

Error cannot_give(const HeldAnswer& held, Error why) {
    why.kind = ErrorKind::conflict;
    why.code = "cannot_give";
    why.text_key = "held.refused.cannot_give";
    why.arguments = {{"number", proposals::number_of(held.proposal)}};
    why.fields.clear();
    return why;
}

}  // namespace

Result<Holding> hold_answers(db::Transaction& tx, const Visitor& visitor, const Holding& holding, Instant now) {
    const auto process = processes::find_process(tx, visitor.organisation, holding.process);
    if (!process || !process->published) return refuse(ErrorKind::not_found, "not_found", "held.refused.no_process");
    TRY_DO(check_moment(holding.release_at, now));
    upsert_holding(tx, visitor.organisation, holding);
    note(tx, visitor.organisation, "answers_held", "facilitator", holding.process, {{"until", holding.release_at}}, now);
    return holding;
}

Result<void> stop_holding(db::Transaction& tx, const Visitor& visitor, ProcessId process, Instant now) {
    if (!find_holding(tx, visitor.organisation, process)) return refuse(ErrorKind::conflict, "not_held", "held.refused.not_held");
    const auto held = list_held(tx, visitor.organisation, process);
    TRY_DO(check_end_of_holding(held));
    for (const HeldAnswer& stale : held) delete_held(tx, visitor.organisation, stale.in_case);
    delete_holding(tx, visitor.organisation, process);
    note(tx, visitor.organisation, "answers_held_no_more", "facilitator", process, {}, now);
    return {};
}

Result<Case> give_answer(db::Transaction& tx, const Visitor& visitor, const Decided& decided, Instant now) {
    TRY(Case of, load(tx, visitor.organisation, decided.id));
    if (!find_holding(tx, visitor.organisation, of.process)) return give_now(tx, visitor, decided, now);
    TRY_DO(check_answer(tx, visitor, {.of = of, .form = decided.form, .accepts = decided.accepts}, now));
    upsert_held(tx, visitor.organisation, {.in_case = of.id, .process = of.process, .accepts = decided.accepts, .reason = decided.form.reason,
                                           .by = visitor.person, .department = visitor.department, .held_at = now, .case_version = of.version});
    return of;
}

Result<Case> take_answer_back(db::Transaction& tx, const Visitor& visitor, CaseId id, Instant) {
    TRY(Case of, load(tx, visitor.organisation, id));
    TRY_DO(check_impartial(tx, visitor, of));
    if (!find_held(tx, visitor.organisation, id)) return refuse(ErrorKind::conflict, "not_held", "held.refused.no_answer");
    delete_held(tx, visitor.organisation, id);
    return of;
}

Result<int> release_answers(db::Transaction& tx, OrganisationId organisation, ProcessId process, Instant now) {
    const auto holding = find_holding(tx, organisation, process);
    if (!holding) return refuse(ErrorKind::conflict, "not_held", "held.refused.not_held");
    const auto held = list_held(tx, organisation, process);
    TRY_DO(check_release(held));
    int given = 0;
    for (const HeldAnswer& answer : held) {
        if (answer.is_void) continue;
        const Decided decided{.id = answer.in_case, .form = {.reason = answer.reason, .version = answer.case_version}, .accepts = answer.accepts};
        auto done = give_now(tx, official_of(organisation, answer), decided, now);
        if (!done.ok()) return cannot_give(answer, done.error());
        delete_held(tx, organisation, answer.in_case);
        ++given;
    }
    upsert_holding(tx, organisation, {.process = process});
    note(tx, organisation, "answers_released", "facilitator", process, {{"count", std::int64_t(given)}}, now);
    return given;
}

int release_due_answers(db::Database& database, OrganisationId organisation, Instant now) {
    int given = 0;
    for (const ProcessId process : database.read([&](db::Connection& c) { return list_due_releases(c, organisation, now); })) {
        const auto done = database.write([&](db::Transaction& tx) { return release_answers(tx, organisation, process, now); });
        if (done.ok()) {
            given += done.value();
            continue;
        }
        database.write([&](db::Transaction& tx) {
            upsert_holding(tx, organisation, {.process = process});
            people::notify_role(tx, organisation, people::Role::facilitator,
                                {.message = "held.notice.not_released", .path = "/processes/" + std::to_string(process.value) + "/held"}, now);
        });
    }
    return given;
}

}  // namespace allting::reviews
