// The addresses of count, decision and delivery.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::results {

std::span<const people::Route> routes();
/// Tells reviews/ what finished projects did cost.
void extend_reviews();

}  // namespace allting::results
