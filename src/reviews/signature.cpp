#include "reviews/signature.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "processes/process_store.hpp"
#include "record/record.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/held_actions.hpp"
#include "reviews/held_store.hpp"
#include "reviews/part_actions.hpp"

namespace allting::reviews {
namespace {

constexpr db::Sql upsert_signature = R"(
    INSERT INTO case_signatures (organisation_id, case_id, accepts, reason_code, reason_understood, reason_answer, reason_why,
                                 reason_next, answered_by, signed_by, signed_at, case_version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (organisation_id, case_id) DO UPDATE
    SET accepts = excluded.accepts, reason_code = excluded.reason_code, reason_understood = excluded.reason_understood,
        reason_answer = excluded.reason_answer, reason_why = excluded.reason_why, reason_next = excluded.reason_next,
        answered_by = excluded.answered_by, signed_by = excluded.signed_by, signed_at = excluded.signed_at,
        case_version = excluded.case_version)";

constexpr db::Sql delete_signature = "DELETE FROM case_signatures WHERE organisation_id = ? AND case_id = ?";

/// The record says which answer was signed, unless answers of the process are held: then nobody outside knows before the moment.
void append_deed(db::Transaction& tx, OrganisationId organisation, const Case& of, bool accepts, Instant now) {
    json::Object facts{{"proposal", of.proposal}};
    if (!find_holding(tx, organisation, of.process)) facts.emplace_back("accepts", accepts);
    record::append(tx, organisation, now,
                   {.kind = "answer_signed", .by_role = "official", .subject = "case", .subject_id = of.id.value, .facts = std::move(facts)});
}

/// What a first signature needs; the second passes every check of the answer itself.
Result<Case> sign_first(db::Transaction& tx, const people::Visitor& visitor, Case of, const DecisionForm& form, bool accepts, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    if (form.version != of.version) return refuse(ErrorKind::conflict, "case_changed", "reviews.refused.case_changed");
    TRY_DO(check_open_case(of));
    TRY_DO(check_lengths(form));
    TRY_DO(check_impartial(tx, visitor, of));
    if (accepts) TRY_DO(check_parts_before_acceptance(tx, organisation, of.id));
    else TRY_DO(check_parts_before_refusal(tx, organisation, of.id));
    if (!accepts) TRY_DO(check_refusal(of, form.reason));
    const Reason& r = form.reason;
    tx.execute_sql(upsert_signature, organisation, of.id, std::int64_t(accepts), r.code, r.understood, r.answer, r.why, r.next, r.who, visitor.person, now,
                   of.version);
    append_deed(tx, organisation, of, accepts, now);
    return of;
}

Result<Case> sign(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now, bool accepts) {
    auto of = find_case(tx, visitor.organisation, id);
    if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    if (!is_signed_by_two(tx, visitor.organisation, of->process)) return give_answer(tx, visitor, {.id = id, .form = form, .accepts = accepts}, now);
    return sign_first(tx, visitor, std::move(*of), form, accepts, now);
}

}  // namespace

constexpr db::Sql select_signed = "SELECT process_id FROM signed_processes WHERE organisation_id = ? ORDER BY process_id";

std::vector<ProcessId> list_signed_processes(db::Connection& connection, OrganisationId organisation) {
    std::vector<ProcessId> ids;
    for (auto rows = connection.query(select_signed, organisation); rows.next();) ids.push_back(rows.get<ProcessId>(0));
    return ids;
}

bool is_signed_by_two(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    const auto ids = list_signed_processes(connection, organisation);
    return std::ranges::find(ids, process) != ids.end();
}

constexpr db::Sql select_signature = R"(
    SELECT accepts, reason_code, reason_understood, reason_answer, reason_why, reason_next, answered_by, signed_by, signed_at,
           case_version
    FROM case_signatures WHERE organisation_id = ? AND case_id = ?)";

std::optional<Signature> find_signature(db::Connection& connection, OrganisationId organisation, CaseId of) {
    auto rows = connection.query(select_signature, organisation, of);
    if (!rows.next()) return std::nullopt;
    return Signature{.accepts = rows.get<std::int64_t>(0) == 1,
                     .reason = {.code = rows.get<std::string>(1), .understood = rows.get<std::string>(2), .answer = rows.get<std::string>(3),
                                .why = rows.get<std::string>(4), .next = rows.get<std::string>(5), .who = rows.get<std::string>(6)},
                     .by = rows.get<PersonId>(7),
                     .at = rows.get<Instant>(8),
                     .case_version = rows.get<std::int64_t>(9)};
}

Result<void> check_second_signature(const std::optional<Signature>& first, PersonId person, bool first_has_conflict) {
    if (!first) return refuse(ErrorKind::conflict, "not_signed", "signatures.refused.not_signed");
    if (first->by == person) return refuse(ErrorKind::not_allowed, "same_signer", "signatures.refused.same_signer");
    if (first_has_conflict) return refuse(ErrorKind::conflict, "signer_has_conflict", "signatures.refused.signer_has_conflict");
    return {};
}

Result<void> check_still_signed(const Signature& first, const Case& of) {
    if (first.case_version == of.version) return {};
    return refuse(ErrorKind::conflict, "changed_since_signed", "signatures.refused.changed_since");
}

constexpr db::Sql delete_signed = "DELETE FROM signed_processes WHERE organisation_id = ?";
constexpr db::Sql insert_signed = "INSERT INTO signed_processes (organisation_id, process_id) VALUES (?, ?)";

void choose_signed_processes(db::Transaction& tx, const people::Visitor& visitor, const std::vector<ProcessId>& processes, Instant now) {
    tx.execute_sql(delete_signed, visitor.organisation);
    json::Array chosen;
    for (const auto& process : processes::list_processes(tx, visitor.organisation)) {
        if (std::ranges::find(processes, process.id) == processes.end()) continue;
        tx.execute_sql(insert_signed, visitor.organisation, process.id);
        chosen.push_back(process.id);
    }
    record::append(tx, visitor.organisation, now,
                   {.kind = "signing_chosen", .by_role = "administrator", .subject = "checklist", .subject_id = 1, .facts = {{"processes", std::move(chosen)}}});
}

Result<Case> sign_acceptance(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now) {
    return sign(tx, visitor, id, form, now, true);
}

Result<Case> sign_refusal(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now) {
    return sign(tx, visitor, id, form, now, false);
}

Result<Case> sign_second(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    const auto first = find_signature(tx, organisation, id);
    TRY_DO(check_second_signature(first, visitor.person, first && has_conflict(tx, organisation, id, first->by)));
    const auto of = find_case(tx, organisation, id);
    CHECK(of.has_value());
    TRY_DO(check_still_signed(*first, *of));
    const DecisionForm answer{.reason = first->reason, .version = form.version};
    tx.execute_sql(delete_signature, organisation, id);
    TRY(Case decided, give_answer(tx, visitor, {.id = id, .form = answer, .accepts = first->accepts}, now));
    append_deed(tx, organisation, decided, first->accepts, now);
    return decided;
}

}  // namespace allting::reviews
