// Print jobs as PDF, A4: letters with the address where a Swedish window envelope (C5 or E65) has its window, marks where
// to fold and the code in large signs; sheets of twelve code slips with lines to cut along; cards, one a page or four to cut.
#pragma once
#include <functional>
#include <string_view>

#include "platform/print/print_job.hpp"

namespace allting::pdf {

/// Writes the PDF piece by piece. False when it could not be drawn or written.
bool write_pdf(const print::PrintJob& job, const std::function<bool(std::string_view)>& write);

}  // namespace allting::pdf
