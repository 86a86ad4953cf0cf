// What becomes of a request to mend an idea: an answer by the author's own channel, or a reminder and then silence.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/completion.hpp"
#include "reviews/completion_form.hpp"

namespace allting::reviews {

/// The idea as mended, from the author or from a facilitator who keeps the author's words as evidence. The clock goes on.
/// Refuses what changes nothing and says nothing.
Result<Completion> complete_proposal(db::Transaction& tx, const people::Visitor& visitor, CompletionId id, const CompletionForm& form, Instant now);

/// By the clock: reminds authors once before their last day, and the day after gives the case back to the officials as it
/// is. Nothing is changed and nothing ends by itself. Returns how many it said something about.
int tell_silent_completions(db::Transaction& tx, OrganisationId organisation, Instant now);

}  // namespace allting::reviews
