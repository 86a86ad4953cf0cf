#include "reviews/appeal_actions.hpp"

#include "people/notify.hpp"
#include "platform/db/counter.hpp"
#include "processes/process_store.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/appeal_store.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;
using proposals::State;

Error changed_meanwhile() { return refuse(ErrorKind::conflict, "case_changed", "reviews.refused.case_changed"); }

/// Who runs the process sees to it that somebody else takes it on.
void tell_facilitators(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, Instant now) {
    people::notify_role(tx, organisation, people::Role::facilitator,
                        {.message = "reviews.notice.appealed",
                         .arguments = {{"number", proposals::number_of(proposal.id)}, {"title", proposal.wording.title}},
                         .path = "/proposals/" + std::to_string(proposal.id.value)}, now);
}

/// The case goes on from the answer: closed with its first reason, or open again in the hands of the second official.
Result<Case> reopen_or_close(db::Transaction& tx, const Visitor& visitor, Case of, bool overturned, Instant now) {
    of.state = overturned ? CaseState::open : CaseState::refused;
    if (overturned) {
        of.decided_at.reset();
        of.due_at = proposals::answer_due(now);
        of.official = visitor.person;
    }
    if (!update_case(tx, visitor.organisation, of)) return changed_meanwhile();
    return of;
}

}  // namespace

Result<Appeal> appeal_refusal(db::Transaction& tx, const Visitor& visitor, ProposalId id, const AppealForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    const auto proposal = proposals::find_proposal(tx, organisation, id);
    auto of = proposal ? find_case_of(tx, organisation, id) : std::nullopt;
    if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    const bool is_author = proposal->author && proposal->author == visitor.person;
    const bool for_author = visitor.may(people::Permission::enter_for_others) && !form.channel.empty();
    if (!is_author && !for_author) return refuse(ErrorKind::not_allowed, "not_the_author", "reviews.refused.not_the_author");
    const Instant arrived = is_author ? now : form.arrived.value_or(now);
    TRY_DO(check_appeal(*of, *proposal, arrived, now));

    const Appeal appeal{.id = db::take_id<AppealId>(tx, organisation, "appeal"),
                        .in_case = of->id,
                        .proposal = id,
                        .reason = form.reason,
                        .channel = is_author ? "web" : form.channel,
                        .entered_by = is_author ? PersonId{} : visitor.person,
                        .arrived_at = arrived,
                        .entered_at = now,
                        .due_at = proposals::answer_due(now)};
    insert_appeal(tx, organisation, appeal);
    of->state = CaseState::appealed;
    if (!update_case(tx, organisation, *of)) return changed_meanwhile();
    const std::string_view role = is_author ? "resident" : "facilitator";
    const auto channel = proposals::channel_from_word(appeal.channel).value_or(proposals::Channel::web);
    TRY_DO(proposals::change_state(tx, organisation, id, {.to = State::appealed, .by_role = role, .channel = channel, .reason = appeal.reason}, now));
    proposals::promise_answer(tx, organisation, id, appeal.due_at);
    record::append(tx, organisation, now, {.kind = "proposal_appealed", .by_role = role, .subject = "case", .subject_id = of->id.value,
                                           .facts = {{"proposal", id}, {"appeal", appeal.id}, {"channel", appeal.channel}, {"answer_until", appeal.due_at}}});
    tell_facilitators(tx, organisation, *proposal, now);
    if (!is_author) tell_author(tx, organisation, *proposal, "reviews.notice.appealed_for_you", now);
    return appeal;
}

Result<Appeal> answer_appeal(db::Transaction& tx, const Visitor& visitor, AppealId id, const AppealAnswerForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto found = find_appeal(tx, organisation, id);
    if (!found) return refuse(ErrorKind::not_found, "appeal_not_found", "reviews.refused.appeal_not_found");
    Appeal appeal = std::move(*found);
    TRY_DO(check_is_asked(appeal));
    auto of = find_case(tx, organisation, appeal.in_case);
    const auto proposal = proposals::find_proposal(tx, organisation, appeal.proposal);
    CHECK(of && proposal);
    TRY_DO(check_answers_appeal(first_decider(tx, organisation, *of), visitor.person));
    TRY_DO(check_answers_appeal(of->official, visitor.person));  // where two sign, whoever wrote the no
    TRY_DO(check_answers_appeal(proposal->author, visitor.person));
    const auto process = processes::find_process(tx, organisation, of->process);
    CHECK(process.has_value());
    if (form.overturned && process->rules_are_frozen(now)) return refuse(ErrorKind::conflict, "ballot_is_set", "reviews.refused.ballot_is_set");

    appeal.state = form.overturned ? AppealState::overturned : AppealState::stands;
    appeal.answered_at = now;
    appeal.answered_by = visitor.person;
    appeal.answer = form.answer;
    appeal.who = form.who;
    if (!answer_appeal_row(tx, organisation, appeal)) return changed_meanwhile();
    TRY(const Case stored, reopen_or_close(tx, visitor, std::move(*of), form.overturned, now));
    TRY_DO(proposals::change_state(tx, organisation, appeal.proposal, {.to = State::reviewed_again, .by_role = "official", .reason = form.answer}, now));
    if (form.overturned)
        TRY_DO(proposals::change_state(tx, organisation, appeal.proposal, {.to = State::in_review, .by_role = "official"}, now));
    proposals::promise_answer(tx, organisation, appeal.proposal, form.overturned ? std::optional(stored.due_at) : std::nullopt);
    record::append(tx, organisation, now, {.kind = "appeal_answered", .by_role = "official", .subject = "case", .subject_id = stored.id.value,
                                           .facts = {{"proposal", appeal.proposal}, {"appeal", appeal.id}, {"answer", word_of(appeal.state)}}});
    tell_author(tx, organisation, *proposal, form.overturned ? "reviews.notice.appeal_overturned" : "reviews.notice.appeal_stands_in_full", now,
                {{"answer", appeal.answer}, {"who", appeal.who}});
    return appeal;
}

}  // namespace allting::reviews
