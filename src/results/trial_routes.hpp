// Trying rules on elections of the past: for those who design processes, and stored nowhere.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::results {

std::span<const people::Route> trial_routes();

}  // namespace allting::results
