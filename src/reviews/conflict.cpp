#include "reviews/conflict.hpp"

#include "core/check.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_store.hpp"

namespace allting::reviews {

constexpr db::Sql select_conflict = "SELECT 1 FROM case_conflicts WHERE organisation_id = ? AND case_id = ? AND person_id = ?";

bool has_conflict(db::Connection& connection, OrganisationId organisation, CaseId of, PersonId person) {
    return connection.query(select_conflict, organisation, of, person).next();
}

constexpr db::Sql select_conflict_count = "SELECT COUNT(*) FROM case_conflicts WHERE organisation_id = ? AND case_id = ?";

std::int64_t count_conflicts(db::Connection& connection, OrganisationId organisation, CaseId of) {
    auto rows = connection.query(select_conflict_count, organisation, of);
    CHECK(rows.next());
    return rows.get<std::int64_t>(0);
}

Result<void> check_impartial(db::Connection& connection, const people::Visitor& visitor, const Case& of) {
    const auto proposal = proposals::find_proposal(connection, visitor.organisation, of.proposal);
    CHECK(proposal.has_value());
    if (proposal->author && proposal->author == visitor.person) return refuse(ErrorKind::not_allowed, "own_proposal", "reviews.refused.own_proposal");
    if (has_conflict(connection, visitor.organisation, of.id, visitor.person))
        return refuse(ErrorKind::not_allowed, "conflict_declared", "parts.refused.conflict_declared");
    return {};
}

constexpr db::Sql insert_conflict = R"(
    INSERT INTO case_conflicts (organisation_id, case_id, person_id, declared_at) VALUES (?, ?, ?, ?))";

Result<Case> declare_conflict(db::Transaction& tx, const people::Visitor& visitor, CaseId id, Instant now) {
    auto of = find_case(tx, visitor.organisation, id);
    if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    if (is_decided(of->state)) return refuse(ErrorKind::conflict, "case_decided", "reviews.refused.case_decided");
    if (has_conflict(tx, visitor.organisation, id, visitor.person)) return std::move(*of);
    tx.execute_sql(insert_conflict, visitor.organisation, id, visitor.person, now);
    if (of->official == visitor.person) {
        of->official = {};
        CHECK(update_case(tx, visitor.organisation, *of));
        ++of->version;
    }
    record::append(tx, visitor.organisation, now,
                   {.kind = "conflict_declared", .by_role = "official", .subject = "case", .subject_id = id.value, .facts = {{"proposal", of->proposal}}});
    return std::move(*of);
}

}  // namespace allting::reviews
