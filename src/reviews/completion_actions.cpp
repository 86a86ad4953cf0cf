#include "reviews/completion_actions.hpp"

#include "core/check.hpp"
#include "processes/process_store.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"
#include "reviews/completion_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;
using proposals::State;

struct Asked {
    Completion completion;
    Case of;
    Proposal proposal;
};

Asked asked_of(db::Connection& connection, OrganisationId organisation, Completion completion) {
    auto of = find_case(connection, organisation, completion.in_case);
    auto proposal = proposals::find_proposal(connection, organisation, completion.proposal);
    CHECK(of && proposal);
    return {std::move(completion), std::move(*of), std::move(*proposal)};
}

/// The clock goes on: the case is open, with a new promised day.
Result<void> reopen(db::Transaction& tx, OrganisationId organisation, Case of, const proposals::Step& step, Instant now) {
    of.state = CaseState::open;
    of.due_at = proposals::answer_due(now);
    if (!update_case(tx, organisation, of)) return refuse(ErrorKind::conflict, "case_changed", "reviews.refused.case_changed");
    TRY_DO(proposals::change_state(tx, organisation, of.proposal, step, now));
    proposals::promise_answer(tx, organisation, of.proposal, of.due_at);
    return {};
}

void append(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::string_view by, const Completion& completion, Instant now) {
    record::append(tx, organisation, now, {.kind = kind, .by_role = by, .subject = "case", .subject_id = completion.in_case.value,
                                           .facts = {{"proposal", completion.proposal}, {"completion", completion.id}, {"channel", completion.channel}}});
}

Result<void> check_mending(db::Connection& connection, OrganisationId organisation, const Proposal& proposal, const CompletionForm& form) {
    FieldErrors errors;
    const auto process = processes::find_process(connection, organisation, proposal.process);
    CHECK(process.has_value());
    if (form.mending.pot && process->pot(form.mending.pot) == nullptr) errors.add("pot", "not_a_choice", "proposals.refused.no_pot");
    if (!proposals::mends_anything(proposal, form.mending) && form.words.empty()) errors.add("body", "unchanged", "screening.refused.nothing_mended");
    if (!errors.empty()) return errors.take();
    return {};
}

void lapse(db::Transaction& tx, OrganisationId organisation, const Asked& asked, Instant now) {
    Completion silent = asked.completion;
    silent.state = CompletionState::silent;
    CHECK(update_completion(tx, organisation, silent, CompletionState::asked));
    const Case before = asked.of;
    CHECK(reopen(tx, organisation, asked.of, {.to = State::in_review, .by_role = "allting"}, now).ok());
    append(tx, organisation, "completion_silent", "allting", silent, now);
    tell_author(tx, organisation, asked.proposal, "screening.notice.silent", now);
    tell_official(tx, organisation, before, asked.proposal, now, "screening.notice.no_answer");
}

void remind(db::Transaction& tx, OrganisationId organisation, const Asked& asked, Instant now) {
    Completion reminded = asked.completion;
    reminded.reminded_at = now;
    CHECK(update_completion(tx, organisation, reminded, CompletionState::asked));
    tell_author(tx, organisation, asked.proposal, "screening.notice.reminded", now, {{"mend", reminded.mend}, {"due", to_iso(reminded.due_at)}});
}

}  // namespace

Result<Completion> complete_proposal(db::Transaction& tx, const Visitor& visitor, CompletionId id, const CompletionForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto found = find_completion(tx, organisation, id);
    if (!found) return refuse(ErrorKind::not_found, "completion_not_found", "screening.refused.completion_not_found");
    Asked asked = asked_of(tx, organisation, std::move(*found));
    const bool is_author = asked.proposal.author && asked.proposal.author == visitor.person;
    const bool for_author = visitor.may(people::Permission::enter_for_others) && !form.channel.empty();
    if (!is_author && !for_author) return refuse(ErrorKind::not_allowed, "not_the_author", "reviews.refused.not_the_author");
    TRY_DO(check_may_be_answered(asked.completion, asked.of));
    TRY_DO(check_mending(tx, organisation, asked.proposal, form));

    Completion& answered = asked.completion;
    const CompletionState was = answered.state;
    answered.state = CompletionState::answered;
    answered.answered_at = now;
    answered.wording = form.mending.wording;
    answered.words = form.words;
    answered.channel = is_author ? "web" : form.channel;
    if (!is_author) answered.entered_by = visitor.person;
    if (!update_completion(tx, organisation, answered, was)) return check_may_be_answered({.state = CompletionState::answered}, asked.of).error();
    proposals::mend_proposal(tx, organisation, answered.proposal, form.mending, now);
    const std::string_view role = is_author ? "resident" : "facilitator";
    const auto channel = proposals::channel_from_word(answered.channel).value_or(proposals::Channel::web);
    const Case before = asked.of;
    if (was == CompletionState::asked) TRY_DO(reopen(tx, organisation, std::move(asked.of), {.to = State::author_replied, .by_role = role, .channel = channel}, now));
    append(tx, organisation, "completion_answered", role, answered, now);
    tell_official(tx, organisation, before, asked.proposal, now, "screening.notice.mended");
    if (!is_author) tell_author(tx, organisation, asked.proposal, "screening.notice.mended_for_you", now);
    return answered;
}

int tell_silent_completions(db::Transaction& tx, OrganisationId organisation, Instant now) {
    int told = 0;
    for (Completion& completion : list_asked_completions(tx, organisation)) {
        const Silence silence = silence_of(completion, now);
        if (silence == Silence::none) continue;
        const Asked asked = asked_of(tx, organisation, std::move(completion));
        if (silence == Silence::lapse) lapse(tx, organisation, asked, now);
        else remind(tx, organisation, asked, now);
        ++told;
    }
    return told;
}

}  // namespace allting::reviews
