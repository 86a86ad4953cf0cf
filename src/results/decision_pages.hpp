// The board's decision as pages. Pure.
#pragma once
#include <string>

#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "results/result_view.hpp"

namespace allting::results {

/// The decision as it was taken; the form for whoever may take it; or when it comes.
std::string decision_page(const page::Frame& frame, const page::Typed& typed, const ResultView& view);

}  // namespace allting::results
