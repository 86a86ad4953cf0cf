// Small elections with few different numbers, so that equal costs, equal scores and money equal to cost are common.
#pragma once
#include <string>

#include "algorithms/allocation/election.hpp"
#include "core/random.hpp"

namespace allting::same_bytes {

/// A .pb text with ballots of `type`, blank ones among them.
std::string made_up_election(allocation::BallotType type, SeededRandom& random);

}  // namespace allting::same_bytes
