// Answers that are ready and given together: written and signed, held until a chosen moment, then given in one step. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "reviews/case.hpp"

namespace allting::reviews {

/// That the answers of a process are held.
struct Holding {
    ProcessId process = {};
    std::optional<Instant> release_at = {};  // none = when a facilitator says so
};

struct HeldAnswer {
    CaseId in_case = {};
    ProposalId proposal = {};
    ProcessId process = {};
    std::string title = {};  // of the proposal
    bool accepts = false;
    Reason reason = {};
    PersonId by = {};
    DepartmentId department = {};
    Instant held_at = {};
    std::int64_t case_version = 0;
    bool is_void = false;  // the case has changed since: it must be answered anew
};

/// Refuses a moment that is not in the future.
Result<void> check_moment(std::optional<Instant> release_at, Instant now);
/// Refuses to stop holding while answers wait.
Result<void> check_end_of_holding(const std::vector<HeldAnswer>& held);
/// Refuses when nothing can be given.
Result<void> check_release(const std::vector<HeldAnswer>& held);

}  // namespace allting::reviews
