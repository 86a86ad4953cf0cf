// What is done with mergers: the only place that writes them. Nothing happens to a proposal without its author's yes; each step
// goes into the public record, and the authors hear of it by the channel that each has.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/merger.hpp"
#include "reviews/merger_form.hpp"

namespace allting::reviews {

/// Asks the authors. Refuses what check_parts refuses, and (conflict) a proposal that another merger asks about.
Result<Merger> propose_merger(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, const MergerForm& form, Instant now);

/// By the author, or by a facilitator for an author without an account. A no after the merger was made takes the proposal out of it
/// again, until the rules freeze; where one alone would be left, the merger is undone.
Result<Merger> answer_merger(db::Transaction& tx, const people::Visitor& visitor, MergerId id, const MergerAnswerForm& form, Instant now);

/// Makes one proposal of those whose authors said yes, if there are two at least; the others stay as they are. Supports go along,
/// one a person. Refuses while an author who is silent has time left.
Result<Merger> complete_merger(db::Transaction& tx, const people::Visitor& visitor, MergerId id, Instant now);

/// The proposals are their own again, and the common one ends with the reason.
Result<Merger> undo_merger(db::Transaction& tx, const people::Visitor& visitor, MergerId id, const std::string& reason, Instant now);

}  // namespace allting::reviews
