#include "proposals/project_actions.hpp"

#include "core/text.hpp"
#include "platform/db/counter.hpp"
#include "proposals/project_store.hpp"
#include "record/record.hpp"

namespace allting::proposals {
namespace {


}  // namespace

Result<Project> make_project(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, const Acceptance& acceptance,
                             Instant now) {
    FieldErrors errors;
    if (acceptance.cost.ore <= 0) errors.add("cost", "required", "proposals.refused.no_cost");
    if (!acceptance.owner) errors.add("owner", "required", "proposals.refused.no_owner");
    if (!errors.empty()) return errors.take();
    if (!proposal.pot) return refuse(ErrorKind::conflict, "no_pot", "proposals.refused.no_pot");
    if (find_project_of(tx, organisation, proposal.id)) return refuse(ErrorKind::conflict, "already_project", "proposals.refused.already_project");

    Project project{
        .id = db::take_id<ProjectId>(tx, organisation, "project"),
        .process = proposal.process,
        .pot = proposal.pot,
        .proposal = proposal.id,
        .code = std::to_string(proposal.id.value),
        .title = proposal.wording.title,
        .summary = shorten(proposal.wording.body, project_summary_characters_max),
        .category = proposal.category,
        .place = proposal.wording.place,
        .latitude = proposal.latitude,
        .longitude = proposal.longitude,
        .picture = proposal.picture,
        .cost = acceptance.cost,
        .running_cost = acceptance.running_cost,
        .owner = acceptance.owner,
        .language = proposal.language,
    };
    insert_project(tx, organisation, project);
    record::append(tx, organisation, now, {"project_made", "official", "project", project.id.value,
                                           {{"proposal", proposal.id}, {"pot", project.pot}, {"cost", project.cost}}});
    return project;
}

void unmake_project(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, Instant now) {
    const auto project = find_project_of(tx, organisation, proposal);
    if (!project) return;
    delete_project(tx, organisation, project->id);
    record::append(tx, organisation, now, {"project_unmade", "allting", "project", project->id.value, {{"proposal", proposal}}});
}

std::vector<ProjectId> import_projects(db::Transaction& tx, OrganisationId organisation, std::span<const Project> projects) {
    std::vector<ProjectId> ids;
    ids.reserve(projects.size());
    for (Project project : projects) {
        project.id = db::take_id<ProjectId>(tx, organisation, "project");
        insert_project(tx, organisation, project);
        ids.push_back(project.id);
    }
    return ids;
}

}  // namespace allting::proposals
