// Moves to other pots as data: what everyone may read. Pure.
#pragma once
#include <vector>

#include "platform/json/json.hpp"
#include "reviews/pot_move.hpp"

namespace allting::reviews {

json::Value move_json(const PotMove& move);
json::Array moves_json(const std::vector<PotMove>& moves);

}  // namespace allting::reviews
