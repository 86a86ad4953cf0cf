// What the pages of the vote show, put together from the process, its projects and what was chosen so far. Pure.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "ballots/ballot.hpp"
#include "ballots/ballot_form.hpp"
#include "ballots/roll.hpp"

namespace allting::ballots {

/// A pot with those of its projects that the filter lets through.
struct PotChoice {
    processes::Pot pot;
    PotUse use;
    std::vector<proposals::Project> shown;
    std::vector<proposals::Project> kept;  // marked, but hidden by the filter: they stay marked
};

struct BallotView {
    processes::Process process;
    RollState state = RollState::none;
    ProjectFilter filter;
    Marks marks;
    std::vector<PotChoice> pots;          // those that this voter may mark: the area's and everyone's
    std::vector<std::string> categories;  // that occur
    std::int64_t projects_count = 0;      // of these pots, before the filter

    std::int64_t points_of(ProjectId project) const;  // 0 = not marked
    Instant change_until() const { return process.phase(processes::PhaseKind::vote)->closes; }
};

/// The voter must say which area first: there are pots of several, and the filter names none of the pots.
bool needs_area(const processes::Process& process, const ProjectFilter& filter);

/// `order_seed` shuffles the projects: the same for one voter each time, so that no project is always first.
BallotView view_of(const processes::Process& process, std::span<const proposals::Project> projects, const RollState& state,
                   const ProjectFilter& filter, const Marks& marks, std::uint64_t order_seed);

/// The marks as they were chosen, right or wrong, to be shown again.
Marks chosen_of(const BallotForm& form);

}  // namespace allting::ballots
