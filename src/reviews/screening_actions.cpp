#include "reviews/screening_actions.hpp"

#include "people/notify.hpp"
#include "platform/db/counter.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"
#include "reviews/completion_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/offer_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;
using proposals::State;

constexpr std::string_view official = "official";

Error changed_meanwhile() { return refuse(ErrorKind::conflict, "case_changed", "reviews.refused.case_changed"); }

Result<void> ask_author(db::Transaction& tx, OrganisationId organisation, const Case& of, const Proposal& proposal, const ScreeningForm& form,
                        Instant now) {
    const Completion asked{.id = db::take_id<CompletionId>(tx, organisation, "completion"),
                           .in_case = of.id,
                           .proposal = of.proposal,
                           .faults = form.faults,
                           .mend = form.mend,
                           .asked_at = now,
                           .due_at = proposals::author_due(proposal, now)};
    insert_completion(tx, organisation, asked);
    TRY_DO(proposals::change_state(tx, organisation, of.proposal, {.to = State::needs_completion, .by_role = official, .reason = form.mend}, now));
    proposals::promise_answer(tx, organisation, of.proposal, std::nullopt);
    json::Array faults;
    for (const std::string& fault : form.faults) faults.push_back(fault);
    record::append(tx, organisation, now, {.kind = "completion_asked", .by_role = official, .subject = "case", .subject_id = of.id.value,
                                           .facts = {{"proposal", of.proposal}, {"completion", asked.id}, {"faults", std::move(faults)},
                                                     {"answer_until", asked.due_at}}});
    tell_author(tx, organisation, proposal, "screening.notice.asked", now, {{"mend", asked.mend}, {"due", to_iso(asked.due_at)}});
    return {};
}

/// Who may offer a merger hears of an idea that is like another.
void tell_facilitators(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, Instant now) {
    people::notify_role(tx, organisation, people::Role::facilitator,
                        {.message = "screening.notice.like_another",
                         .arguments = {{"number", proposals::number_of(proposal.id)}, {"title", proposal.wording.title}},
                         .path = "/proposals/" + std::to_string(proposal.id.value)}, now);
}

}  // namespace

Result<Case> screen_proposal(db::Transaction& tx, const Visitor& visitor, CaseId id, const ScreeningForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto of = find_case(tx, organisation, id);
    if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    if (of->version != form.version) return changed_meanwhile();
    TRY_DO(check_open_case(*of));
    TRY_DO(check_impartial(tx, visitor, *of));
    TRY_DO(check_nothing_waits(list_offers(tx, visitor.organisation, of->proposal)));
    if (!form.final_fault.empty()) return refuse(ErrorKind::conflict, "not_mendable", "screening.refused.not_mendable");
    const auto proposal = proposals::find_proposal(tx, organisation, of->proposal);
    CHECK(proposal.has_value());
    TRY_DO(check_screening(proposal->state, form.faults));

    if (!of->official) of->official = visitor.person;
    if (!of->department) of->department = visitor.department;
    if (!form.faults.empty()) of->state = CaseState::waiting_for_author;
    if (!update_case(tx, organisation, *of)) return changed_meanwhile();
    ++of->version;
    if (form.like_another) tell_facilitators(tx, organisation, *proposal, now);
    if (form.faults.empty()) {
        TRY_DO(proposals::change_state(tx, organisation, of->proposal, {.to = State::screened, .by_role = official}, now));
    } else {
        TRY_DO(ask_author(tx, organisation, *of, *proposal, form, now));
    }
    return std::move(*of);
}

}  // namespace allting::reviews
