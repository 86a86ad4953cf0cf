// What one count of equal shares bought.
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/allocation/endowment.hpp"
#include "algorithms/allocation/outcome.hpp"

namespace allting::allocation {

struct Purchases {
    Endowment endowment = {};
    std::vector<std::uint32_t> projects = {};  // in order
    std::int64_t cost = 0;
    std::vector<Tie> ties = {};
    double reach = 0;  // with an endowment larger by up to this, they are surely the same
};

}  // namespace allting::allocation
