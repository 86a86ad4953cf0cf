// Where an author asks for another look, and another official answers.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> appeal_routes();

}  // namespace allting::reviews
