// The addresses of the parts of a case, and of the checklist.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> part_routes();
std::span<const people::Route> question_routes();

}  // namespace allting::reviews
