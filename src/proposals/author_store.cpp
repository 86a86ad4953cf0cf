#include "proposals/author_store.hpp"

namespace allting::proposals {

constexpr db::Sql select_own_comments = R"(
    SELECT proposal_id, text, written_at FROM proposal_comments WHERE organisation_id = ? AND person_id = ? ORDER BY id DESC)";

std::vector<OwnComment> list_comments_of(db::Connection& connection, OrganisationId organisation, PersonId person) {
    std::vector<OwnComment> own;
    db::Rows rows = connection.query(select_own_comments, organisation, person);
    while (rows.next()) own.push_back({rows.get<ProposalId>(0), rows.get<std::string>(1), rows.get<Instant>(2)});
    return own;
}

constexpr db::Sql select_own_supports =
    "SELECT proposal_id FROM proposal_supports WHERE organisation_id = ? AND person_id = ? ORDER BY proposal_id";

std::vector<ProposalId> list_supports_of(db::Connection& connection, OrganisationId organisation, PersonId person) {
    std::vector<ProposalId> own;
    db::Rows rows = connection.query(select_own_supports, organisation, person);
    while (rows.next()) own.push_back(rows.get<ProposalId>(0));
    return own;
}

constexpr db::Sql forget_name_in_proposals =
    "UPDATE proposals SET author_name = '' WHERE organisation_id = ? AND author_id = ?";
constexpr db::Sql forget_name_in_comments =
    "UPDATE proposal_comments SET name = '' WHERE organisation_id = ? AND person_id = ?";

void forget_author_name(db::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute_sql(forget_name_in_proposals, organisation, person);
    tx.execute_sql(forget_name_in_comments, organisation, person);
}

constexpr db::Sql forget_contact = "UPDATE proposals SET author_contact = '' WHERE organisation_id = ? AND author_id = ?";

void forget_author_contact(db::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute_sql(forget_contact, organisation, person);
}

}  // namespace allting::proposals
