// The addresses of answers that wait to be given together.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> held_routes();

}  // namespace allting::reviews
