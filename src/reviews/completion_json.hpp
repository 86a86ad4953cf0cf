// Requests to mend an idea as data, without what was said in confidence. Pure.
#pragma once
#include <vector>

#include "platform/json/json.hpp"
#include "reviews/completion.hpp"

namespace allting::reviews {

json::Value completion_json(const Completion& completion);
json::Array completions_json(const std::vector<Completion>& completions);

}  // namespace allting::reviews
