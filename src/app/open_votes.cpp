#include "app/open_votes.hpp"

#include <stdexcept>

#include "alerts/alert_actions.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/log_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "reviews/case_actions.hpp"
#include "scrutiny/scrutiny_actions.hpp"

namespace allting::app {

void open_votes(const people::Site& site, OrganisationId organisation, Instant now) {
    const auto due = site.database.read([&](db::Connection& c) { return processes::list_processes_to_freeze(c, organisation, now); });
    for (const ProcessId id : due) {
        const auto opened = site.database.write([&](db::Transaction& tx) -> Result<std::string> {
            const auto process = processes::find_process(tx, organisation, id);
            CHECK(process.has_value());
            if (process->keepers != processes::Keepers::clock) return std::string();
            TRY(std::string hash, ballots::open_box(tx, site, organisation, *process, proposals::list_projects(tx, organisation, id), now));
            reviews::place_on_ballot(tx, organisation, id, now);
            return hash;
        });
        CHECK(opened.ok());  // the list holds only votes that have opened
    }
}

namespace {

/// Votes that are open on record: those whose hour of closing has come and which the clock closes, or the others.
std::vector<ProcessId> open_records(const people::Site& site, OrganisationId organisation, Instant now, bool closed) {
    return site.database.read([&](db::Connection& c) {
        auto ids = ballots::list_vote_logs(c, organisation, ballots::LogState::open);
        std::erase_if(ids, [&](ProcessId id) {
            const auto process = processes::find_process(c, organisation, id);
            const bool is_due = process && ballots::check_closed(*process, now).ok();
            return !process || is_due != closed || (closed && process->keepers != processes::Keepers::clock);
        });
        return ids;
    });
}

void demand(const Error* error, ProcessId process) {
    if (error) throw std::runtime_error("the record of process " + std::to_string(process.value) + " cannot go on: " + error->code);
}

}  // namespace

void forget_order(const people::Site& site, OrganisationId organisation, Instant now) {
    if (!open_records(site, organisation, now, false).empty()) site.database.forget_log();
}

void watch_votes(const people::Site& site, OrganisationId organisation, Instant now) {
    std::vector<alerts::Watched> votes;
    for (const ProcessId id : open_records(site, organisation, now, false)) votes.push_back({.process = id});
    const auto closed = site.database.read([&](db::Connection& c) { return ballots::list_vote_logs(c, organisation, ballots::LogState::closed); });
    for (const ProcessId id : closed) votes.push_back({.process = id, .is_open = false});
    alerts::watch(site, organisation, votes, now);
}

void close_votes(const people::Site& site, OrganisationId organisation, Instant now) {
    const auto due = open_records(site, organisation, now, true);
    for (const ProcessId id : due) {
        const auto closed = site.database.write([&](db::Transaction& tx) -> Result<void> {
            const auto process = processes::find_process(tx, organisation, id);
            CHECK(process.has_value());
            TRY_DO(ballots::close_box(tx, site, organisation, *process, now));
            scrutiny::tell_checkpoint(tx, organisation, *process, now);
            return {};
        });
        demand(closed ? nullptr : &closed.error(), id);
    }
    if (!due.empty()) site.database.forget_log();
}

}  // namespace allting::app
