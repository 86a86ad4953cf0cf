// Parts of a case as JSON: for the review, never for the public.
#pragma once
#include "platform/json/json.hpp"
#include "reviews/part_view.hpp"

namespace allting::reviews {

json::Value part_json(const Part& part);
json::Value decider_json(const Decider& decider);
/// The members "parts", "disagreements" and "conflicts" of a case.
json::Object case_parts_json(const CaseParts& view);

}  // namespace allting::reviews
