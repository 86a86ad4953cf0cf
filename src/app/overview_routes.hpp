// Pages that mix domains: the start page, a process with everything that belongs to it, and what the site says about itself.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::app {

std::span<const people::Route> overview_routes();

}  // namespace allting::app
