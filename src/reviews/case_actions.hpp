// What is done to a case: the only place that writes one. Each step goes into the public record, moves the proposal along
// its table of states, and tells the author by the channel the author has.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/case.hpp"
#include "reviews/case_form.hpp"

namespace allting::reviews {

/// In the transaction of the proposal's receipt: the case, with the day its author is promised an answer.
void open_case(db::Transaction& tx, OrganisationId organisation, const proposals::Proposal& proposal, Instant now);
/// In the transaction in which the author took the proposal back.
void close_case(db::Transaction& tx, OrganisationId organisation, const proposals::Proposal& proposal, Instant now);

/// The first thing an official does with a proposal takes it under review.
Result<void> begin_review(db::Transaction& tx, OrganisationId organisation, ProposalId id, Instant now);

// By officials. All refuse (conflict) a decided case, one that waits for its author, and one that somebody else has
// changed since the page was shown.

Result<Case> assign_case(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const AssignmentForm& form, Instant now);
Result<Case> answer_checklist(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const ChecklistForm& form, Instant now);
Result<Case> estimate_cost(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const EstimateForm& form, Instant now);
/// An answer that is about to be given.
struct Answering {
    const Case& of;
    const DecisionForm& form;
    bool accepts = false;
};
/// Everything that accept_proposal and refuse_proposal refuse before they write.
Result<void> check_answer(db::Connection& connection, const people::Visitor& visitor, const Answering& answering, Instant now);
/// Becomes a project with its cost and owner. Refuses as check_acceptance does, and once the vote's rules are frozen.
Result<Case> accept_proposal(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now);
/// Ends with a public reason in five parts.
Result<Case> refuse_proposal(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now);

/// From the opening of the vote: every accepted proposal of the process stands on the ballot. Returns how many moved.
int place_on_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, Instant now);

}  // namespace allting::reviews
