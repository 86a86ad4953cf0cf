// Everything that a count says, as text in which the order of the input has no place: projects by their ids.
#pragma once
#include <string>

#include "algorithms/allocation/election.hpp"

namespace allting::same_bytes {

/// The outcomes of every rule there is, each also with every satisfaction, completion and tie rule.
std::string outcomes_text(const allocation::Election& election);

}  // namespace allting::same_bytes
