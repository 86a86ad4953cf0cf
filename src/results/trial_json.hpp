// A trial for programs.
#pragma once
#include "platform/json/json.hpp"
#include "results/trial_view.hpp"

namespace allting::results {

json::Value trial_json(const TrialView& view);

}  // namespace allting::results
