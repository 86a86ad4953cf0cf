// Who goes first among equals. The order is fixed before the count and is the same in every round.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/allocation/election.hpp"

namespace allting::allocation {

enum class TieRule {
    lexicographic,     // smallest id as text: "10" before "2"
    cheapest_first,    // "min-cost": lowest cost, then most votes, then smallest id
    most_votes_first,  // "max-votes": most votes, then lowest cost, then smallest id
    lot,               // drawn once for the whole count from a published seed (lot.hpp)
    refuse,            // no winner is named where equals decide: count() gives the equals instead
};

struct TieBreak {
    TieRule rule = TieRule::lexicographic;
    std::vector<std::uint32_t> place;  // per project; the smallest goes first
    bool prefers(std::uint32_t a, std::uint32_t b) const { return place[a] < place[b]; }
};

/// The order of all projects under the rule. `seed` is for the lot; `refuse` orders by id, for the count that is then refused.
TieBreak break_ties(const Election& election, TieRule rule, std::string_view seed = {});

/// A project as it would stand if it had another cost or more votes than it has.
struct Standing {
    std::uint32_t project = 0;
    std::int64_t cost = 0;
    std::int64_t votes = 0;
};
/// Whether the first, so changed, would go before the second among equals.
bool would_go_before(const Election& election, const TieBreak& ties, const Standing& changed, const Standing& rival);

std::span<const TieRule> all_tie_rules();
std::string_view name_of(TieRule rule);  // "min-cost", as on the command line and in files
std::optional<TieRule> tie_rule_named(std::string_view name);

}  // namespace allting::allocation
