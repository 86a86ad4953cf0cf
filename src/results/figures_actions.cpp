#include "results/figures_actions.hpp"

#include <optional>

#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "results/count_actions.hpp"
#include "results/count_store.hpp"
#include "results/election_file.hpp"
#include "results/figures_store.hpp"

namespace allting::results {
namespace {

struct Work {
    processes::Process process;
    Count count;
    std::vector<proposals::Project> projects;
    std::vector<PotElection> elections;  // none where there are too few ballots to tell more than who won
};

std::optional<Work> next_work(db::Connection& connection, OrganisationId organisation, Instant now) {
    const auto waiting = list_counts_without_figures(connection, organisation);
    if (waiting.empty()) return std::nullopt;
    auto process = processes::find_process(connection, organisation, waiting.front());
    auto count = find_count(connection, organisation, waiting.front());
    CHECK(process && count);
    Work work{std::move(*process), std::move(*count), proposals::list_projects(connection, organisation, waiting.front()), {}};
    if (!may_publish_ballots(work.count)) return work;
    auto elections = load_elections(connection, organisation, work.process, now);
    if (elections) work.elections = std::move(elections.value());
    return work;
}

}  // namespace

bool make_next_figures(db::Database& database, OrganisationId organisation, Instant now, const std::function<bool()>& goes_on) {
    const auto work = database.read([&](db::Connection& c) { return next_work(c, organisation, now); });
    if (!work) return false;
    CountFigures figures{.counted_at = work->count.counted_at, .pots = {}};
    for (const PotElection& pot : work->elections) {
        auto made = figures_of({pot, work->projects, work->count.allocation, work->process.ballot_kind, goes_on});
        if (!goes_on()) return false;
        if (made) figures.pots.push_back(std::move(made.value()));
    }
    database.write([&](db::Transaction& tx) { replace_figures(tx, organisation, work->process.id, figures); });
    return true;
}

}  // namespace allting::results
