// What the pages of a case show: read in one snapshot, written by nobody.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "places/place.hpp"
#include "processes/process.hpp"
#include "proposals/comment_store.hpp"
#include "proposals/proposal.hpp"
#include "reviews/appeal.hpp"
#include "reviews/case.hpp"
#include "reviews/case_store.hpp"
#include "reviews/completion.hpp"
#include "reviews/cost_source.hpp"
#include "reviews/held.hpp"
#include "reviews/meeting.hpp"
#include "reviews/offer_store.hpp"
#include "reviews/offer_view.hpp"
#include "reviews/part_view.hpp"
#include "reviews/signature.hpp"

namespace allting::reviews {

struct CaseView {
    Case of = {};
    proposals::Proposal proposal = {};
    processes::Process process = {};
    std::vector<places::Department> departments = {};
    std::vector<ChangeOffer> offers = {};
    std::vector<Meeting> meetings = {};  // about the offer that waits
    Ground ground = {};                  // of the map on the form of an offer
    std::vector<proposals::Comment> comments = {};
    CaseParts parts = {};                  // what departments are asked
    std::optional<HeldAnswer> held = {};      // an answer that waits to be given with others
    std::optional<Signature> signature = {};  // of an answer that waits for another
    std::vector<std::string> questions = {};  // of the checklist, as the organisation has chosen them
    std::vector<Completion> completions = {};
    std::vector<Appeal> appeals = {};
    std::optional<std::int64_t> messages = {};  // in the private thread; none = not for this visitor
    CostBasis cost = {};             // suggestions while the case is not decided
    bool may_answer_appeal = false;  // not whoever said no
    std::string suggested_who = {};  // "Handläggare, Park och natur": who answers, unless the official writes otherwise
    const std::string& department_name(DepartmentId id) const;
};
Result<CaseView> load_case(db::Connection& connection, const people::Visitor& visitor, CaseId id);

/// The review as the public sees it on the proposal's page.
struct PublicReview {
    Case of = {};
    std::vector<ChangeOffer> offers = {};
    std::vector<Meeting> meetings = {};  // about the offer that waits; read for the author's side alone
    std::string department_name = {}, owner_name = {};
    std::optional<CostSuggestion> cost_source = {};
    std::vector<Completion> completions = {};
    std::vector<Appeal> appeals = {};
    std::optional<Instant> appeal_until = {};  // as long as who looks may still ask
    bool may_answer_offer = false;   // the author, or a facilitator for an author without an account
    bool answers_for_author = false;
};
std::optional<PublicReview> load_public_review(db::Connection& connection, const people::Visitor& visitor, const proposals::Proposal& proposal);

}  // namespace allting::reviews
