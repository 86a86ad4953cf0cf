// Majority judgment taken literally: the middle grade, and the middle of the rest where it is equal, and so on.
#include <algorithm>
#include <numeric>

#include "algorithms/verification/replay.hpp"

namespace allting::verification {
namespace {

using Grades = std::vector<std::int64_t>;  // one of each voter

/// In the order in which taking away the (lower) middle one again and again gives them.
Grades from_the_middle(Grades grades) {
    std::ranges::sort(grades);
    Grades middles;
    std::size_t from = grades.empty() ? 0 : (grades.size() - 1) / 2, to = from;  // those taken stand in [from, to)
    while (middles.size() < grades.size()) {
        // Of what is left, half stands on each side; where one is left over, it is the middle and stands to the left.
        const std::size_t left = from, right = grades.size() - to;
        middles.push_back(left > right || (left == right && left > 0) ? grades[--from] : grades[to++]);
    }
    return middles;
}

class Judgments {
public:
    Judgments(const Election& election, const CountOptions& options)
        : election_(election), judgments_(election.projects.size()), order_(election.projects.size()) {
        const Backing backing = turn_round(election, allocation::Satisfaction::score);
        const auto places = places_among_equals(election, options);
        for (std::size_t p = 0; p < judgments_.size(); ++p) {
            Grades grades;
            for (const Backer& backer : backing.of[p]) grades.insert(grades.end(), election.multiplicity[backer.group], backer.weight);
            grades.resize(std::size_t(election.ballot_count), 0);  // who does not mark it grades it 0
            judgments_[p] = from_the_middle(std::move(grades));
        }
        std::iota(order_.begin(), order_.end(), 0U);
        std::erase_if(order_, [&](auto p) { return std::ranges::none_of(judgments_[p], [](auto grade) { return grade > 0; }); });
        std::ranges::sort(order_, [&](auto a, auto b) {
            return judgments_[a] == judgments_[b] ? places[a] < places[b] : judgments_[a] > judgments_[b];
        });
    }

    Sequence winners() const {
        std::int64_t left = election_.budget;
        Sequence winners;
        for (const auto project : order_) {
            if (election_.projects[project].cost > left) continue;
            winners.push_back(project);
            left -= election_.projects[project].cost;
        }
        return winners;
    }

    ClaimedRound round_of(std::uint32_t project) const {
        ClaimedRound round{election_.projects[project].id, std::to_string(judgments_[project].front()), {}, {}, {}};
        for (auto at = std::ranges::find(order_, project); at != order_.end() && judgments_[*at] == judgments_[project]; ++at)
            round.equals.push_back(election_.projects[*at].id);
        if (round.equals.size() == 1) round.equals.clear();
        return round;
    }

private:
    const Election& election_;
    std::vector<Grades> judgments_;
    Sequence order_;
};

}  // namespace

Result<Replay> replay_majority_judgment(const Election& election, const CountOptions& options, const Sequence& sequence) {
    const Judgments judgments(election, options);
    const Sequence expected = judgments.winners();
    Replay replay{{}, election.marks.size()};
    for (std::size_t i = 0; i < std::max(sequence.size(), expected.size()); ++i) {
        const auto name = [&](const Sequence& projects) { return i < projects.size() ? election.projects[projects[i]].id : "–"; };
        if (i >= sequence.size() || i >= expected.size() || sequence[i] != expected[i])
            return fault("not_next", {{"round", std::to_string(i + 1)}, {"project", name(sequence)}, {"other", name(expected)}});
        replay.rounds.push_back(judgments.round_of(sequence[i]));
    }
    return replay;
}

}  // namespace allting::verification
