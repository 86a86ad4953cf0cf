#include "algorithms/verification/backing.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/lot.hpp"

namespace allting::verification {
namespace {

using allocation::BallotType;
using allocation::Satisfaction;
using allocation::TieRule;

std::int64_t weight_of(const Election& election, Satisfaction satisfaction, std::span<const allocation::Mark> ballot,
                       std::size_t place) {
    const bool is_ranked = election.ballot_type == BallotType::ordinal;
    const auto length = std::int64_t(ballot.size());
    switch (satisfaction) {
        case Satisfaction::points: return ballot[place].points;
        case Satisfaction::borda: return length - std::int64_t(place) - 1;
        case Satisfaction::score: {
            if (election.has_points()) return ballot[place].points;
            if (!is_ranked) break;
            const auto allowed = election.length_max > 0 ? election.length_max : std::int64_t(election.projects.size());
            return (election.ranks_from_last ? length : std::max(allowed, length)) - std::int64_t(place);
        }
        case Satisfaction::cost:
        case Satisfaction::cardinality:
        case Satisfaction::effort: break;
    }
    return election.has_sets() ? 1 + ballot[place].points : 1;  // those that a list as published names more than once
}

}  // namespace

bool is_money(Satisfaction satisfaction) {
    return satisfaction == Satisfaction::cost || satisfaction == Satisfaction::score || satisfaction == Satisfaction::effort;
}

Sums add_up(const Election& election, Satisfaction satisfaction) {
    const auto projects = election.projects.size();
    Sums sums{.votes = std::vector<std::int64_t>(projects), .score = std::vector<std::int64_t>(projects),
              .factor = std::vector<Rational>(projects, 1)};
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto ballot = election.marks_of(group);
        const std::int64_t times = election.multiplicity[group];
        for (std::size_t place = 0; place < ballot.size(); ++place) {
            const auto project = ballot[place].project;
            sums.votes[project] += election.has_sets() ? times * (1 + ballot[place].points) : times;
            sums.score[project] += times * weight_of(election, satisfaction, ballot, place);
        }
    }
    for (std::size_t p = 0; p < projects; ++p) {
        if (is_money(satisfaction)) sums.factor[p] = election.projects[p].cost;
        if (satisfaction == Satisfaction::effort) sums.factor[p] /= std::max<std::int64_t>(sums.votes[p], 1);
    }
    return sums;
}

Backing turn_round(const Election& election, Satisfaction satisfaction) {
    Backing backing{add_up(election, satisfaction), std::vector<std::vector<Backer>>(election.projects.size())};
    for (std::uint32_t group = 0; group < election.group_count(); ++group) {
        const auto ballot = election.marks_of(group);
        for (std::size_t place = 0; place < ballot.size(); ++place)
            backing.of[ballot[place].project].push_back({group, weight_of(election, satisfaction, ballot, place)});
    }
    for (auto& backers : backing.of) std::ranges::stable_sort(backers, {}, &Backer::weight);
    return backing;
}

std::vector<std::size_t> places_among_equals(const Election& election, const CountOptions& options) {
    const auto votes = add_up(election, Satisfaction::cardinality).votes;
    const auto key_of = [&](std::uint32_t p) {
        const auto& project = election.projects[p];
        std::pair<std::int64_t, std::int64_t> numbers;
        allocation::Digest lot{};
        if (options.ties == TieRule::cheapest_first) numbers = {project.cost, -votes[p]};
        if (options.ties == TieRule::most_votes_first) numbers = {-votes[p], project.cost};
        if (options.ties == TieRule::lot) lot = allocation::lot_of(options.lot_seed, project.id);
        return std::tuple(numbers, lot, project.id);
    };
    std::vector<std::uint32_t> order(election.projects.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, key_of);
    std::vector<std::size_t> places(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) places[order[place]] = place;
    return places;
}

std::string text_of_amount(const Election& election, const Rational& amount) {
    if (denominator(amount) == 1 && abs(numerator(amount)) <= INT64_MAX) {
        return allocation::decimal_text(std::int64_t(numerator(amount)), election.money_scale);
    }
    return Rational(amount / election.money_scale).str();
}

}  // namespace allting::verification
