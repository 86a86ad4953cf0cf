// The addresses of the vote, for app/ to put together.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::ballots {

std::span<const people::Route> routes();
std::span<const people::Route> way_in_routes();  // codes on paper
std::span<const people::Route> ways_routes();    // how to vote, and codes that are sent
std::span<const people::Route> desk_routes();

}  // namespace allting::ballots
