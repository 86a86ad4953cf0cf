// The address of the steering group's page.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::learning {

/// The steering group: members of the board, officials and facilitators.
bool may_steer(const people::Visitor& visitor);

std::span<const people::Route> routes();

}  // namespace allting::learning
