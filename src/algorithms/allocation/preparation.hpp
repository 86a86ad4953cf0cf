// What some cities and tools do to an election before any rule sees it.
#pragma once
#include <cstdint>

#include "algorithms/allocation/election.hpp"

namespace allting::allocation {

struct Preparation {
    std::int64_t marks_min = 0;  // ballots that mark fewer projects are not valid: nobody of those voters has a share
    bool whole_amounts = false;  // the budget and all costs are rounded down to whole units of the currency

    bool any() const { return marks_min > 0 || whole_amounts; }
};

/// The election as it is counted. Projects keep their numbers, money its scale.
Election prepared(Election election, const Preparation& preparation);

/// How many ballots are not valid.
std::int64_t count_invalid_ballots(const Election& election, const Preparation& preparation);

}  // namespace allting::allocation
