// Untrusted fields → what to try. process: a number, or a file in Pabulib's format under `file` · rules: several words ·
// satisfaction, completion: a word or "usual" · ties · score_min
#pragma once
#include "core/result.hpp"
#include "platform/http/request.hpp"
#include "results/trial.hpp"

namespace allting::results {

/// Refuses no rule at all, more than trial_rules_max, and neither process nor file.
Result<TrialChoice> read_trial_form(const http::Input& input);

}  // namespace allting::results
