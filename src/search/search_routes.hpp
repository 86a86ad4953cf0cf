// GET /search: everybody looks through what is public.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::search {

std::span<const people::Route> routes();

}  // namespace allting::search
