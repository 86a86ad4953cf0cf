// The route tables of people, for app/ to put together.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::people {

std::span<const Route> sign_in_routes();
std::span<const Route> eid_routes();
std::span<const Route> second_step_routes();
std::span<const Route> looks_routes();
std::span<const Route> account_routes();  // a person's own: everything under /me except GET /me, which app/ composes
std::span<const Route> by_name_routes();  // the facilitator's for people who are not on the net

}  // namespace allting::people
