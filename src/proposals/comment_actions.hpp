// Supporting, commenting and hiding: the only place that writes comments and supports.
#pragma once
#include <string_view>

#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "proposals/comment.hpp"

namespace allting::proposals {

/// One a person, however often it is sent. Refuses one's own idea, and one that takes no supports any more.
/// returns how many supports there are now
Result<std::int64_t> support_proposal(db::Transaction& tx, const people::Visitor& visitor, ProposalId id);
Result<std::int64_t> take_back_support(db::Transaction& tx, const people::Visitor& visitor, ProposalId id);

/// Tells the author of the idea. The same request key gives the same comment again.
/// Refuses more than limits::comments_per_hour_max.
Result<Comment> add_comment(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, std::string_view text,
                            std::string_view request_key, Instant now);
/// By a facilitator, with a reason that everybody reads in its place.
Result<Comment> hide_comment(db::Transaction& tx, const people::Visitor& visitor, CommentId id, std::string_view reason, Instant now);

}  // namespace allting::proposals
