#include "proposals/comment_actions.hpp"

#include "core/limits.hpp"
#include "people/notify.hpp"
#include "platform/db/counter.hpp"
#include "proposals/comment_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"

namespace allting::proposals {
namespace {

using people::Visitor;

Result<Proposal> load_public(db::Connection& connection, const Visitor& visitor, ProposalId id) {
    auto proposal = find_proposal(connection, visitor.organisation, id);
    if (!proposal || proposal->state == State::draft) return refuse(ErrorKind::not_found, "not_found", "proposals.refused.not_found");
    return std::move(*proposal);
}

/// In which role a person speaks: as an official only while being one, so that readers know who answers for the town.
people::Role speaking_role(const Visitor& visitor) {
    for (const auto role : {people::Role::official, people::Role::facilitator, people::Role::board_member})
        if (visitor.roles.has(role)) return role;
    return people::Role::resident;
}

}  // namespace

Result<std::int64_t> support_proposal(db::Transaction& tx, const Visitor& visitor, ProposalId id) {
    TRY(const auto proposal, load_public(tx, visitor, id));
    if (proposal.author == visitor.person) return refuse(ErrorKind::conflict, "own_idea", "proposals.refused.own_idea");
    if (!takes_supports(proposal.state)) return refuse(ErrorKind::conflict, "supports_closed", "proposals.refused.supports_closed");
    insert_support(tx, visitor.organisation, id, visitor.person);
    return count_supports(tx, visitor.organisation, id);
}

Result<std::int64_t> take_back_support(db::Transaction& tx, const Visitor& visitor, ProposalId id) {
    TRY(const auto proposal, load_public(tx, visitor, id));
    if (!takes_supports(proposal.state)) return refuse(ErrorKind::conflict, "supports_closed", "proposals.refused.supports_closed");
    delete_support(tx, visitor.organisation, id, visitor.person);
    return count_supports(tx, visitor.organisation, id);
}

Result<Comment> add_comment(db::Transaction& tx, const Visitor& visitor, ProposalId id, std::string_view text,
                            std::string_view request_key, Instant now) {
    TRY(const auto proposal, load_public(tx, visitor, id));
    if (const auto earlier = request_key.empty() ? std::nullopt : find_comment_by_request_key(tx, visitor.organisation, request_key)) {
        const auto comment = find_comment(tx, visitor.organisation, *earlier);
        if (comment->person == visitor.person) return *comment;
        return refuse(ErrorKind::conflict, "key_used", "proposals.refused.key_used");
    }
    if (count_comments_since(tx, visitor.organisation, visitor.person, now - hours(1)) >= limits::comments_per_hour_max)
        return refuse(ErrorKind::too_many, "too_many_comments", "proposals.refused.too_many_comments");
    const people::Role role = speaking_role(visitor);
    const Comment comment{.id = db::take_id<CommentId>(tx, visitor.organisation, "comment"),
                          .proposal = id,
                          .person = visitor.person,
                          .name = public_name(tx, visitor),
                          .as_role = std::string(people::word_of(role)),
                          .text = std::string(text),
                          .written_at = now};
    insert_comment(tx, visitor.organisation, comment, request_key);
    record::append(tx, visitor.organisation, now, {"comment_written", comment.as_role, "proposal", id.value, {{"comment", comment.id}}});
    if (proposal.author && proposal.author != visitor.person)
        people::notify(tx, visitor.organisation, proposal.author,
                       {.message = role == people::Role::resident ? "proposals.commented" : "proposals.commented_officially",
                        .arguments = {{"title", proposal.wording.title}},
                        .path = "/proposals/" + std::to_string(id.value)},
                       now);
    return comment;
}

Result<Comment> hide_comment(db::Transaction& tx, const Visitor& visitor, CommentId id, std::string_view reason, Instant now) {
    CHECK(visitor.may(people::Permission::design_process));
    auto comment = find_comment(tx, visitor.organisation, id);
    if (!comment) return refuse(ErrorKind::not_found, "not_found", "proposals.refused.no_comment");
    if (comment->is_hidden()) return std::move(*comment);
    comment->hidden_reason = reason;
    hide_comment_row(tx, visitor.organisation, id, reason);
    record::append(tx, visitor.organisation, now, {"comment_hidden", people::word_of(people::Role::facilitator), "proposal",
                                                   comment->proposal.value, {{"comment", id}, {"reason", reason}}});
    return std::move(*comment);
}

}  // namespace allting::proposals
