// The addresses of needs, and what they add to an idea's page.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::needs {

std::span<const people::Route> routes();
/// Adds to what domains below show on an idea's page: the need it belongs to, or the way to make one. After reviews' own.
void extend_proposals();

}  // namespace allting::needs
