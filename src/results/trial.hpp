// A facilitator tries rules on an election of the past before choosing one: counted by several rules, shown side by side,
// and stored nowhere. Never on a vote that goes on or is not counted yet. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "algorithms/allocation/pabulib.hpp"
#include "platform/i18n/translator.hpp"
#include "results/count.hpp"
#include "results/figures.hpp"

namespace allting::results {

inline constexpr std::size_t trial_rules_max = 6;

struct TrialChoice {
    ProcessId process = {};     // or a file
    std::vector<allocation::Rule> rules = {};
    std::optional<allocation::Satisfaction> satisfaction = {};  // none = what is usual for each rule
    std::optional<allocation::Completion> completion = {};
    allocation::TieRule ties = allocation::TieRule::lexicographic;
    std::int64_t score_min = 0;
};

/// An election to try on, from a process or from a file.
struct TrialElection {
    std::string title = {};
    processes::Process process = {};
    std::vector<proposals::Project> projects = {};
    std::vector<PotElection> elections = {};

    std::string title_of(ProjectId project) const;
};

struct TrialPot {
    std::string name = {};
    std::int64_t voters = 0;
    std::vector<ProjectId> projects = {};
    std::vector<RuleFigures> rules = {};
};

struct Trial {
    std::vector<TrialPot> pots = {};
    std::vector<allocation::Rule> left_out = {};  // that do not fit such ballots, or take too long on so many
};

/// Counts each pot by each rule. What a rule or its ballots do not have is taken as usual.
Result<Trial> try_rules(const TrialElection& election, const TrialChoice& choice);

/// A file as an election to try on. Refuses what a process cannot hold.
Result<TrialElection> trial_election_of(const allocation::PabulibFile& file, const i18n::Languages& languages, std::string_view zone, Instant now);

}  // namespace allting::results
