// The rules about rules: what a plan must hold before people see it, and what may still change once they rely on it.
// Pure: knows no form, no database, no clock.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "processes/process.hpp"

namespace allting::processes {

/// What a whole plan still lacks, each with the form field that mends it. Empty = it may be published.
std::vector<FieldError> missing_before_publishing(const Process& process);

/// Refuses (invalid) a plan whose parts contradict each other: a phase that ends before it begins, a vote that overlaps what
/// comes before or after it, marks or ages out of range. Holds for drafts too.
Result<void> check_plan(const Process& process);

/// Refuses (conflict) what people can no longer be asked to accept. In a published process
/// - a phase that has opened keeps its opening and may be extended but not cut; one that has closed stands fast;
/// - pots are not taken away, because ideas lie in them;
/// - from the opening of the vote the rules, pots, mandate and earlier phases stand fast (code "rules_frozen").
Result<void> check_change(const Process& before, const Process& after, Instant now);

struct Population {
    AreaId area;
    std::string name;
    std::int64_t inhabitants = 0;
};

/// A quarter of the money in equal parts, three quarters by population, in whole thousands of kronor (whole kronor when
/// the total is small); what rounding leaves goes to the largest remainders, ties to the first. The parts sum to `total`.
std::vector<Pot> suggest_pots(Money total, const std::vector<Population>& areas);

}  // namespace allting::processes
