#include "results/count_actions.hpp"

#include "algorithms/allocation/count.hpp"
#include "ballots/ballot_store.hpp"
#include "ballots/box_actions.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "record/record.hpp"
#include "results/count_store.hpp"
#include "results/proposal_steps.hpp"

namespace allting::results {
namespace {

using proposals::Project;
using proposals::State;

struct Box {
    std::vector<PotElection> elections;
    std::int64_t ballots_count = 0, blank_count = 0;
};

Result<Box> load_box(db::Connection& connection, OrganisationId organisation, const processes::Process& process,
                     std::span<const Project> projects, Instant now) {
    BallotSorter sorter(process, projects);
    TRY_DO(ballots::for_each_ballot(connection, organisation, process, now,
                                    [&](const ballots::Marks& marks) { sorter.add(marks); }));
    return Box{sorter.take(), sorter.ballots_count(), sorter.blank_count()};
}

/// Each project's idea moves on, and its author hears of it.
void tell_outcome(db::Transaction& tx, OrganisationId organisation, const i18n::Languages& languages,
                  const processes::Process& process, std::span<const Project> projects, const Count& count, Instant now) {
    for (const Project& project : projects) {
        const ProjectCount* const row = count.find(project.id);
        if (!row || !project.proposal) continue;
        const auto reason = row->won ? std::string() : std::string(languages.get(project.language)("results.not_funded_reason"));
        step_proposal(tx, organisation, project.proposal, State::on_ballot, "allting", {}, now);
        step_proposal(tx, organisation, project.proposal, row->won ? State::won : State::not_funded, "allting", reason, now);
        tell_author(tx, organisation, project, row->won ? "results.notice.won" : "results.notice.not_funded",
                    "/processes/" + std::to_string(process.id.value) + "/results", now);
    }
}

void record_count(db::Transaction& tx, OrganisationId organisation, std::string_view by_role, const Count& count, Instant now) {
    json::Array winners;
    for (const ProjectCount& row : count.projects) {
        if (row.won) winners.emplace_back(row.project);
    }
    record::append(tx, organisation, now,
                   {.kind = "votes_counted", .by_role = by_role, .subject = "process", .subject_id = count.process.value,
                    .facts = {{"rule", allocation::name_of(count.allocation.rule)},
                              {"satisfaction", allocation::name_of(count.allocation.satisfaction)},
                              {"completion", allocation::name_of(count.allocation.completion)},
                              {"ties", allocation::name_of(count.allocation.ties)},
                              {"ballots_count", count.ballots_count},
                              {"blank_count", count.blank_count},
                              {"input_hash", count.input_hash},
                              {"winners", std::move(winners)}}});
}

Result<Count> count_closed_vote(db::Transaction& tx, OrganisationId organisation, const i18n::Languages& languages,
                                const processes::Process& process, std::string_view by_role, Instant now) {
    const auto projects = proposals::list_projects(tx, organisation, process.id);
    TRY(const Box box, load_box(tx, organisation, process, projects, now));
    TRY(Count count, count_elections(process, box.elections));
    count.counted_at = now;
    count.input_hash = to_hex(crypto::sha256(canonical_text(box.elections)));
    count.ballots_count = box.ballots_count;
    count.blank_count = box.blank_count;
    auto earlier = find_count(tx, organisation, process.id);
    if (earlier && earlier->agrees_with(count)) return std::move(*earlier);
    replace_count(tx, organisation, count);
    record_count(tx, organisation, by_role, count, now);
    tell_outcome(tx, organisation, languages, process, projects, count, now);
    return count;
}

}  // namespace

Result<Count> count_votes(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor, ProcessId id,
                          Instant now) {
    const auto process = processes::find_process(tx, visitor.organisation, id);
    if (!process) return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
    TRY_DO(processes::check_open(*process, processes::PhaseKind::count, now));
    if (!is_counted(tx, visitor.organisation, id)) {
        TRY_DO(ballots::close_box(tx, site, visitor.organisation, *process, now));
    }
    return count_closed_vote(tx, visitor.organisation, site.languages, *process, people::word_of(people::Role::facilitator), now);
}

Result<Count> count_imported(db::Transaction& tx, OrganisationId organisation, const i18n::Languages& languages,
                             const processes::Process& process, Instant now) {
    return count_closed_vote(tx, organisation, languages, process, "allting", now);
}

Result<std::vector<PotElection>> load_elections(db::Connection& connection, OrganisationId organisation,
                                                const processes::Process& process, Instant now) {
    const auto projects = proposals::list_projects(connection, organisation, process.id);
    TRY(Box box, load_box(connection, organisation, process, projects, now));
    return std::move(box.elections);
}

}  // namespace allting::results
