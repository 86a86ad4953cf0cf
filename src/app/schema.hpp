// The migrations of every module, which the program carries in itself.
#pragma once
#include <span>
#include <vector>

#include "core/embedded.hpp"

namespace allting::app {

std::vector<std::span<const EmbeddedFile>> all_schemas();

}  // namespace allting::app
