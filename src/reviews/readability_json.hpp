// How hard an answer is to read, as data. Pure.
#pragma once
#include "platform/http/request.hpp"
#include "platform/json/json.hpp"

namespace allting::reviews {

/// Of the parts of an answer that stand in a decision's form.
json::Value readability_json(const http::Input& input);

}  // namespace allting::reviews
