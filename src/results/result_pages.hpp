// The result of a count as pages. Pure.
#pragma once
#include <string>

#include "platform/page/frame.hpp"
#include "results/result_view.hpp"

namespace allting::results {

/// Before the count, when it comes; afterwards who won, why the others did not, how the money spread, and how to count again.
std::string result_page(const page::Frame& frame, const ResultView& view);

/// On the process's own page: the first sentence, and the ways on to result, decision and delivery.
void summary_part(html::Out& out, const page::Frame& frame, const processes::Process& process, const CountSummary& summary);

}  // namespace allting::results
