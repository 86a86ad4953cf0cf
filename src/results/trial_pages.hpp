// The page on which a facilitator tries rules on an election of the past. Pure.
#pragma once
#include <string>

#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "results/trial_view.hpp"

namespace allting::results {

/// The form, and above it what the last trial gave.
std::string trial_page(const page::Frame& frame, const page::Typed& typed, const TrialView& view);

}  // namespace allting::results
