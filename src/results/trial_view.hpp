// What a facilitator can try rules on, read in one snapshot.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "results/trial.hpp"

namespace allting::results {

/// An election of the past to choose among.
struct PastElection {
    ProcessId process = {};
    std::string title = {};
};

struct TrialView {
    std::vector<PastElection> past = {};
    ProcessId asked = {};  // by a link
    std::optional<TrialElection> election = {};  // once tried
    std::optional<Trial> trial = {};
};

std::vector<PastElection> list_past_elections(db::Connection& connection, const people::Visitor& visitor, Instant now);

/// Refuses (conflict) a process whose vote has not closed ("vote_not_closed"), that is not counted ("not_counted"), or in
/// which so few voted that more than who won could tell how somebody voted ("too_few_ballots").
Result<TrialElection> load_trial_election(db::Connection& connection, const people::Visitor& visitor, ProcessId process, Instant now);

}  // namespace allting::results
