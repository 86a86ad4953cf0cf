#include "results/trial_view.hpp"

#include "ballots/ballot.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "results/count_actions.hpp"
#include "results/count_store.hpp"
#include "results/election_file.hpp"

namespace allting::results {

std::vector<PastElection> list_past_elections(db::Connection& connection, const people::Visitor& visitor, Instant now) {
    std::vector<PastElection> past;
    for (const processes::Process& process : processes::list_processes(connection, visitor.organisation)) {
        if (ballots::check_closed(process, now).ok() && is_counted(connection, visitor.organisation, process.id))
            past.push_back({process.id, process.text_in(visitor.language).title});
    }
    return past;
}

Result<TrialElection> load_trial_election(db::Connection& connection, const people::Visitor& visitor, ProcessId id, Instant now) {
    auto process = processes::find_process(connection, visitor.organisation, id);
    if (!process) return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
    if (!ballots::check_closed(*process, now).ok()) return refuse(ErrorKind::conflict, "vote_not_closed", "results.trial.vote_not_closed");
    const auto count = find_count(connection, visitor.organisation, id);
    if (!count) return refuse(ErrorKind::conflict, "not_counted", "results.trial.not_counted");
    TRY_DO(check_published(*process, *count));
    TRY(auto elections, load_elections(connection, visitor.organisation, *process, now));
    auto title = process->text_in(visitor.language).title;
    auto projects = proposals::list_projects(connection, visitor.organisation, id);
    return TrialElection{std::move(title), std::move(*process), std::move(projects), std::move(elections)};
}

}  // namespace allting::results
