// What can be said of a count beside who won: how fairly it treats the voters, how sure it is, what other rules would have
// chosen, and whose money went where. Made once after the count and stored, since it takes up to minutes. Pure.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "results/count.hpp"

namespace allting::results {

/// Money that the supporters of a losing project spent on one winner.
struct SpentOn {
    ProjectId winner = {};
    std::int64_t voters = 0;
    Money amount = {};
    friend bool operator==(const SpentOn&, const SpentOn&) = default;
};

struct ProjectFigures {
    ProjectId project = {};
    std::int64_t samples_won = 0;  // of PotFigures::samples
    // Equal shares, a winner: who paid its full price, and who gave all that they had left.
    std::int64_t full_payers = 0, last_payers = 0;
    Money full_paid = {}, last_paid = {};
    // Equal shares, a loser: where its supporters' money went, most first, and what they had left at the end.
    std::vector<SpentOn> spent_on = {};
    Money left = {};
    // Under equal shares or Phragmén; -1 where nothing would do, or where it is not known.
    Money winning_cost = {-1};           // a loser: a cost at which it would have won; where the rule stands alone, the largest
    std::int64_t voters_missing = -1;    // a loser: fewest of the voters who would have had to mark it too
    std::int64_t new_voters_missing = -1;  // a loser: more voters, marking it alone, who would have been enough
    std::int64_t support_percent = -1;   // equal shares: how much of its cost its supporters could give at another's price
    friend bool operator==(const ProjectFigures&, const ProjectFigures&) = default;
};

/// A category or a place: what it was given beside what the ballots gave it. Shares are in thousandths.
struct LabelFigures {
    std::string label = {};
    std::int64_t projects = 0, winners = 0;
    Money spent = {};
    std::int64_t of_spending = 0, of_votes = 0;
    friend bool operator==(const LabelFigures&, const LabelFigures&) = default;
};

/// Voters who all wanted a losing project, and whose equal shares would have paid for it and for what they got.
struct OwedFigures {
    ProjectId project = {};
    std::int64_t voters = 0;
    Money share = {}, best_off = {};
    friend bool operator==(const OwedFigures&, const OwedFigures&) = default;
};

/// One rule on the same ballots.
struct RuleFigures {
    std::string rule = {}, satisfaction = {}, completion = {};  // as in files
    std::vector<ProjectId> winners = {};              // in order of selection
    Money spent = {};
    std::int64_t without_any = 0;       // voters who got nothing that they wanted
    std::int64_t winners_backed = 0;    // on average, in thousandths
    std::int64_t gini = 0;              // in thousandths
    std::int64_t owed_groups = 0;       // projects whose supporters are owed more
    friend bool operator==(const RuleFigures&, const RuleFigures&) = default;
};

struct PotFigures {
    PotId pot = {};
    std::int64_t voters = 0, blank = 0;
    std::int64_t without_any = 0;
    std::int64_t winners_backed = 0;  // on average, in thousandths
    Money cost_backed = {};                // on average
    std::int64_t gini = 0;            // in thousandths
    std::vector<std::int64_t> share_bins = {};  // voters by quarters of an equal share; the last is open upwards
    std::int64_t reach_fair_share = 0;
    std::int64_t fair_share_covered = 0;   // in thousandths
    std::vector<OwedFigures> owed = {};         // largest groups first, at most owed_groups_shown
    std::int64_t owed_groups = 0;
    // Equal shares: a voter's share at the start and in the count that decided, and where the outcome is compared with most
    // votes first, how many rather have the one or the other.
    Money share = {}, grown_share = {};
    std::int64_t prefer_shares = -1, prefer_greedy = -1;
    std::int64_t samples = 0, samples_same = 0;  // electorates drawn anew, and how many chose exactly the same winners
    std::vector<LabelFigures> categories = {}, places = {};
    std::vector<ProjectFigures> projects = {};
    std::vector<RuleFigures> rules = {};  // the process's own first
    friend bool operator==(const PotFigures&, const PotFigures&) = default;
};

inline constexpr std::size_t owed_groups_shown = 5;
inline constexpr std::size_t spendings_shown = 6;  // the rest is summed under no project

struct CountFigures {
    Instant counted_at = {};  // of the count that they belong to
    std::vector<PotFigures> pots = {};

    const PotFigures* find_pot(PotId pot) const;
    const ProjectFigures* find(ProjectId project) const;
    friend bool operator==(const CountFigures&, const CountFigures&) = default;
};

/// What is asked of one pot: the election, its projects' labels, and how its process chose.
struct FigureInput {
    const PotElection& pot;
    std::span<const proposals::Project> projects;  // of the process
    const processes::Allocation& allocation;
    processes::BallotKind ballot_kind;
    std::function<bool()> goes_on = [] { return true; };  // asked now and then; false ends the work
};

/// Everything, the same for the same input.
///
/// refuses   what the rule itself refuses; "interrupted" when told to end
/// cost      up to 1,000 counts by the rule; resamples_of() gives fewer where a count is slow
Result<PotFigures> figures_of(const FigureInput& input);

/// One rule's outcome with its figures.
Result<RuleFigures> rule_figures(const PotElection& pot, const allocation::CountOptions& options);

/// The rules that are laid beside each other for such ballots, each as usual; slow ones only where the election is small.
std::vector<processes::Allocation> rules_to_compare(const processes::Allocation& own, processes::BallotKind kind, std::size_t marks);

/// With these completions what wins by the rule alone wins, so that one bound is known for what a project lacked. With the
/// others the shares grow, and what is said of a project was found by counting again.
bool keeps_winners(allocation::Completion completion);

/// Whether the count takes more than some seconds on ballots with so many marks.
bool is_too_slow(const processes::Allocation& allocation, std::size_t marks);

/// How many electorates are drawn anew for such an election.
std::int64_t resamples_of(const processes::Allocation& allocation, std::size_t marks);

std::string text_of(const CountFigures& figures);  // for the store
CountFigures figures_from_text(std::string_view text);  // CHECKs: only our own text is read

}  // namespace allting::results
