// The route tables of places, for app/ to put together.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::places {

std::span<const people::Route> place_routes();
std::span<const people::Route> staff_routes();  // who works for the organisation: roles and departments

}  // namespace allting::places
