// What officials and authors send about a case, from untrusted fields to typed values. Knows no rule but those of a form.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "platform/http/request.hpp"
#include "reviews/case.hpp"
#include "reviews/cost_source.hpp"

namespace allting::reviews {

/// Fields answer[QUESTION], sentence[QUESTION], note[QUESTION]; a question without an answer is left as it was.
struct ChecklistForm {
    std::vector<ChecklistAnswer> answers = {};
    std::int64_t version = {};
};
Result<ChecklistForm> read_checklist_form(const http::Input& input);
/// The same of some questions alone, without a version: what a department is asked.
Result<ChecklistForm> read_answers_to(const http::Input& input, const std::vector<std::string_view>& questions);

/// cost_low, cost_high, running, note, owner; cost_source and confidence, which are one's own reckoning when they are left out
struct EstimateForm {
    Estimate estimate = {};
    std::int64_t version = {};
    CostSource source = {};
};
Result<EstimateForm> read_estimate_form(const http::Input& input);

/// department, registry_number
struct AssignmentForm {
    DepartmentId department = {};
    std::string registry_number = {};
    std::int64_t version = {};
};
Result<AssignmentForm> read_assignment_form(const http::Input& input);

/// code, understood, answer, why, next, who: of a refusal; of an acceptance all but the code.
struct DecisionForm {
    Reason reason = {};
    std::int64_t version = {};
};
DecisionForm read_decision_form(const http::Input& input);
/// How long a part of a reason may be; read_decision_form cuts nothing, this refuses.
Result<void> check_lengths(const DecisionForm& form);

}  // namespace allting::reviews
