#include "algorithms/allocation/satisfaction.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

constexpr std::array<std::pair<Satisfaction, std::string_view>, 6> names = {{
    {Satisfaction::cost, "cost"},
    {Satisfaction::cardinality, "cardinality"},
    {Satisfaction::effort, "effort"},
    {Satisfaction::points, "points"},
    {Satisfaction::borda, "borda"},
    {Satisfaction::score, "score"},
}};

}  // namespace

std::int32_t weight_of(const Election& election, Satisfaction satisfaction, const Mark& mark,
                       std::size_t place, std::size_t length) {
    switch (satisfaction) {
        case Satisfaction::cost:
        case Satisfaction::cardinality:
        case Satisfaction::effort: return std::int32_t(election.times_listed(mark));
        case Satisfaction::points: return mark.points;
        case Satisfaction::borda: return std::int32_t(length - place - 1);
        case Satisfaction::score: break;
    }
    if (election.has_points()) return mark.points;
    if (election.ballot_type != BallotType::ordinal) return std::int32_t(election.times_listed(mark));
    return std::int32_t(election.first_place_score(length) - std::int64_t(place));
}

bool weighs_by_own_measure(const Election& election, Satisfaction satisfaction) {
    if (satisfaction == Satisfaction::score) return true;
    if (election.has_points()) return satisfaction == Satisfaction::points;
    return election.ballot_type != BallotType::ordinal && satisfaction != Satisfaction::points &&
           satisfaction != Satisfaction::borda;
}

Tally tally_marks(const Election& election, Satisfaction satisfaction) {
    Tally tally{std::vector<std::int64_t>(election.projects.size()), std::vector<std::int64_t>(election.projects.size())};
    const bool weighs_marks = satisfaction == Satisfaction::points || satisfaction == Satisfaction::borda ||
                              satisfaction == Satisfaction::score;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto marks = election.marks_of(group);
        const std::int64_t times = election.multiplicity[group];
        for (std::size_t place = 0; place < marks.size(); ++place) {
            tally.votes[marks[place].project] += times * election.times_listed(marks[place]);
            if (!weighs_marks) continue;
            tally.weight[marks[place].project] +=
                times * weight_of(election, satisfaction, marks[place], place, marks.size());
        }
    }
    if (!weighs_marks) tally.weight = tally.votes;
    return tally;
}

Support gather_support(const Election& election, Satisfaction satisfaction) {
    const auto project_count = election.projects.size();
    Support support;
    support.starts.assign(project_count + 1, 0);
    support.votes.assign(project_count, 0);
    support.weight.assign(project_count, 0);
    for (const Mark& mark : election.marks) ++support.starts[mark.project + 1];
    for (std::size_t p = 0; p < project_count; ++p) support.starts[p + 1] += support.starts[p];
    support.supporters.resize(election.marks.size());
    auto next = support.starts;
    for (std::uint32_t group = 0; group < election.group_count(); ++group) {
        const auto marks = election.marks_of(group);
        const std::int64_t times = election.multiplicity[group];
        for (std::size_t place = 0; place < marks.size(); ++place) {
            const auto project = marks[place].project;
            const auto weight = weight_of(election, satisfaction, marks[place], place, marks.size());
            support.supporters[next[project]++] = {group, weight};
            support.votes[project] += times * election.times_listed(marks[place]);
            support.weight[project] += times * weight;
        }
    }
    for (std::size_t p = 0; p < project_count; ++p) {
        const auto first = support.supporters.begin() + support.starts[p], last = support.supporters.begin() + support.starts[p + 1];
        const auto is_lighter = [](const Supporter& a, const Supporter& b) { return a.weight < b.weight; };
        if (!std::is_sorted(first, last, is_lighter)) std::stable_sort(first, last, is_lighter);
    }
    return support;
}

Factor factor_of(const Election& election, const Support& support, Satisfaction satisfaction,
                 std::uint32_t project) {
    const auto cost = election.projects[project].cost;
    switch (satisfaction) {
        case Satisfaction::cost:
        case Satisfaction::score: return {cost, 1};
        case Satisfaction::effort: return {cost, std::max<std::int64_t>(support.votes[project], 1)};
        case Satisfaction::cardinality:
        case Satisfaction::points:
        case Satisfaction::borda: break;
    }
    return {1, 1};
}

std::vector<std::int64_t> scores_of(const Election& election) {
    return tally_marks(election, Satisfaction::score).weight;
}

bool worth_is_money(Satisfaction satisfaction) {
    return satisfaction == Satisfaction::cost || satisfaction == Satisfaction::effort || satisfaction == Satisfaction::score;
}

std::string_view name_of(Satisfaction satisfaction) {
    for (const auto& [value, name] : names) {
        if (value == satisfaction) return name;
    }
    CHECK(false);
    return "";
}

std::optional<Satisfaction> satisfaction_named(std::string_view wanted) {
    for (const auto& [value, name] : names) {
        if (name == wanted) return value;
    }
    return std::nullopt;
}

}  // namespace allting::allocation
