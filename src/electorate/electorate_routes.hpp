// The addresses of registers, codes and the way in with a code, for app/ to put together.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::electorate {

std::span<const people::Route> register_routes();
std::span<const people::Route> code_routes();

/// Has processes/ ask here whether a process has a register, from now on.
void extend_processes();

}  // namespace allting::electorate
