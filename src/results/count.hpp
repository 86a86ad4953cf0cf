// The count of a process: an election per pot, counted by the process's rule, with the reason why each project won or did
// not. Pure: it knows ballots and rules, no voter, no time and no database.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "ballots/ballot.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"

namespace allting::results {

/// Why a project won or did not: algorithms/allocation's verdict, in the process's money.
struct Explanation {
    allocation::Reason reason = allocation::Reason::no_room;
    Money money_at_turn = {};                 // greedy: left of the pot at its turn; equal shares: left with its voters
    std::optional<Money> winning_cost = {};   // a cost at which it would have won
    std::optional<std::int64_t> score_missing = {};  // votes or points more that would have made it win
    Money price = {};                         // equal shares: what a voter with enough left paid
    std::string price_exact = {};             // in öre, as a fraction
    friend bool operator==(const Explanation&, const Explanation&) = default;
};

struct ProjectCount {
    ProjectId project;
    PotId pot;
    std::int64_t votes = 0;  // ballots that mark it
    std::int64_t score = 0;  // sum of points; = votes where there are none
    std::int64_t rank = 0;   // within the pot, from 1: winners in order of selection, then the others by score
    bool won = false;
    Explanation why = {};
    friend bool operator==(const ProjectCount&, const ProjectCount&) = default;
};

struct PotCount {
    PotId pot;
    std::int64_t ballots_count = 0;  // that take part in this pot
    Money spent = {};                // the winners' costs
    friend bool operator==(const PotCount&, const PotCount&) = default;
};

struct Count {
    ProcessId process;
    Instant counted_at = {};
    processes::Allocation allocation;  // the rule, and every parameter that decided beside it
    std::string input_hash;          // SHA-256 of the elections' canonical texts, in hexadecimal
    std::int64_t ballots_count = 0;  // all, blank ones too
    std::int64_t blank_count = 0;
    std::vector<PotCount> pots;          // in the process's order
    std::vector<ProjectCount> projects;  // by pot, then rank
    std::vector<std::vector<ProjectId>> ties;  // equals, in the order that the tie rule gave them

    const ProjectCount* find(ProjectId project) const;
    const PotCount* find_pot(PotId pot) const;
    /// The same result of the same ballots, whenever it was counted.
    bool agrees_with(const Count& other) const;
};

/// What a process's own page says of its result.
struct CountSummary {
    std::int64_t winners_count = 0;
    Money spent;
    bool is_decided = false;
};

/// The election of one pot; project i of the election is projects[i].
struct PotElection {
    PotId pot;
    std::vector<ProjectId> projects;
    allocation::Election election;
};

/// Sorts ballots into one election per pot. A voter takes part in a pot by marking something in it; where there is one
/// pot only, blank ballots take part too.
class BallotSorter {
public:
    BallotSorter(const processes::Process& process, std::span<const proposals::Project> projects);
    void add(const ballots::Marks& marks);
    std::vector<PotElection> take();
    std::int64_t ballots_count() const { return ballots_count_; }
    std::int64_t blank_count() const { return blank_count_; }

private:
    struct Place {
        std::size_t pot;
        std::uint32_t project;
    };
    std::vector<PotElection> pots_;
    std::vector<allocation::BallotGrouper> groupers_;
    std::unordered_map<std::int64_t, Place> place_of_;  // by project id
    std::vector<std::vector<allocation::Mark>> marks_;  // per pot, of one ballot
    std::int64_t ballots_count_ = 0, blank_count_ = 0;
};

/// Counts the elections as the process's plan says. input_hash and counted_at are left to the caller.
Result<Count> count_elections(const processes::Process& process, std::span<const PotElection> elections);

/// What the hash of the input is made of.
std::string canonical_text(std::span<const PotElection> elections);

}  // namespace allting::results
