// Where ideas are moved between the pots of their process.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> pot_move_routes();
/// Shows moves on the idea's own page.
void extend_proposals_with_moves();

}  // namespace allting::reviews
