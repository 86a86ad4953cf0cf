#include "algorithms/allocation/tie_break.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

#include "algorithms/allocation/lot.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

constexpr std::array<std::pair<TieRule, std::string_view>, 5> names = {{
    {TieRule::lexicographic, "lexicographic"},
    {TieRule::cheapest_first, "min-cost"},
    {TieRule::most_votes_first, "max-votes"},
    {TieRule::lot, "lot"},
    {TieRule::refuse, "refuse"},
}};

constexpr auto rules = [] {
    std::array<TieRule, names.size()> all{};
    for (std::size_t i = 0; i < names.size(); ++i) all[i] = names[i].first;
    return all;
}();

std::vector<std::int64_t> votes_of(const Election& election) {
    std::vector<std::int64_t> votes(election.projects.size(), 0);
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        for (const Mark& mark : election.marks_of(group)) votes[mark.project] += election.multiplicity[group] * election.times_listed(mark);
    }
    return votes;
}

/// What is compared before the ids, the smaller number first.
using Keys = std::vector<std::pair<std::int64_t, std::int64_t>>;

Keys keys_of(const Election& election, TieRule rule) {
    Keys keys(election.projects.size());
    if (rule != TieRule::cheapest_first && rule != TieRule::most_votes_first) return keys;
    const auto votes = votes_of(election);
    for (std::size_t p = 0; p < keys.size(); ++p) {
        keys[p] = {election.projects[p].cost, -votes[p]};
        if (rule == TieRule::most_votes_first) std::swap(keys[p].first, keys[p].second);
    }
    return keys;
}

}  // namespace

TieBreak break_ties(const Election& election, TieRule rule, std::string_view seed) {
    const auto& projects = election.projects;
    const Keys keys = keys_of(election, rule);
    std::vector<Digest> lots(projects.size());
    if (rule == TieRule::lot) {
        for (std::size_t p = 0; p < projects.size(); ++p) lots[p] = lot_of(seed, projects[p].id);
    }
    std::vector<std::uint32_t> order(projects.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        return std::tie(keys[a], lots[a], projects[a].id) < std::tie(keys[b], lots[b], projects[b].id);
    });
    TieBreak ties{rule, std::vector<std::uint32_t>(order.size())};
    for (std::uint32_t place = 0; place < order.size(); ++place) ties.place[order[place]] = place;
    return ties;
}

bool would_go_before(const Election& election, const TieBreak& ties, const Standing& changed, const Standing& rival) {
    const auto key_of = [&](const Standing& one) {
        const auto& id = election.projects[one.project].id;
        if (ties.rule == TieRule::cheapest_first) return std::tuple(one.cost, -one.votes, id);
        return std::tuple(-one.votes, one.cost, id);
    };
    const bool by_keys = ties.rule == TieRule::cheapest_first || ties.rule == TieRule::most_votes_first;
    return by_keys ? key_of(changed) < key_of(rival) : ties.prefers(changed.project, rival.project);
}

std::span<const TieRule> all_tie_rules() { return rules; }

std::string_view name_of(TieRule rule) {
    for (const auto& [value, name] : names) {
        if (value == rule) return name;
    }
    CHECK(false);
    return "";
}

std::optional<TieRule> tie_rule_named(std::string_view wanted) {
    for (const auto& [value, name] : names) {
        if (name == wanted) return value;
    }
    return std::nullopt;
}

}  // namespace allting::allocation
