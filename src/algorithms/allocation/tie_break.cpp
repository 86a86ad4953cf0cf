#include "algorithms/allocation/tie_break.hpp"

#include <algorithm>
#include <numeric>

namespace allting::allocation {

TieBreak break_ties(const Election& election, TieRule rule) {
    std::vector<std::int64_t> votes(election.projects.size(), 0);
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        for (const Mark& mark : election.marks_of(group)) votes[mark.project] += election.multiplicity[group];
    }
    std::vector<std::uint32_t> order(election.projects.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        const auto& [left, right] = std::tie(election.projects[a], election.projects[b]);
        if (rule == TieRule::cheapest_first) {
            if (left.cost != right.cost) return left.cost < right.cost;
            if (votes[a] != votes[b]) return votes[a] > votes[b];
        }
        return left.id < right.id;
    });
    TieBreak ties{rule, std::vector<std::uint32_t>(order.size())};
    for (std::uint32_t place = 0; place < order.size(); ++place) ties.place[order[place]] = place;
    return ties;
}

std::string_view name_of(TieRule rule) {
    return rule == TieRule::lexicographic ? "lexicographic" : "min-cost";
}

}  // namespace allting::allocation
