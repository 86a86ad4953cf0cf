// The same election in another order: what no counting rule may notice.
#pragma once
#include <string>
#include <string_view>

#include "core/random.hpp"

namespace allting::same_bytes {

/// A .pb text with the rows of PROJECTS and of VOTES in another order. Its fields hold no line breaks.
std::string shuffled(std::string_view text, SeededRandom& random);

}  // namespace allting::same_bytes
