// Who goes first among equals. The order is fixed before the count and is the same in every round.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "algorithms/allocation/election.hpp"

namespace allting::allocation {

enum class TieRule {
    lexicographic,   // smallest id as text: "10" before "2"
    cheapest_first,  // lowest cost, then most votes, then smallest id
};

struct TieBreak {
    TieRule rule = TieRule::lexicographic;
    std::vector<std::uint32_t> place;  // per project; the smallest goes first
    bool prefers(std::uint32_t a, std::uint32_t b) const { return place[a] < place[b]; }
};

TieBreak break_ties(const Election& election, TieRule rule);
std::string_view name_of(TieRule rule);

}  // namespace allting::allocation
