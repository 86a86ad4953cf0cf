// Fills the box of an open vote with the ballots of a whole town, by the same function as the pages call: places on the
// roll, sealed slots and sealed entries that wait. The voters are numbers without an account; nothing else is made up.
//   fill_box DATA PROCESS BALLOTS
#include <algorithm>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include "app/program.hpp"
#include "ballots/ballot_actions.hpp"
#include "core/text.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"

namespace {

using namespace allting;

constexpr std::int64_t first_voter = 1'000'000'000;  // far above any account
constexpr std::int64_t ballots_a_commit = 1'000;

struct Vote {
    processes::Process process;
    std::vector<proposals::Project> projects;  // of one pot, the cheapest first
};

Vote vote_in(const app::Program& program, ProcessId id) {
    return program.database->read([&](db::Connection& connection) {
        const auto process = processes::find_process(connection, app::home, id);
        if (!process) throw std::runtime_error("there is no such process");
        auto projects = proposals::list_projects(connection, app::home, id);
        if (projects.empty()) throw std::runtime_error("the process has no projects");
        std::erase_if(projects, [pot = projects.front().pot](const auto& project) { return project.pot != pot; });
        std::ranges::sort(projects, {}, &proposals::Project::cost);
        return Vote{*process, std::move(projects)};
    });
}

/// One project or two of them, so that the ballots differ.
ballots::BallotForm form_of(const Vote& vote, std::int64_t voter) {
    const std::size_t many = vote.projects.size();
    const ProjectId one = vote.projects[std::size_t(voter) % many].id, other = vote.projects[std::size_t(voter / 7) % many].id;
    ballots::BallotForm form{.projects = {one}, .points = {}, .blank = false, .request_key = "fill-" + std::to_string(first_voter + voter)};
    const bool takes_two = vote.process.marks_max > 1 && vote.process.ballot_kind != processes::BallotKind::budget;
    if (takes_two && other != one) form.projects.push_back(other);
    if (vote.process.ballot_kind == processes::BallotKind::points)
        for (const ProjectId project : std::exchange(form.projects, {})) form.points.push_back({project});
    return form;
}

ballots::Caller resident(std::int64_t number) {
    people::Visitor visitor;
    visitor.organisation = app::home;
    visitor.person = PersonId{number};
    visitor.roles.add(people::Role::resident);
    return {visitor};
}

void fill(const app::Program& program, const Vote& vote, std::int64_t ballots) {
    const ballots::Right right{.relation = vote.process.relations.front(), .birth_year = 1990};
    for (std::int64_t begin = 0; begin < ballots; begin += ballots_a_commit) {
        const auto stored = program.database->write([&](db::Transaction& tx) -> Result<void> {
            for (std::int64_t n = begin; n < std::min(ballots, begin + ballots_a_commit); ++n)
                TRY_DO(ballots::cast_ballot(tx, program.site, resident(first_voter + n), vote.process.id,
                                            form_of(vote, n), right, "web", program.clock.now()));
            return {};
        });
        if (!stored) throw std::runtime_error("a ballot was refused: " + stored.error().code);
    }
}

}  // namespace

int main(int count, char** words) try {
    const auto process = count == 4 ? integer_from_text(words[2]) : std::nullopt;
    const auto ballots = count == 4 ? integer_from_text(words[3]) : std::nullopt;
    if (!process || !ballots) throw std::runtime_error("fill_box DATA PROCESS BALLOTS");
    app::Settings settings;
    settings.data = words[1];
    app::Program program(settings);
    fill(program, vote_in(program, ProcessId{*process}), *ballots);
    return 0;
} catch (const std::exception& problem) {
    std::fprintf(stderr, "fill_box: %s\n", problem.what());
    return 1;
}
