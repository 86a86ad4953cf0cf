#include "results/decision.hpp"

#include <algorithm>

namespace allting::results {
namespace {

std::string member(std::string_view group, ProjectId project) {
    return std::string(group) + '[' + std::to_string(project.value) + ']';
}

/// What the decision gives out of one pot, and the last project that it gives to.
struct Given {
    Money sum;
    ProjectId last;
};

Given given_of(PotId pot, std::span<const proposals::Project> projects, const Decision& decision) {
    Given given{};
    for (const proposals::Project& project : projects) {
        const auto* const decided = decision.find(project.id);
        if (project.pot != pot || !decided || !decided->funded) continue;
        given.sum += project.cost;
        given.last = project.id;
    }
    return given;
}

}  // namespace

const ProjectDecision* Decision::find(ProjectId project) const {
    const auto found = std::ranges::find(projects, project, &ProjectDecision::project);
    return found == projects.end() ? nullptr : &*found;
}

bool departs(const ProjectCount& row, const ProjectDecision& decided) { return row.won != decided.funded; }

std::vector<ProjectDecision> whole_decision(const Count& count, std::span<const ProjectDecision> stated) {
    std::vector<ProjectDecision> whole;
    for (const ProjectCount& row : count.projects) {
        const auto found = std::ranges::find(stated, row.project, &ProjectDecision::project);
        whole.push_back(found == stated.end() ? ProjectDecision{.project = row.project, .funded = row.won} : *found);
    }
    return whole;
}

Result<void> check_decision(const processes::Process& process, std::span<const proposals::Project> projects,
                            const Count& count, const Decision& decision, Instant now) {
    TRY_DO(processes::check_open(process, processes::PhaseKind::decision, now));
    FieldErrors errors;
    for (const ProjectCount& row : count.projects) {
        const auto* const decided = decision.find(row.project);
        if (decided && departs(row, *decided) && decided->reason.empty()) {
            errors.add(member("reason", row.project), "reason_needed", "results.refused.reason_needed");
        }
    }
    for (const processes::Pot& pot : process.pots) {
        const Given given = given_of(pot.id, projects, decision);
        if (given.sum <= pot.amount) continue;
        errors.add(member("funded", given.last), "over_pot", "results.refused.over_pot",
                   {{"pot", pot.name}, {"over", to_plain_text(given.sum - pot.amount)}});
    }
    if (!errors.empty()) return errors.take();
    return {};
}

}  // namespace allting::results
