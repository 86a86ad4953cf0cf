// Addresses of a vote's public record; knows no voter and nothing that is not public.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::results {

/// The public record of a vote: its page, its checkpoint, its tiles, the bundle.
std::span<const people::Route> log_routes();

}  // namespace allting::results
