// An appeal as JSON: the same values as its pages.
#pragma once
#include <vector>

#include "platform/json/json.hpp"
#include "reviews/appeal.hpp"

namespace allting::reviews {

/// Public: never who answered or who wrote it down.
json::Value appeal_json(const Appeal& appeal);
json::Array appeals_json(const std::vector<Appeal>& appeals);

}  // namespace allting::reviews
