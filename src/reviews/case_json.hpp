// Cases as JSON: the same values as their pages.
#pragma once
#include "platform/json/json.hpp"
#include "reviews/case_view.hpp"
#include "reviews/inbox_view.hpp"

namespace allting::reviews {

json::Value inbox_json(const InboxView& view);
/// For officials: with internal notes.
json::Value case_json(const CaseView& view);
json::Value case_state_json(const Case& of);
/// Members of the proposal's JSON: what the public sees of the review.
json::Object public_review_json(const PublicReview& view);

}  // namespace allting::reviews
