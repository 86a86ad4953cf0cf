// Where an idea is, as data. Pure.
#pragma once
#include "platform/json/json.hpp"
#include "reviews/whereabouts_view.hpp"

namespace allting::reviews {

json::Value whereabouts_json(const WhereaboutsView& view);

}  // namespace allting::reviews
