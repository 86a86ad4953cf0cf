// How fairly an outcome, by whatever rule, treats the voters: figures, not judgements. All are exact.
// Knows no voters' traits and no text for people.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {

/// An exact figure, and the same for people, rounded half up.
struct Figure {
    std::string exact = "0";       // "1250/3"
    std::int64_t thousandths = 0;  // 416667
};

/// An exact amount in 1/money_scale, and the same rounded half up to hundredths of the currency's unit.
struct Amount {
    std::string exact = "0";
    std::int64_t hundredths = 0;
};

/// Voters who all back a losing project, who together could pay for it and for all that any one of them got,
/// and still did not get it: a violation of EJR+ up to one project.
struct OwedGroup {
    std::uint32_t project = 0;
    std::int64_t voters = 0;    // the largest such group that backs this project
    Amount share;               // what they own together: voters · budget / n
    std::int64_t best_off = 0;  // what the best-off of them got: cost, or number, of winners that they back
};

/// Bins of `Fairness::share_bins`: each a quarter of an equal share wide; the last is open upwards.
inline constexpr std::size_t share_bin_count = 9;

struct Fairness {
    std::int64_t voters = 0;    // n, with the blank ballots
    std::int64_t blank = 0;     // marked nothing
    std::int64_t excluded = 0;  // back no winner; the blank ones are among them
    Figure exclusion;           // excluded / voters
    Figure winners_backed;      // winners that a voter backs, on average
    Amount cost_backed;         // what they cost together, on average
    /// Gini coefficient of the voters' satisfaction: 0 = all got alike, near 1 = one got all.
    Figure gini;

    /// A voter's budget share: of each winner that they back, cost / number of its backers.
    /// Bin k counts those with at least k quarters of budget / n and less than k + 1.
    std::vector<std::int64_t> share_bins = std::vector<std::int64_t>(share_bin_count, 0);
    /// A voter's fair share: budget / n, or what they would have if all that they back had won, if that is less.
    std::int64_t reach_fair_share = 0;  // voters whose budget share is at least their fair share
    Figure fair_share_covered;          // Σ min(share, fair share) / Σ fair share

    /// EJR+ up to one project, where it is broken: largest groups first, then by id. Empty = the outcome has it.
    std::vector<OwedGroup> owed_by_cost;
    std::vector<OwedGroup> owed_by_number;
};

/// Judges the outcome `winners`, which any rule, or a board, may have made. A voter backs what their ballot lists.
///
/// returns   all figures; 0 where there are no voters. `satisfaction` is that of the Gini coefficient alone
/// refuses   nothing
/// cost      O(L + G log G) operations, L = all marks, G = groups of equal ballots
/// source    Brill and Peters 2023, "Robust and Verifiable Proportionality Axioms", section 6 (EJR+ up to one);
///           Maly, Rey, Endriss, Lackner 2023, "Fairness in Participatory Budgeting via Equality of Resources"
///           (budget share); docs/methods/en/fairness.md
Fairness fairness_of(const Election& election, std::span<const std::uint32_t> winners,
                     Satisfaction satisfaction = Satisfaction::cost);

/// How the voters would choose between two outcomes if each could have only one of them.
struct Preference {
    std::int64_t first = 0, second = 0, neither = 0;        // voters with more satisfaction in it
    std::int64_t only_in_first = 0, only_in_second = 0;     // voters who back a winner in it and none in the other
};
Preference preference_between(const Election& election, std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, Satisfaction satisfaction);

/// What one label (a category, an area) was given beside what the ballots gave it.
struct LabelShare {
    std::int64_t projects = 0, winners = 0;
    Amount spent;         // on its winners
    Figure of_spending;   // of what all winners with a label cost
    Figure of_score;      // of the ballots' own measure: votes, points or ranks
};

/// `labels_of[p]` holds the labels of project p, from 0 to `label_count` - 1. A project with several is divided
/// equally among them; one with none is left out.
std::vector<LabelShare> spending_by_label(const Election& election, std::span<const std::uint32_t> winners,
                                          std::span<const std::vector<std::uint32_t>> labels_of,
                                          std::size_t label_count);

}  // namespace allting::allocation
