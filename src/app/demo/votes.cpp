#include "app/demo/votes.hpp"

#include <map>

#include "app/demo/ideas.hpp"
#include "ballots/ballot_actions.hpp"
#include "ballots/box_actions.hpp"
#include "proposals/project_store.hpp"
#include "reviews/case_actions.hpp"

namespace allting::demo {
namespace {

using processes::BallotKind;
using processes::Process;

constexpr OrganisationId organisation{1};
constexpr std::size_t accounts_that_sign_in = 3;  // the first residents

int liking_of(const proposals::Project& project, std::span<const ProjectText> texts) {
    for (const ProjectText& text : texts) {
        if (text.title == project.title) return text.liking;
    }
    return 1;
}

/// Goes through the projects from a chance beginning and marks those liked, while the rules leave room.
ballots::BallotForm choose(const Process& process, const std::vector<proposals::Project>& projects, std::span<const ProjectText> texts, Random& random) {
    ballots::BallotForm form;
    std::map<PotId, Money> cost;
    std::map<PotId, int> marks;
    const std::size_t start = random.below(projects.size());
    for (std::size_t i = 0; i < projects.size(); ++i) {
        const proposals::Project& project = projects[(start + i) % projects.size()];
        if (int(random.below(14)) >= liking_of(project, texts)) continue;
        const bool fits = process.ballot_kind == BallotKind::budget ? cost[project.pot] + project.cost <= process.pot(project.pot)->amount
                                                                     : marks[project.pot] < process.marks_max;
        if (!fits) continue;
        cost[project.pot] += project.cost;
        ++marks[project.pot];
        form.projects.push_back(project.id);
    }
    form.blank = form.projects.empty();
    return form;
}

}  // namespace

void cast_votes(db::Transaction& tx, const people::Site& site, const Town& town, const Process& process, std::span<const ProjectText> texts,
                Random& random, Instant until) {
    const auto projects = proposals::list_projects(tx, organisation, process.id);
    const Instant opened = process.phase(processes::PhaseKind::vote)->opens;
    must(ballots::open_box(tx, site, organisation, process, projects, opened));
    reviews::place_on_ballot(tx, organisation, process.id, opened);
    const std::size_t voters = town.residents.size() * 4 / 5;
    for (std::size_t i = accounts_that_sign_in; i < voters; ++i) {
        const ballots::Right right{.relation = i % 5 == 0 ? "works" : "lives", .birth_year = 1945 + int(random.below(60))};
        auto form = choose(process, projects, texts, random);
        form.request_key = "demo-" + std::to_string(process.id.value) + "-" + std::to_string(i);
        must(ballots::cast_ballot(tx, site, {town.residents[i]}, process.id, form, right, "web", between(opened, until, i, voters)));
    }
}

}  // namespace allting::demo
