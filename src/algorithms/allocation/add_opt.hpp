// add-opt: how much each share must grow before Exact Equal Shares gives another result. Jumps where others step.
#pragma once
#include <optional>
#include <string>

#include "algorithms/allocation/exact_run.hpp"

namespace allting::allocation {

/// The next endowment above the run's own at which somebody else pays for something; nothing where there is none.
/// Let b_i(t) be what i held before purchase t. A project p would be bought before it by v supporters, v large enough
/// to stand before purchase t, if each share were larger by cost(p) / v − b, b = the v-th largest of their b_i(t);
/// the answer is the smallest such amount over all p, v and t.
///
/// cost      O(Σ over marks of (1 + purchases of that voter) · log L)
/// source    Kraiczy, Robinson, Elkind 2025, arXiv 2502.11797, algorithms 2 and 3: those look at each voter's largest
///           payment alone, which is the same for uniform utilities; this also holds for others
std::optional<std::string> next_endowment(const Election& election, const Support& support, Satisfaction satisfaction,
                                          const ExactRun& run, const TieBreak& ties);

}  // namespace allting::allocation
