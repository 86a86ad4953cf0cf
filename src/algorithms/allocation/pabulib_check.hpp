// What a .pb file holds, what is wrong in it, and what is odd: the answer of `allting check`.
// Knows what published files do; the reader decides what is wrong.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "core/result.hpp"

namespace allting::allocation {

struct PabulibSummary {
    BallotType ballot_type = BallotType::approval;
    std::size_t projects = 0;
    std::int64_t ballots = 0;
    std::size_t different_ballots = 0;
    std::int64_t blank_ballots = 0;
    std::int64_t marks = 0;   // of all ballots together
    std::string budget;       // exact decimals
    std::string total_cost;   // of all projects
};

struct PabulibReport {
    std::vector<FieldError> faults;    // the file cannot be counted; arguments `line`, `field`, `value`
    std::size_t fault_count = 0;       // also those beyond told_max
    std::vector<FieldError> warnings;  // odd, but counted; arguments as above and `found`
    std::size_t warning_count = 0;
    std::optional<PabulibSummary> summary;  // where there are no faults
};

/// Reads the file and, where it can be read, goes through it once more for what is odd: numbers that do not match a
/// recount, ballots beyond the file's own limits, spellings that other programs stumble over.
///
/// cost      O(bytes), several times that of reading
/// source    pabulib.org/format
PabulibReport check_pabulib(std::string_view text, Duplicates duplicates = Duplicates::once, std::size_t told_max = 200);

}  // namespace allting::allocation
