// Holding answers and giving them together: the only place that writes held answers.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/case_form.hpp"
#include "reviews/held.hpp"

namespace allting::reviews {

/// From now on answers of the process wait, until the moment or until release_answers.
Result<Holding> hold_answers(db::Transaction& tx, const people::Visitor& visitor, const Holding& holding, Instant now);
/// Answers of the process are given one by one again. Refuses while any wait.
Result<void> stop_holding(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, Instant now);

/// What is decided about a case: whose, the words, yes or no.
struct Decided {
    CaseId id = {};
    DecisionForm form = {};
    bool accepts = false;
};
/// As accept_proposal and refuse_proposal; where the process holds its answers, the same checks, and the answer waits.
Result<Case> give_answer(db::Transaction& tx, const people::Visitor& visitor, const Decided& decided, Instant now);
/// An official takes a waiting answer back, to think again.
Result<Case> take_answer_back(db::Transaction& tx, const people::Visitor& visitor, CaseId id, Instant now);

/// Gives every answer that waits and still holds, in one step with its notices: all, or none where one cannot be given, which
/// the refusal names. Those that a later change has made void stay. Returns how many.
Result<int> release_answers(db::Transaction& tx, OrganisationId organisation, ProcessId process, Instant now);

/// The clock's turn: processes whose moment has come. Where one cannot be given, facilitators hear of it and the moment is taken away.
/// Returns how many answers were given.
int release_due_answers(db::Database& database, OrganisationId organisation, Instant now);

}  // namespace allting::reviews
