// The addresses of the vote, for app/ to put together.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::ballots {

std::span<const people::Route> routes();

}  // namespace allting::ballots
