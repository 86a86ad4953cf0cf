// What the board sends, from untrusted fields to a decision. Knows no count: which projects depart is the noun's to say.
#pragma once
#include "platform/http/request.hpp"
#include "results/decision.hpp"

namespace allting::results {

/// body_name, registry_number, statement, funded[ID] = yes or no, reason[ID]
Result<Decision> read_decision_form(const http::Input& input, ProcessId process, Instant now);

}  // namespace allting::results
