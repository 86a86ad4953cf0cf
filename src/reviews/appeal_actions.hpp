// The author asks that a no is looked at once more, and another official answers. Each step is recorded and told.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/appeal.hpp"
#include "reviews/appeal_form.hpp"

namespace allting::reviews {

/// By the author, or by a facilitator who names how and when it came. The clock of a new promise starts.
Result<Appeal> appeal_refusal(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const AppealForm& form, Instant now);

/// By an official who did not say the first no. It stands, with a reason; or it is overturned, and the case is under review
/// again with the second official, as long as the ballot is not set.
Result<Appeal> answer_appeal(db::Transaction& tx, const people::Visitor& visitor, AppealId id, const AppealAnswerForm& form, Instant now);

}  // namespace allting::reviews
