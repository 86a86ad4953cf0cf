// Where officials screen an idea and authors mend it.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> screening_routes();

}  // namespace allting::reviews
