// Where anybody sees how far an idea has come, and its author what to do.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> whereabouts_routes();

}  // namespace allting::reviews
