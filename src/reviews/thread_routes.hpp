// Where authors and reviewers write to each other.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> thread_routes();

}  // namespace allting::reviews
