// GET /processes/{id}/watch: what is unusual in a vote while it is open, for those who watch over it.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::alerts {

std::span<const people::Route> routes();

}  // namespace allting::alerts
