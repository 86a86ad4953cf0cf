#include "learning/learning.hpp"

#include <algorithm>
#include <unordered_map>

namespace allting::learning {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// source  nearest rank: the smallest value that at least so many in a hundred do not exceed
std::int64_t rank_of(std::vector<std::int64_t> values, std::int64_t percent) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const auto rank = (std::int64_t(values.size()) * percent + 99) / 100;
    return values[std::size_t(std::max<std::int64_t>(rank, 1) - 1)];
}

void join(Group& into, const Group& small) {
    into.decided += small.decided;
    into.passed += small.passed;
}

}  // namespace

std::vector<Group> group_by(const std::vector<Decided>& all, std::string Decided::* key) {
    std::map<std::string, Group> found;
    Group small;
    for (const Decided& one : all) {
        Group& group = (one.*key).empty() ? small : found.try_emplace(one.*key, Group{.key = one.*key}).first->second;
        ++group.decided;
        group.passed += one.passed ? 1 : 0;
    }
    std::vector<Group> groups;
    for (const auto& [name, group] : found) groups.push_back(group);
    std::ranges::stable_sort(groups, std::ranges::greater{}, &Group::decided);
    while (!groups.empty() && (groups.back().decided < group_min || (small.decided > 0 && small.decided < group_min))) {
        join(small, groups.back());
        groups.pop_back();
    }
    if (small.decided >= group_min) groups.push_back(small);
    return groups;
}

Days days_to_answer(const std::vector<Decided>& all) {
    std::vector<std::int64_t> days;
    for (const Decided& one : all) days.push_back(std::max<std::int64_t>(0, (one.answered_at - one.received_at).ms / day_ms));
    return {.answers = std::int64_t(days.size()), .median = rank_of(days, 50), .ninetieth = rank_of(days, 90)};
}

std::vector<Difference> differences(const std::vector<Decided>& all, const std::vector<proposals::SimilarPair>& alike) {
    std::unordered_map<ProposalId, const Decided*> by_id;
    for (const Decided& one : all) by_id[one.id] = &one;
    std::vector<Difference> found;
    for (const proposals::SimilarPair& pair : alike) {
        const auto first = by_id.find(pair.first), second = by_id.find(pair.second);
        if (pair.opposite || pair.score < likeness_min || first == by_id.end() || second == by_id.end()) continue;
        const Decided *no = first->second, *other = second->second;
        if (no->passed) std::swap(no, other);
        if (no->passed || (!other->passed && no->reason_code == other->reason_code)) continue;
        found.push_back({no->reason_code, no->id, other->id, other->passed, other->reason_code, pair.score});
    }
    std::ranges::stable_sort(found, [](const Difference& a, const Difference& b) {
        return std::pair(a.other_passed, a.likeness) > std::pair(b.other_passed, b.likeness);
    });
    if (found.size() > differences_max) found.resize(differences_max);
    return found;
}

std::int64_t Outcome::percent() const { return high.ore > 0 ? (spent.ore * 100 + high.ore / 2) / high.ore : 0; }

Accuracy accuracy_of(const std::vector<Outcome>& outcomes) {
    Accuracy sum{.projects = std::int64_t(outcomes.size())};
    std::vector<std::int64_t> percents;
    for (const Outcome& one : outcomes) {
        percents.push_back(one.percent());
        sum.above += one.spent > one.high ? 1 : 0;
        sum.within += one.spent >= one.low && one.spent <= one.high ? 1 : 0;
    }
    sum.median_percent = rank_of(percents, 50);
    return sum;
}

}  // namespace allting::learning
