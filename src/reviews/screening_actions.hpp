// The formal look (förgranskning): an idea passes, or its author is asked to mend it. Recorded and told.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/screening_form.hpp"

namespace allting::reviews {

/// By an official. Without a fault the idea has passed; with one its author is asked, and the clock stands still.
/// Refuses (conflict) a fault that nobody can mend: such an idea is refused with its reason.
Result<Case> screen_proposal(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const ScreeningForm& form, Instant now);

}  // namespace allting::reviews
