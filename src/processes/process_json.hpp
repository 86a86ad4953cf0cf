// A process for programs: the same facts as its pages.
#pragma once
#include <vector>

#include "platform/json/json.hpp"
#include "processes/process.hpp"

namespace allting::processes {

/// The whole plan. Times in UTC, money as decimal text.
json::Value process_json(const Process& process, Instant now);
json::Value process_list_json(const std::vector<Process>& processes, Instant now);
/// [{"field", "code"}] of what a draft lacks.
json::Value missing_json(const std::vector<FieldError>& missing);

}  // namespace allting::processes
