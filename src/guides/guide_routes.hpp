// The addresses of cards: those of a process for everybody, and where they are written.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::guides {

std::span<const people::Route> routes();

}  // namespace allting::guides
