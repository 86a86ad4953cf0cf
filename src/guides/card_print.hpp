// Cards on paper: each says its number, its version and when it was printed, so that an old one can be told.
#pragma once
#include <vector>

#include "guides/card.hpp"
#include "people/visit.hpp"
#include "platform/print/print_job.hpp"

namespace allting::guides {

/// In the language of each card where the program has it, else in the visitor's.
print::PrintJob print_job(const people::Visit& visit, const std::vector<Card>& cards, print::CardSize size);

}  // namespace allting::guides
