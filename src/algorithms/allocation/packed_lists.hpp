// Lists of sets of things, each dearer than the one before it and worth more: what a knapsack is searched with.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/allocation/knapsack.hpp"

namespace allting::allocation {

/// A thing that may go against the price: taken where it is not held (cost above 0), left where it is (below 0).
struct Flip {
    std::uint32_t thing = 0;
    std::int64_t cost = 0;
    WideInteger loss = 0;
};

/// How much the sets searched may spend and lose.
struct Room {
    std::int64_t money = 0;     // left by the things that are held; below 0 where too many are
    WideInteger price = 0;      // that each unit of unspent money loses
    WideInteger loss_max = 0;   // of flips and unspent money together
    std::size_t states_max = 0;
};

struct LeastLoss {
    bool is_sure = true;  // false: a list became too long
    bool is_found = false;
    WideInteger loss = 0;
    std::vector<std::uint32_t> flipped = {};  // things
};

/// The flips that together lose least, of those that end with no more money spent than there is and lose at most loss_max.
///
/// cost      at most 2^(n/2) sets a list, n = flips; at most as many as there are different costs
LeastLoss least_loss_of(std::span<const Flip> flips, const Room& room);

}  // namespace allting::allocation
