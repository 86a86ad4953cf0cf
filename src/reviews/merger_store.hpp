// Mergers as rows. Reads for everyone above; writes only for merger_actions.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/merger.hpp"

namespace allting::reviews {

std::optional<Merger> find_merger(db::Connection& connection, OrganisationId organisation, MergerId id);
/// Of a process, newest first.
std::vector<Merger> list_mergers(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// Those that the proposal is a part or the result of, newest first.
std::vector<Merger> list_mergers_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal);

void insert_merger(db::Transaction& tx, OrganisationId organisation, const Merger& merger);
/// Its state and result, as long as it is in state `from`; false when somebody else was faster.
bool update_merger(db::Transaction& tx, OrganisationId organisation, const Merger& merger, MergerState from);
/// The part's answer, as long as that is `from`; false when somebody else was faster.
bool update_part(db::Transaction& tx, OrganisationId organisation, MergerId merger, const MergerPart& part, MergerAnswer from);

}  // namespace allting::reviews
