#include "proposals/changes_store.hpp"

namespace allting::proposals {
namespace {

constexpr db::Sql select_changes = R"(
    SELECT changed_at, proposal_id FROM (
        SELECT changed_at, proposal_id FROM proposal_states WHERE organisation_id = ? AND changed_at >= ?
        UNION SELECT changed_at, proposal_id FROM proposal_revisions WHERE organisation_id = ? AND changed_at >= ?
    ) AS changes WHERE changed_at > ? OR proposal_id > ? ORDER BY changed_at, proposal_id LIMIT ?)";

}  // namespace

std::vector<ChangeMark> list_changes(db::Connection& connection, OrganisationId organisation, const ChangeMark& after, std::int64_t count) {
    auto rows = connection.query(select_changes, organisation, after.at, organisation, after.at, after.at, after.proposal.value, count);
    std::vector<ChangeMark> changes;
    while (rows.next()) changes.push_back({rows.get<Instant>(0), rows.get<ProposalId>(1)});
    return changes;
}

}  // namespace allting::proposals
