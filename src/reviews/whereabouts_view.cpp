#include "reviews/whereabouts_view.hpp"

#include <algorithm>

#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_view.hpp"
#include "reviews/completion_store.hpp"
#include "reviews/part_store.hpp"
#include "reviews/thread_actions.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;

void add_departments(db::Connection& connection, OrganisationId organisation, const PublicReview& review, WhereaboutsView& view) {
    view.department = review.department_name;
    if (is_decided(review.of.state)) return;
    for (const Part& part : list_parts(connection, organisation, review.of.id)) {
        if (part.state != PartState::asked) continue;
        const auto department = places::find_department(connection, organisation, part.department);
        if (department && std::ranges::find(view.asked, department->name) == view.asked.end()) view.asked.push_back(department->name);
    }
}

/// What the reviewers wait for, and until when.
void add_waits(const PublicReview& review, WhereaboutsView& view) {
    if (review.of.state != CaseState::waiting_for_author) return;
    for (const ChangeOffer& offer : review.offers)
        if (offer.state == OfferState::offered && !offer.by_author) view.author_until = offer.due_at;
    for (const Completion& completion : review.completions)
        if (completion.state == CompletionState::asked) view.author_until = completion.due_at;
}

/// What the reviewers have asked the author for, and the way to say no to a no.
void add_answers(const PublicReview& review, Instant now, const std::string& here, WhereaboutsView& view) {
    for (const ChangeOffer& offer : review.offers)
        if (offer.state == OfferState::offered && !offer.by_author) view.acts.push_back({Act::answer_offer, here + "#offer-heading", offer.due_at});
    if (!review.completions.empty() && check_may_be_answered(review.completions.back(), review.of).ok()) {
        const Completion& last = review.completions.back();
        view.acts.push_back({Act::complete, "/completions/" + std::to_string(last.id.value) + "/answer",
                             last.state == CompletionState::asked ? std::optional(last.due_at) : std::nullopt});
    }
    if (review.appeal_until && proposals::is_in_time(now, *review.appeal_until)) view.acts.push_back({Act::appeal, here + "/appeals/new", review.appeal_until});
}

}  // namespace

Result<WhereaboutsView> load_whereabouts(db::Connection& connection, const Visitor& visitor, ProposalId id, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto proposal = proposals::find_proposal(connection, organisation, id);
    if (!proposal || proposal->state == proposals::State::draft)
        return refuse(ErrorKind::not_found, "not_found", "proposals.refused.not_found");
    const auto steps = proposals::list_steps(connection, organisation, id);
    WhereaboutsView view{.proposal = std::move(*proposal)};
    const Proposal& p = view.proposal;
    std::vector<Passed> passed;
    for (const proposals::StateStep& step : steps) passed.push_back({step.state, step.at});
    view.road = road_of(p, passed);
    if (!steps.empty()) {
        view.since = steps.back().at;
        view.reason = steps.back().reason;
    }
    view.is_author = p.author && p.author == visitor.person;
    const bool acts_for_author = p.channel != proposals::Channel::web && visitor.may(people::Permission::enter_for_others);
    view.may_post = acts_for_author && !p.author;

    const auto review = load_public_review(connection, visitor, p);
    if (review) {
        add_departments(connection, organisation, *review, view);
        add_waits(*review, view);
    }
    if (!view.is_author && !acts_for_author) return view;
    const std::string here = "/proposals/" + std::to_string(id.value);
    const auto process = processes::find_process(connection, organisation, p.process);
    if (review) {
        add_answers(*review, now, here, view);
        view.acts.push_back({Act::write, here + "/messages"});
    }
    if (process && proposals::check_edit(p, *process, now).ok()) view.acts.push_back({Act::edit, here + "/edit"});
    if (proposals::check_withdrawal(p).ok()) view.acts.push_back({Act::withdraw, here + "/withdrawal"});
    return view;
}

}  // namespace allting::reviews
