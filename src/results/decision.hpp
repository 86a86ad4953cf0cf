// The legal decision after a count: the board confirms the outcome, or departs from it with a reason that everyone can
// read. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "processes/process.hpp"
#include "proposals/project.hpp"
#include "results/count.hpp"

namespace allting::results {

struct ProjectDecision {
    ProjectId project;
    bool funded = false;
    std::string reason = {};  // never empty where it departs from the count
    friend bool operator==(const ProjectDecision&, const ProjectDecision&) = default;
};

struct Decision {
    ProcessId process;
    Instant decided_at = {};
    std::string body_name;        // "Kommunstyrelsen"
    std::string registry_number;  // of the case in the registry, "KS 2027/123"
    std::string statement;
    std::vector<ProjectDecision> projects;

    const ProjectDecision* find(ProjectId project) const;
};

/// Every project of the count once; projects that the form leaves out follow the count.
std::vector<ProjectDecision> whole_decision(const Count& count, std::span<const ProjectDecision> stated);

/// Refuses a departure without a reason (field reason[ID]), funding beyond a pot (field funded[ID] of the last project in
/// it), and outside the decision phase.
Result<void> check_decision(const processes::Process& process, std::span<const proposals::Project> projects,
                            const Count& count, const Decision& decision, Instant now);

/// Funded though it lost, or not funded though it won.
bool departs(const ProjectCount& row, const ProjectDecision& decided);

}  // namespace allting::results
