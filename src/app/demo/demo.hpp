// Fills an empty database with the town of Lindvalla, through the same actions that people use, so that the demo obeys
// every rule. The same seed gives the same town.
#pragma once
#include <cstdint>

#include "people/visit.hpp"

namespace allting::demo {

struct DemoOptions {
    std::int64_t scale = 1;  // 10 = ten times the people, ideas and ballots
    std::uint64_t seed = 2027;
};

/// Throws std::runtime_error when the database holds people already, or when a rule says no.
void build_demo(const people::Site& site, const DemoOptions& options, Instant now);

}  // namespace allting::demo
