// The proof of a count as a file: what `allting count --verify` checks against the published ballots.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::app {

std::span<const people::Route> proof_routes();

}  // namespace allting::app
