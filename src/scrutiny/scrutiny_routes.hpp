// Addresses of the scrutineers; what they may do is decided by the actions.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::scrutiny {

std::span<const people::Route> routes();

}  // namespace allting::scrutiny
