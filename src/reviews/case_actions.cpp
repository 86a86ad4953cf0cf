#include "reviews/case_actions.hpp"

#include <algorithm>

#include "places/place_store.hpp"
#include "platform/db/counter.hpp"
#include "processes/process_store.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/project_actions.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/cost_source_store.hpp"
#include "reviews/appeal_store.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"
#include "reviews/completion_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/offer_store.hpp"
#include "reviews/part_actions.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;
using proposals::State;

constexpr std::string_view official = "official";

Error not_found() { return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found"); }
Error changed_meanwhile() { return refuse(ErrorKind::conflict, "case_changed", "reviews.refused.case_changed"); }

Result<Case> load(db::Connection& connection, OrganisationId organisation, CaseId id, std::int64_t version) {
    auto found = find_case(connection, organisation, id);
    if (!found) return not_found();
    if (version != found->version) return changed_meanwhile();
    return std::move(*found);
}

Result<void> check_department(db::Connection& connection, OrganisationId organisation, DepartmentId department) {
    if (!department || places::find_department(connection, organisation, department)) return {};
    return refuse(ErrorKind::not_found, "department_not_found", "places.department_not_found");
}

Result<Proposal> load_proposal(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    auto found = proposals::find_proposal(connection, organisation, id);
    if (!found) return not_found();
    return std::move(*found);
}

/// Writes the case over the version it was read as, and counts the version on.
Result<Case> store(db::Transaction& tx, OrganisationId organisation, Case changed) {
    if (!update_case(tx, organisation, changed)) return changed_meanwhile();
    ++changed.version;
    return changed;
}

void take_up(Case& of, const Visitor& visitor) {
    if (!of.official) of.official = visitor.person;
    if (!of.department) of.department = visitor.department;
}

/// The most that one project of the pot may cost.
Money cost_most(const processes::Process& process, PotId pot_id) {
    const processes::Pot* const pot = process.pot(pot_id);
    const Money in_pot = pot == nullptr ? Money{} : pot->amount;
    return process.cost_max ? std::min(*process.cost_max, in_pot) : in_pot;
}

void append_deed(db::Transaction& tx, OrganisationId organisation, std::string_view kind, const Case& of, json::Object facts, Instant now) {
    facts.insert(facts.begin(), {"proposal", of.proposal});
    record::append(tx, organisation, now, {.kind = kind, .by_role = official, .subject = "case", .subject_id = of.id.value, .facts = std::move(facts)});
}

}  // namespace

Result<void> begin_review(db::Transaction& tx, OrganisationId organisation, ProposalId id, Instant now) {
    TRY(const Proposal proposal, load_proposal(tx, organisation, id));
    if (proposal.state != State::received && proposal.state != State::screened) return {};
    return proposals::change_state(tx, organisation, id, {.to = State::in_review, .by_role = official}, now);
}

void open_case(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, Instant now) {
    const Case opened{.id = db::take_id<CaseId>(tx, organisation, "case"),
                      .proposal = proposal.id,
                      .process = proposal.process,
                      .opened_at = now,
                      .due_at = proposals::answer_due(now)};
    insert_case(tx, organisation, opened);
    proposals::promise_answer(tx, organisation, proposal.id, opened.due_at);
}

void close_case(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, Instant now) {
    auto of = find_case_of(tx, organisation, proposal.id);
    if (!of || of->state == CaseState::withdrawn) return;
    of->state = CaseState::withdrawn;
    of->decided_at = now;
    update_case(tx, organisation, *of);
    proposals::unmake_project(tx, organisation, proposal.id, now);  // accepted before: it must not stand on the ballot
    close_parts(tx, organisation, of->id, now);
    proposals::promise_answer(tx, organisation, proposal.id, std::nullopt);
    withdraw_appeals(tx, organisation, proposal.id);
    withdraw_completions(tx, organisation, proposal.id);
    for (ChangeOffer& offer : list_offers(tx, organisation, proposal.id)) {
        if (offer.state != OfferState::offered) continue;
        offer.state = OfferState::lapsed;
        update_offer(tx, organisation, offer);
    }
}

Result<Case> assign_case(db::Transaction& tx, const Visitor& visitor, CaseId id, const AssignmentForm& form, Instant) {
    TRY(Case of, load(tx, visitor.organisation, id, form.version));
    if (is_decided(of.state)) return check_open_case(of).error();
    TRY_DO(check_department(tx, visitor.organisation, form.department));
    const bool moves = of.department != form.department;
    of.department = form.department;
    of.official = moves && form.department != visitor.department ? PersonId{} : visitor.person;
    of.registry_number = form.registry_number;
    return store(tx, visitor.organisation, std::move(of));
}

Result<Case> answer_checklist(db::Transaction& tx, const Visitor& visitor, CaseId id, const ChecklistForm& form, Instant now) {
    TRY(Case of, load(tx, visitor.organisation, id, form.version));
    TRY_DO(check_open_case(of));
    TRY_DO(check_impartial(tx, visitor, of));
    TRY_DO(check_not_asked(tx, visitor.organisation, id, form.answers));
    TRY_DO(begin_review(tx, visitor.organisation, of.proposal, now));
    for (const ChecklistAnswer& answer : form.answers) {
        upsert_answer(tx, visitor.organisation, id, answer, visitor.person, now);
        std::erase_if(of.answers, [&](const ChecklistAnswer& old) { return old.question == answer.question; });
        of.answers.push_back(answer);
    }
    take_up(of, visitor);
    return store(tx, visitor.organisation, std::move(of));
}

/// Notes where the figures come from: of a card, at the version that it has now.
Result<void> rest_on(db::Transaction& tx, OrganisationId organisation, CaseId id, CostSource source, Instant now) {
    const auto said = find_suggestion(tx, organisation, source);
    if (source.kind != CostSourceKind::own && !said) {
        FieldErrors errors;
        errors.add("cost_source", "not_a_choice", "form.not_a_choice");
        return errors.take();
    }
    if (said) source.card_version = said->source.card_version;
    store_cost_source(tx, organisation, id, source, now);
    return {};
}

Result<Case> estimate_cost(db::Transaction& tx, const Visitor& visitor, CaseId id, const EstimateForm& form, Instant now) {
    TRY(Case of, load(tx, visitor.organisation, id, form.version));
    TRY_DO(check_open_case(of));
    TRY_DO(check_impartial(tx, visitor, of));
    TRY_DO(begin_review(tx, visitor.organisation, of.proposal, now));
    TRY_DO(check_department(tx, visitor.organisation, form.estimate.owner));
    TRY_DO(rest_on(tx, visitor.organisation, id, form.source, now));
    of.estimate = form.estimate;
    take_up(of, visitor);
    return store(tx, visitor.organisation, std::move(of));
}

Result<void> check_answer(db::Connection& connection, const Visitor& visitor, const Answering& answering, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    const Case& of = answering.of;
    if (answering.form.version != of.version) return changed_meanwhile();
    if (!answering.accepts) TRY_DO(check_refusal(of, answering.form.reason));
    TRY_DO(check_lengths(answering.form));
    TRY_DO(check_nothing_waits(list_offers(connection, organisation, of.proposal)));
    if (!answering.accepts) TRY_DO(check_parts_before_refusal(connection, organisation, of.id));
    TRY_DO(check_impartial(connection, visitor, of));
    if (!answering.accepts) return {};
    TRY(const Proposal proposal, load_proposal(connection, organisation, of.proposal));
    const auto process = processes::find_process(connection, organisation, of.process);
    CHECK(process.has_value());
    if (process->rules_are_frozen(now)) return refuse(ErrorKind::conflict, "ballot_is_set", "reviews.refused.ballot_is_set");
    TRY_DO(check_acceptance(of, cost_most(*process, proposal.pot)));
    return check_parts_before_acceptance(connection, organisation, of.id);
}

Result<Case> accept_proposal(db::Transaction& tx, const Visitor& visitor, CaseId id, const DecisionForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(Case of, load(tx, organisation, id, form.version));
    TRY_DO(check_answer(tx, visitor, {.of = of, .form = form, .accepts = true}, now));
    TRY(const Proposal proposal, load_proposal(tx, organisation, of.proposal));
    TRY_DO(begin_review(tx, organisation, of.proposal, now));
    TRY_DO(proposals::change_state(tx, organisation, of.proposal, {.to = State::accepted, .by_role = official, .reason = form.reason.answer}, now));
    TRY(const proposals::Project project,
        proposals::make_project(tx, organisation, proposal,
                                {.cost = of.estimate->high, .running_cost = of.estimate->running, .owner = of.estimate->owner}, now));
    of.state = CaseState::accepted;
    of.decided_at = now;
    of.reason = form.reason;
    of.reason.code.clear();
    take_up(of, visitor);
    TRY(Case stored, store(tx, organisation, std::move(of)));
    proposals::promise_answer(tx, organisation, stored.proposal, std::nullopt);
    append_deed(tx, organisation, "proposal_accepted", stored, {{"project", project.id}, {"cost", project.cost}, {"running_cost", project.running_cost}}, now);
    close_parts(tx, organisation, id, now);
    tell_author(tx, organisation, proposal, "reviews.notice.accepted", now);
    return stored;
}

Result<Case> refuse_proposal(db::Transaction& tx, const Visitor& visitor, CaseId id, const DecisionForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(Case of, load(tx, organisation, id, form.version));
    TRY_DO(check_answer(tx, visitor, {.of = of, .form = form, .accepts = false}, now));
    TRY(const Proposal proposal, load_proposal(tx, organisation, of.proposal));
    TRY_DO(begin_review(tx, organisation, of.proposal, now));
    TRY_DO(proposals::change_state(tx, organisation, of.proposal,
                                   {.to = state_after_refusal(form.reason.code), .by_role = official, .reason = form.reason.answer}, now));
    of.state = CaseState::refused;
    of.decided_at = now;
    of.reason = form.reason;
    take_up(of, visitor);
    TRY(Case stored, store(tx, organisation, std::move(of)));
    proposals::promise_answer(tx, organisation, stored.proposal, std::nullopt);
    insert_decider(tx, organisation, id, visitor.person, now);
    append_deed(tx, organisation, "proposal_refused", stored, {{"reason", stored.reason.code}}, now);
    close_parts(tx, organisation, id, now);
    tell_refusal(tx, organisation, stored, now);
    return stored;
}

int place_on_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, Instant now) {
    int moved = 0;
    for (const ProposalId id : proposals::list_in_state(tx, organisation, process, State::accepted)) {
        if (proposals::change_state(tx, organisation, id, {.to = State::on_ballot, .by_role = "allting"}, now).ok()) ++moved;
    }
    return moved;
}

}  // namespace allting::reviews
