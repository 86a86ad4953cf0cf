#include "algorithms/allocation/comparison.hpp"

namespace allting::allocation {

Comparison compare_outcomes(const Election& election, ComparedBy compared_by,
                            const std::vector<std::uint32_t>& winners,
                            const std::vector<std::uint32_t>& greedy_winners) {
    std::vector<bool> wins(election.projects.size()), wins_greedily(election.projects.size());
    for (const auto project : winners) wins[project] = true;
    for (const auto project : greedy_winners) wins_greedily[project] = true;
    Comparison comparison;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        std::int64_t count = 0, greedy_count = 0;
        for (const Mark& mark : election.marks_of(group)) {
            if (election.has_points() && mark.points <= 0) continue;
            count += wins[mark.project];
            greedy_count += wins_greedily[mark.project];
        }
        if (compared_by == ComparedBy::any_winner) {
            count = count > 0;
            greedy_count = greedy_count > 0;
        }
        if (count > greedy_count) comparison.prefer_shares += election.multiplicity[group];
        if (count < greedy_count) comparison.prefer_greedy += election.multiplicity[group];
    }
    return comparison;
}

std::string_view name_of(ComparedBy compared_by) {
    return compared_by == ComparedBy::any_winner ? "any-winner" : "approved-winners";
}

std::optional<ComparedBy> compared_by_named(std::string_view name) {
    for (const auto compared_by : {ComparedBy::approved_winners, ComparedBy::any_winner})
        if (name_of(compared_by) == name) return compared_by;
    return std::nullopt;
}

}  // namespace allting::allocation
