// The addresses of the parts of a case.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> part_routes();

}  // namespace allting::reviews
