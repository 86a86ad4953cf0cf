// Routes of a person's own page.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::app {

std::span<const people::Route> my_routes();

}  // namespace allting::app
