#include "ballots/ballot_view.hpp"

#include <algorithm>
#include <set>

#include "core/random.hpp"
#include "core/text.hpp"

namespace allting::ballots {

namespace {

using processes::Pot;
using processes::Process;
using proposals::Project;

std::set<std::int64_t> areas_of(const Process& process) {
    std::set<std::int64_t> areas;
    for (const Pot& pot : process.pots)
        if (pot.area) areas.insert(pot.area.value);
    return areas;
}

/// The area whose pots the voter chooses in: that of the pot in the filter, or the only one there is.
AreaId area_for(const Process& process, const ProjectFilter& filter) {
    if (const Pot* const pot = process.pot(filter.pot)) return pot->area;
    const auto areas = areas_of(process);
    return AreaId{areas.size() == 1 ? *areas.begin() : 0};
}

void shuffle(std::vector<Project>& projects, std::uint64_t seed) {
    SeededRandom random(seed);
    for (std::size_t left = projects.size(); left > 1; --left) std::swap(projects[left - 1], projects[random.below(left)]);
}

void put_in_order(std::vector<Project>& projects, ProjectOrder order, std::uint64_t seed) {
    std::ranges::sort(projects, {}, &Project::id);
    switch (order) {
        case ProjectOrder::shuffled: shuffle(projects, seed); break;
        case ProjectOrder::by_cost: std::ranges::stable_sort(projects, {}, &Project::cost); break;
        case ProjectOrder::by_name:
            std::ranges::stable_sort(projects, {}, [](const Project& project) { return to_lower_ascii(project.title); });
            break;
    }
}

bool passes(const Project& project, const ProjectFilter& filter) {
    if (!filter.category.empty() && project.category != filter.category) return false;
    const std::string wanted = slug(filter.text);  // "angen" finds "Ängen"
    for (const std::string& text : {project.title, project.summary, project.place, project.code})
        if (slug(text).find(wanted) != std::string::npos) return true;
    return false;
}

}  // namespace

std::int64_t BallotView::points_of(ProjectId project) const {
    const auto found = std::ranges::find(marks, project, &Mark::project);
    return found == marks.end() ? 0 : found->points;
}

bool needs_area(const Process& process, const ProjectFilter& filter) {
    return areas_of(process).size() > 1 && process.pot(filter.pot) == nullptr;
}

BallotView view_of(const Process& process, std::span<const Project> projects, const RollState& state,
                   const ProjectFilter& filter, const Marks& marks, std::uint64_t order_seed) {
    BallotView view{.process = process, .state = state, .filter = filter, .marks = {}, .pots = {}, .categories = {}};
    const AreaId area = area_for(process, filter);
    std::vector<Project> ordered(projects.begin(), projects.end());
    put_in_order(ordered, filter.order, order_seed);
    std::set<std::string> categories;
    for (const PotUse& use : use_of_pots(process, projects, marks)) {
        const Pot& pot = *process.pot(use.pot);
        if (pot.area && pot.area != area) continue;
        PotChoice choice{.pot = pot, .use = use, .shown = {}, .kept = {}};
        for (const Project& project : ordered) {
            if (project.pot != pot.id || project.process != process.id) continue;
            const auto mark = std::ranges::find(marks, project.id, &Mark::project);
            if (mark != marks.end()) view.marks.push_back(*mark);
            if (passes(project, filter)) choice.shown.push_back(project);
            else if (mark != marks.end()) choice.kept.push_back(project);
            categories.insert(project.category);
            ++view.projects_count;
        }
        view.pots.push_back(std::move(choice));
    }
    view.categories.assign(categories.begin(), categories.end());
    return view;
}

Marks chosen_of(const BallotForm& form) {
    Marks marks = form.points;
    for (const ProjectId project : form.projects) marks.push_back({project});
    return marks;
}

}  // namespace allting::ballots
