// The route of the public record.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::app {

std::span<const people::Route> record_routes();

}  // namespace allting::app
