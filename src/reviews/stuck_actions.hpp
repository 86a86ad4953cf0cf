// Reminding of a case that has stuck: the only place that writes reminders.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/stuck_view.hpp"

namespace allting::reviews {

/// Tells whoever the case waits for: the officials of the departments, the named decider, or, where nobody has it, every official.
/// Refuses a case that is not stuck, and a second reminder within a day.
Result<ProcessId> remind_of_case(db::Transaction& tx, const people::Visitor& visitor, CaseId id, Instant now);

}  // namespace allting::reviews
