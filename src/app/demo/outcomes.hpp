// What came of the decided vote: the count, the board's decision with one departure, and what has been built since.
#pragma once
#include "app/demo/plans.hpp"

namespace allting::demo {

/// Counts, decides and reports in the phases of the process, up to `now`.
void carry_out(db::Transaction& tx, const Town& town, const people::Site& site, const processes::Process& process, Instant now);

}  // namespace allting::demo
