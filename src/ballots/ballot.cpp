#include "ballots/ballot.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace allting::ballots {

namespace {

using processes::BallotKind;
using proposals::Project;

Error no(std::string code) {
    std::string key = "ballots.refused." + code;
    return refuse(ErrorKind::invalid, std::move(code), std::move(key));
}

Error no(std::string code, std::vector<std::pair<std::string, std::string>> arguments) {
    Error error = no(std::move(code));
    error.arguments = std::move(arguments);
    return error;
}

const Project* find(std::span<const Project> projects, ProjectId id) {
    const auto found = std::ranges::find(projects, id, &Project::id);
    return found == projects.end() ? nullptr : &*found;
}

Result<Marks> marks_of(const processes::Process& process, const BallotForm& form) {
    const bool by_points = process.ballot_kind == BallotKind::points;
    if (by_points ? !form.projects.empty() : !form.points.empty())
        return no(by_points ? "points_missing" : "no_points_here");
    Marks marks = form.points;
    for (const ProjectId project : form.projects) marks.push_back({project});
    if (marks.empty() && !form.blank) return no("nothing_chosen");
    if (!marks.empty() && form.blank) return no("blank_with_marks");
    if (marks.size() > limits::ballot_marks_max) return no("too_many_at_all");
    std::ranges::sort(marks, {}, &Mark::project);
    return marks;
}

Result<void> check_marks(const processes::Process& process, std::span<const Project> projects, const Marks& marks) {
    AreaId area;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Project* const project = find(projects, marks[i].project);
        if (!project) return no("unknown_project");
        if (project->process != process.id) return no("project_of_another_process", {{"project", project->title}});
        if (i > 0 && marks[i].project == marks[i - 1].project) return no("doubled_project", {{"project", project->title}});
        if (marks[i].points < 1) return no("points_below_one", {{"project", project->title}});
        const processes::Pot* const pot = process.pot(project->pot);
        CHECK(pot != nullptr);
        if (pot->area && area && pot->area != area) return no("two_areas");
        if (pot->area) area = pot->area;
    }
    return {};
}

Result<void> check_pot(const processes::Process& process, const PotUse& use) {
    const std::string pot = process.pot(use.pot)->name;
    const std::string most = std::to_string(process.marks_max);
    switch (process.ballot_kind) {
        case BallotKind::approval:
            if (use.marks > process.marks_max) return no("too_many_marks", {{"pot", pot}, {"most", most}});
            break;
        case BallotKind::points:
            if (use.points > process.marks_max) return no("too_many_points", {{"pot", pot}, {"most", most}});
            break;
        case BallotKind::budget:
            if (use.cost > use.amount) return no("over_the_pot", {{"pot", pot}});
            break;
    }
    return {};
}

}  // namespace

Result<Ballot> check_ballot(const processes::Process& process, std::span<const Project> projects,
                            const BallotForm& form, Instant now) {
    TRY_DO(processes::check_open(process, processes::PhaseKind::vote, now));
    TRY(Marks marks, marks_of(process, form));
    TRY_DO(check_marks(process, projects, marks));
    for (const PotUse& use : use_of_pots(process, projects, marks)) TRY_DO(check_pot(process, use));
    return Ballot{std::move(marks)};
}

Result<void> check_closed(const processes::Process& process, Instant now) {
    const processes::Phase* const vote = process.phase(processes::PhaseKind::vote);
    if (vote && vote->closes <= now) return {};
    return refuse(ErrorKind::conflict, "vote_not_closed", "ballots.refused.vote_not_closed");
}

std::string text_of(const Marks& marks) {
    std::string text;
    for (const Mark& mark : marks) {
        if (!text.empty()) text += ',';
        text += std::to_string(mark.project.value);
        if (mark.points != 1) text += ":" + std::to_string(mark.points);
    }
    return text;
}

Marks marks_from_text(std::string_view text) {
    Marks marks;
    if (text.empty()) return marks;
    for (const std::string_view part : split(text, ',')) {
        const auto colon = part.find(':');
        const auto project = integer_from_text(part.substr(0, colon));
        const auto points = colon == std::string_view::npos ? 1 : integer_from_text(part.substr(colon + 1));
        CHECK(project && points);
        marks.push_back({ProjectId{*project}, *points});
    }
    return marks;
}

std::vector<PotUse> use_of_pots(const processes::Process& process, std::span<const Project> projects,
                                const Marks& marks) {
    std::vector<PotUse> uses;
    for (const processes::Pot& pot : process.pots) uses.push_back({.pot = pot.id, .amount = pot.amount, .cost = {}});
    for (const Mark& mark : marks) {
        const Project* const project = find(projects, mark.project);
        const auto use = project ? std::ranges::find(uses, project->pot, &PotUse::pot) : uses.end();
        if (use == uses.end()) continue;
        use->cost += project->cost;
        use->marks += 1;
        // Bounded, so that a sum of what anybody may type never overflows; the bound is far above any pot's points.
        use->points += std::clamp(mark.points, -limits::points_max - 1, limits::points_max + 1);
    }
    return uses;
}

std::int64_t left_of(const processes::Process& process, const PotUse& use) {
    switch (process.ballot_kind) {
        case BallotKind::approval: return process.marks_max - use.marks;
        case BallotKind::points: return process.marks_max - use.points;
        case BallotKind::budget: break;
    }
    return 0;
}

}  // namespace allting::ballots
