// The addresses of the mailroom, for app/ to put together.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::mailroom {

std::span<const people::Route> letter_routes();
std::span<const people::Route> returned_routes();

}  // namespace allting::mailroom
