// The addresses of reviews, and what reviews adds to a proposal's page.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> routes();
/// Hooks the review to proposals: a case for each receipt, the answer on its page. Called once by app/ at start.
void extend_proposals();

}  // namespace allting::reviews
