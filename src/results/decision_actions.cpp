#include "results/decision_actions.hpp"

#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "record/record.hpp"
#include "results/count_store.hpp"
#include "results/decision_store.hpp"
#include "results/delivery_store.hpp"
#include "results/ledger_actions.hpp"
#include "results/proposal_steps.hpp"

namespace allting::results {
namespace {

using proposals::Project;
using proposals::State;

constexpr people::Role board = people::Role::board_member;

void carry_out(db::Transaction& tx, OrganisationId organisation, const Project& project, const ProjectCount& row,
               const ProjectDecision& decided, Instant now) {
    const State state = departs(row, decided) ? State::decided_otherwise : State::decided;
    if (decided.funded || departs(row, decided)) {
        step_proposal(tx, organisation, project.proposal, state, people::word_of(board), decided.reason, now);
    }
    if (decided.funded) {
        insert_delivery(tx, organisation, {.project = project.id, .process = project.process});
        reserve_decided(tx, organisation, project, now);
    }
    tell_author(tx, organisation, project, decided.funded ? "results.notice.funded" : "results.notice.not_decided",
                "/projects/" + std::to_string(project.id.value), now);
}

void record_decision(db::Transaction& tx, OrganisationId organisation, const Decision& decision, const Count& count, Instant now) {
    json::Array funded, departures;
    for (const ProjectCount& row : count.projects) {
        const auto* const decided = decision.find(row.project);
        if (decided->funded) funded.emplace_back(row.project);
        if (departs(row, *decided)) departures.emplace_back(json::Object{{"project", row.project}, {"reason", decided->reason}});
    }
    record::append(tx, organisation, now,
                   {.kind = "decided", .by_role = people::word_of(board), .subject = "process", .subject_id = decision.process.value,
                    .facts = {{"body", decision.body_name},
                              {"registry_number", decision.registry_number},
                              {"funded", std::move(funded)},
                              {"departures", std::move(departures)}}});
}

}  // namespace

Result<Decision> decide(db::Transaction& tx, const people::Visitor& visitor, Decision decision, Instant now) {
    const auto organisation = visitor.organisation;
    const auto process = processes::find_process(tx, organisation, decision.process);
    if (!process) return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
    const auto count = find_count(tx, organisation, decision.process);
    if (!count) return refuse(ErrorKind::conflict, "not_counted", "results.refused.not_counted");
    const auto projects = proposals::list_projects(tx, organisation, decision.process);
    decision.projects = whole_decision(*count, decision.projects);
    decision.decided_at = now;
    TRY_DO(check_decision(*process, projects, *count, decision, now));
    if (!insert_decision(tx, organisation, decision)) {
        return refuse(ErrorKind::conflict, "already_decided", "results.refused.already_decided");
    }
    record_decision(tx, organisation, decision, *count, now);
    for (const Project& project : projects) {
        const auto* const row = count->find(project.id);
        if (row) carry_out(tx, organisation, project, *row, *decision.find(project.id), now);
    }
    return decision;
}

}  // namespace allting::results
