// The messages of threads, as rows. Writes only for thread_actions.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/thread.hpp"

namespace allting::reviews {

std::vector<Message> list_messages(db::Connection& connection, OrganisationId organisation, ProposalId proposal);  // oldest first
std::int64_t count_messages(db::Connection& connection, OrganisationId organisation, ProposalId proposal);
/// What one person wrote, for the person's own page, oldest first.
std::vector<Message> list_messages_of(db::Connection& connection, OrganisationId organisation, PersonId person);
std::int64_t count_messages_since(db::Connection& connection, OrganisationId organisation, PersonId writer, Instant since);
std::optional<Message> find_message_by_request_key(db::Connection& connection, OrganisationId organisation, std::string_view request_key);
/// Cases whose last message is the author's: it waits for the reviewers.
std::vector<CaseId> list_unanswered_threads(db::Connection& connection, OrganisationId organisation);

/// `request_key` may be empty.
void insert_message(db::Transaction& tx, OrganisationId organisation, const Message& message, std::string_view request_key);
/// What a person wrote as an author, when the person erases the account.
void forget_messages(db::Transaction& tx, OrganisationId organisation, PersonId person);

}  // namespace allting::reviews
