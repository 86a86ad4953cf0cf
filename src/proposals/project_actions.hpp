// How projects come to be: from an accepted proposal, or many at once from an imported election.
#pragma once
#include <span>

#include "platform/db/database.hpp"
#include "proposals/project.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

struct Acceptance {
    Money cost;          // upper bound of the estimate
    Money running_cost;  // a year
    DepartmentId owner;  // who carries it out
};

/// The accepted proposal as it will stand on the ballot; its state is the caller's to change.
/// Refuses (fields cost, owner) without a cost or an owner, and (conflict) a proposal that is a project already or has no pot.
Result<Project> make_project(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, const Acceptance& acceptance,
                             Instant now);

/// Takes the project of a proposal that was taken back away again, before the ballot is set; nothing where there is none.
void unmake_project(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, Instant now);

/// Projects of an imported election: numbered here, codes and all else as given. Throws db::Error for a doubled code.
std::vector<ProjectId> import_projects(db::Transaction& tx, OrganisationId organisation, std::span<const Project> projects);

}  // namespace allting::proposals
