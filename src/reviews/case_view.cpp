#include "reviews/case_view.hpp"

#include <algorithm>

#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/appeal_store.hpp"
#include "reviews/completion_store.hpp"
#include "reviews/cost_source_store.hpp"
#include "reviews/held_store.hpp"
#include "reviews/meeting_store.hpp"
#include "reviews/question_store.hpp"
#include "reviews/thread_actions.hpp"
#include "reviews/thread_store.hpp"

namespace allting::reviews {
namespace {

std::string name_of(const std::vector<places::Department>& departments, DepartmentId id) {
    const auto found = std::ranges::find(departments, id, &places::Department::id);
    return found == departments.end() ? std::string() : found->name;
}

/// The organisation's checklist, and what this case was asked before it changed.
std::vector<std::string> questions_of(db::Connection& connection, OrganisationId organisation, const CaseView& view) {
    auto questions = list_questions(connection, organisation);
    for (const ChecklistAnswer& answer : view.of.answers) questions.push_back(answer.question);
    for (const Part& part : view.parts.parts) questions.insert(questions.end(), part.questions.begin(), part.questions.end());
    return in_order(questions);
}

std::vector<Meeting> meetings_about(db::Connection& connection, OrganisationId organisation, const std::vector<ChangeOffer>& offers) {
    const ChangeOffer* const waiting = waiting_offer(offers);
    if (waiting == nullptr) return {};
    return list_meetings(connection, organisation, waiting->id);
}

}  // namespace

const std::string& CaseView::department_name(DepartmentId id) const {
    static const std::string nobody;
    const auto found = std::ranges::find(departments, id, &places::Department::id);
    return found == departments.end() ? nobody : found->name;
}

Result<CaseView> load_case(db::Connection& connection, const people::Visitor& visitor, CaseId id) {
    auto of = find_case(connection, visitor.organisation, id);
    if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    auto proposal = proposals::find_proposal(connection, visitor.organisation, of->proposal);
    auto process = processes::find_process(connection, visitor.organisation, of->process);
    CHECK(proposal && process);
    CaseView view{.of = std::move(*of),
                  .proposal = std::move(*proposal),
                  .process = std::move(*process),
                  .departments = places::list_departments(connection, visitor.organisation),
                  .offers = {},
                  .meetings = {},
                  .ground = {},
                  .comments = {},
                  .parts = {},
                  .signature = {},
                  .questions = {},
                  .suggested_who = {}};
    std::erase_if(view.departments, &places::Department::closed);
    view.offers = list_offers(connection, visitor.organisation, view.of.proposal);
    view.meetings = meetings_about(connection, visitor.organisation, view.offers);
    view.comments = proposals::list_comments(connection, visitor.organisation, view.of.proposal);
    view.completions = list_completions(connection, visitor.organisation, view.of.proposal);
    view.appeals = list_appeals(connection, visitor.organisation, view.of.proposal);
    view.may_answer_appeal = view.of.state == CaseState::appealed && view.of.official != visitor.person &&
                             first_decider(connection, visitor.organisation, view.of) != visitor.person;
    const auto seat = find_seat(connection, visitor, view.of.proposal);
    if (seat.ok() && seat.value() == Seat::reviewer) view.messages = count_messages(connection, visitor.organisation, view.of.proposal);
    view.parts = load_parts(connection, visitor, view.of);
    view.held = find_held(connection, visitor.organisation, id);
    view.signature = find_signature(connection, visitor.organisation, id);
    view.questions = questions_of(connection, visitor.organisation, view);
    if (!is_decided(view.of.state)) view.cost = find_cost_basis(connection, visitor.organisation, view.of, view.proposal);
    else view.cost.chosen = find_chosen(connection, visitor.organisation, id);
    view.suggested_who = view.department_name(visitor.department);
    return view;
}

std::optional<PublicReview> load_public_review(db::Connection& connection, const people::Visitor& visitor, const proposals::Proposal& proposal) {
    auto of = find_case_of(connection, visitor.organisation, proposal.id);
    if (!of) return std::nullopt;
    const auto departments = places::list_departments(connection, visitor.organisation);
    PublicReview view{.of = std::move(*of), .offers = list_offers(connection, visitor.organisation, proposal.id),
                      .department_name = {}, .owner_name = {}};
    view.department_name = name_of(departments, view.of.department);
    if (view.of.estimate) {
        view.owner_name = name_of(departments, view.of.estimate->owner);
        view.cost_source = find_chosen(connection, visitor.organisation, view.of.id);
    }
    const bool is_author = proposal.author && proposal.author == visitor.person;
    view.answers_for_author = !is_author && visitor.may(people::Permission::enter_for_others);
    view.completions = list_completions(connection, visitor.organisation, proposal.id);
    view.appeals = list_appeals(connection, visitor.organisation, proposal.id);
    const auto until = appeal_until(view.of, proposal);
    if (until && (is_author || view.answers_for_author)) view.appeal_until = until;
    if (is_author || view.answers_for_author) view.meetings = meetings_about(connection, visitor.organisation, view.offers);
    view.may_answer_offer = is_author || view.answers_for_author;
    return view;
}

}  // namespace allting::reviews
