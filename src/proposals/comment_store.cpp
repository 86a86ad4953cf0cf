#include "proposals/comment_store.hpp"

namespace allting::proposals {
namespace {

Comment comment_from(db::Rows& rows) {
    return {.id = rows.get<CommentId>(0),
            .proposal = rows.get<ProposalId>(1),
            .person = rows.get<PersonId>(2),
            .name = rows.get<std::string>(3),
            .as_role = rows.get<std::string>(4),
            .text = rows.get<std::string>(5),
            .written_at = rows.get<Instant>(6),
            .hidden_reason = rows.get<std::string>(7)};
}

}  // namespace

constexpr db::Sql select_comments = R"(
    SELECT id, proposal_id, person_id, name, as_role, text, written_at, hidden_reason
    FROM proposal_comments WHERE organisation_id = ? AND proposal_id = ? ORDER BY id)";

std::vector<Comment> list_comments(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    std::vector<Comment> comments;
    auto rows = connection.query(select_comments, organisation, proposal);
    while (rows.next()) comments.push_back(comment_from(rows));
    return comments;
}

constexpr db::Sql select_comment = R"(
    SELECT id, proposal_id, person_id, name, as_role, text, written_at, hidden_reason
    FROM proposal_comments WHERE organisation_id = ? AND id = ?)";

std::optional<Comment> find_comment(db::Connection& connection, OrganisationId organisation, CommentId id) {
    auto rows = connection.query(select_comment, organisation, id);
    if (!rows.next()) return std::nullopt;
    return comment_from(rows);
}

constexpr db::Sql select_comment_by_key = "SELECT id FROM proposal_comments WHERE organisation_id = ? AND request_key = ?";

std::optional<CommentId> find_comment_by_request_key(db::Connection& connection, OrganisationId organisation, std::string_view request_key) {
    auto rows = connection.query(select_comment_by_key, organisation, request_key);
    if (!rows.next()) return std::nullopt;
    return rows.get<CommentId>(0);
}

constexpr db::Sql select_comment_count =
    "SELECT COUNT(*) FROM proposal_comments WHERE organisation_id = ? AND person_id = ? AND written_at > ?";

std::int64_t count_comments_since(db::Connection& connection, OrganisationId organisation, PersonId person, Instant since) {
    auto rows = connection.query(select_comment_count, organisation, person, since);
    rows.next();
    return rows.get<std::int64_t>(0);
}

constexpr db::Sql insert_comment_row = R"(
    INSERT INTO proposal_comments (organisation_id, id, proposal_id, person_id, name, as_role, text, written_at, hidden_reason, request_key)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?))";

void insert_comment(db::Transaction& tx, OrganisationId organisation, const Comment& c, std::string_view request_key) {
    const auto key = request_key.empty() ? std::nullopt : std::optional(request_key);
    tx.execute_sql(insert_comment_row, organisation, c.id, c.proposal, c.person, c.name, c.as_role, c.text, c.written_at, key);
}

constexpr db::Sql update_hidden = "UPDATE proposal_comments SET hidden_reason = ? WHERE organisation_id = ? AND id = ?";

void hide_comment_row(db::Transaction& tx, OrganisationId organisation, CommentId id, std::string_view reason) {
    tx.execute_sql(update_hidden, reason, organisation, id);
}

constexpr db::Sql select_support_count = "SELECT COUNT(*) FROM proposal_supports WHERE organisation_id = ? AND proposal_id = ?";

std::int64_t count_supports(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    auto rows = connection.query(select_support_count, organisation, proposal);
    rows.next();
    return rows.get<std::int64_t>(0);
}

constexpr db::Sql select_support = "SELECT 1 FROM proposal_supports WHERE organisation_id = ? AND proposal_id = ? AND person_id = ?";

bool has_supported(db::Connection& connection, OrganisationId organisation, ProposalId proposal, PersonId person) {
    return person && connection.query(select_support, organisation, proposal, person).next();
}

constexpr db::Sql insert_support_row = R"(
    INSERT INTO proposal_supports (organisation_id, proposal_id, person_id) VALUES (?, ?, ?)
    ON CONFLICT (organisation_id, proposal_id, person_id) DO NOTHING)";

void insert_support(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, PersonId person) {
    tx.execute_sql(insert_support_row, organisation, proposal, person);
}

constexpr db::Sql copy_support_rows = R"(
    INSERT INTO proposal_supports (organisation_id, proposal_id, person_id)
    SELECT organisation_id, CAST(? AS BIGINT), person_id FROM proposal_supports WHERE organisation_id = ? AND proposal_id = ?
    ON CONFLICT DO NOTHING)";

void copy_supports(db::Transaction& tx, OrganisationId organisation, ProposalId from, ProposalId to) {
    tx.execute_sql(copy_support_rows, to, organisation, from);
}

constexpr db::Sql delete_support_row = "DELETE FROM proposal_supports WHERE organisation_id = ? AND proposal_id = ? AND person_id = ?";

void delete_support(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, PersonId person) {
    tx.execute_sql(delete_support_row, organisation, proposal, person);
}

}  // namespace allting::proposals
