// The addresses of what has stuck.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> stuck_routes();

}  // namespace allting::reviews
