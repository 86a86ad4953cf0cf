// What is typed about a move to another pot: by the facilitator who moves, and by or for the author who objects.
#pragma once
#include <string>

#include "platform/http/request.hpp"
#include "reviews/pot_move.hpp"

namespace allting::reviews {

struct MoveForm {
    PotId pot = {};
    std::string reason = {};
};
/// pot, reason
Result<MoveForm> read_move(const http::Input& input);

struct ObjectionForm {
    std::string words = {};
    std::string channel = {};  // when a facilitator writes it down
};
/// words; channel, and then words are needed: they are the evidence
Result<ObjectionForm> read_objection(const http::Input& input);

}  // namespace allting::reviews
