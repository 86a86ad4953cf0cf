// Requests to mend an idea, as rows. Writes only for screening_actions, completion_actions and case_actions.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/completion.hpp"

namespace allting::reviews {

std::vector<Completion> list_completions(db::Connection& connection, OrganisationId organisation, ProposalId proposal);  // oldest first
std::optional<Completion> find_completion(db::Connection& connection, OrganisationId organisation, CompletionId id);
/// Unanswered ones, first due first: what the clock looks through.
std::vector<Completion> list_asked_completions(db::Connection& connection, OrganisationId organisation);
/// Whether the clock has something to say about one of them.
bool has_silent_completion(db::Connection& connection, OrganisationId organisation, Instant now);

void insert_completion(db::Transaction& tx, OrganisationId organisation, const Completion& completion);
/// Its state and its answer, over the state it was read in; false when somebody else was faster.
bool update_completion(db::Transaction& tx, OrganisationId organisation, const Completion& completion, CompletionState was);
/// In the transaction in which the author takes the idea back.
void withdraw_completions(db::Transaction& tx, OrganisationId organisation, ProposalId proposal);

}  // namespace allting::reviews
