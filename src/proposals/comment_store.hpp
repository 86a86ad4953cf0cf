// Comments and supports as rows. Writes only for comment_actions.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/comment.hpp"

namespace allting::proposals {

/// Oldest first, hidden ones too: the page says that one was hidden, and why.
std::vector<Comment> list_comments(db::Connection& connection, OrganisationId organisation, ProposalId proposal);
std::optional<Comment> find_comment(db::Connection& connection, OrganisationId organisation, CommentId id);
std::optional<CommentId> find_comment_by_request_key(db::Connection& connection, OrganisationId organisation, std::string_view request_key);
std::int64_t count_comments_since(db::Connection& connection, OrganisationId organisation, PersonId person, Instant since);
/// `request_key` may be empty.
void insert_comment(db::Transaction& tx, OrganisationId organisation, const Comment& comment, std::string_view request_key);
void hide_comment_row(db::Transaction& tx, OrganisationId organisation, CommentId id, std::string_view reason);

std::int64_t count_supports(db::Connection& connection, OrganisationId organisation, ProposalId proposal);
bool has_supported(db::Connection& connection, OrganisationId organisation, ProposalId proposal, PersonId person);
void insert_support(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, PersonId person);
/// Whoever supports `from` supports `to` too: one support a person, however many of the ideas before had it.
void copy_supports(db::Transaction& tx, OrganisationId organisation, ProposalId from, ProposalId to);
void delete_support(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, PersonId person);

}  // namespace allting::proposals
