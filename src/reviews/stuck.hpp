// Cases that have stuck, and promises that were broken. Pure: what counts as stuck, and how often one may remind.
#pragma once
#include <optional>

#include "reviews/inbox_view.hpp"

namespace allting::reviews {

/// Why it is on the list. `broken`: the promised day of the answer has gone by. `part_late`: a department has not answered.
/// `untaken`: half of the promised time has gone and nobody has taken it. `no_decider`: departments disagree and nobody is named.
enum class StuckFor { broken, part_late, untaken, no_decider };
std::string_view word_of(StuckFor reason);

/// Why a case is stuck, the gravest first; nothing when it moves. A case that waits for its author is not: their time is theirs.
std::optional<StuckFor> stuck_for(const InboxLine& line, Instant now);

/// Refuses a second reminder of the same case within a day and a night.
Result<void> check_reminder(std::optional<Instant> last, Instant now);

}  // namespace allting::reviews
