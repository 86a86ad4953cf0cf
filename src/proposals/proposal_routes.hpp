// The addresses of ideas, comments and pictures.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::proposals {

std::span<const people::Route> reading_routes();
std::span<const people::Route> writing_routes();
std::span<const people::Route> conversation_routes();
std::span<const people::Route> translation_routes();

}  // namespace allting::proposals
