// The routes of offers, counter-offers and times to meet.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> offer_routes();

}  // namespace allting::reviews
