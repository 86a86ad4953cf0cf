// From a print job to a PDF, by the program allting-print beside this one: the libraries that draw are loaded there and
// nowhere else, and what goes wrong in them goes wrong there (docs/decisions/printing.md).
#pragma once
#include <string>

#include "core/result.hpp"
#include "platform/print/print_job.hpp"

namespace allting::print {

/// A PDF. The job and the PDF pass in memory, never through a file with a name.
/// Refuses (unavailable, "printing_unavailable") when the program is not there, fails, or takes longer than
/// limits::print_seconds_max: it is then ended.
Result<std::string> print(const PrintJob& job);

/// The same by another program, for tests.
Result<std::string> print_by(const std::string& program, const PrintJob& job, int seconds_max);

}  // namespace allting::print
