#include <algorithm>
#include <numeric>
#include <optional>

#include "algorithms/verification/replay.hpp"

namespace allting::verification {
namespace {

using allocation::Rule;
using Worth = std::optional<Rational>;  // satisfaction per cost; nothing = infinite: free, and wanted

Worth worth_of(const Election& election, const Sums& sums, std::uint32_t project) {
    const Rational satisfaction = sums.factor[project] * sums.score[project];
    const auto cost = election.projects[project].cost;
    if (cost == 0) return satisfaction > 0 ? Worth() : Worth(0);
    return satisfaction / cost;
}

/// Who wins among the projects from the best to the worst.
class Ranking {
public:
    Ranking(const Election& election, const CountOptions& options)
        : election_(election), measured_(add_up(election, allocation::Satisfaction::score)),
          order_(election.projects.size()) {
        const auto places = places_among_equals(election, options);
        const Sums sums = add_up(election, options.satisfaction);
        for (std::uint32_t p = 0; p < order_.size(); ++p) worth_.push_back(worth_of(election, sums, p));
        std::iota(order_.begin(), order_.end(), 0u);
        std::ranges::sort(order_, [&](auto a, auto b) {
            return worth_[a] == worth_[b] ? places[a] < places[b] : !worth_[a] || (worth_[b] && *worth_[a] > *worth_[b]);
        });
    }

    /// The rounds of the rule, or of skipping what does not fit where `rule` is greedy.
    Sequence winners(Rule rule, std::int64_t threshold, const Sequence& before) const {
        std::int64_t left = election_.budget;
        for (const auto winner : before) left -= election_.projects[winner].cost;
        Sequence winners;
        for (const auto project : order_) {
            const auto cost = election_.projects[project].cost;
            if (std::ranges::find(before, project) != before.end()) continue;
            if (cost > election_.budget) continue;  // could not have won at any turn, so it stops nothing
            if (rule == Rule::greedy_threshold && measured_.score[project] < threshold) continue;
            const bool fits = cost <= left;
            if (fits || (rule == Rule::greedy_custom && Rational(left) * 5 >= Rational(cost) * 4)) {
                winners.push_back(project);
                left -= cost;
            }
            if (!fits && (rule == Rule::greedy_no_skip || rule == Rule::greedy_custom)) break;
        }
        return winners;
    }

    ClaimedRound round_of(std::uint32_t project) const {
        const auto& worth = worth_[project];
        ClaimedRound round{election_.projects[project].id, worth ? worth->str() : "infinite", {}, {}, {}};
        std::vector<std::string> equals;
        for (auto at = std::ranges::find(order_, project); at != order_.end() && worth_[*at] == worth; ++at)
            equals.push_back(election_.projects[*at].id);
        if (equals.size() > 1) round.equals = std::move(equals);
        return round;
    }

private:
    const Election& election_;
    const Sums measured_;  // in the ballots' own measure, which a threshold is given in
    std::vector<Worth> worth_;
    Sequence order_;
};

}  // namespace

Result<Replay> replay_greedy(const Election& election, const CountOptions& options, const Sequence& sequence) {
    const Ranking ranking(election, options);
    const Sequence expected = ranking.winners(options.rule, options.threshold, {});
    Replay replay{{}, election.marks.size()};
    for (std::size_t i = 0; i < std::max(sequence.size(), expected.size()); ++i) {
        const auto name = [&](const Sequence& projects) { return i < projects.size() ? election.projects[projects[i]].id : "–"; };
        if (i >= sequence.size() || i >= expected.size() || sequence[i] != expected[i])
            return fault("not_next", {{"round", std::to_string(i + 1)}, {"project", name(sequence)}, {"other", name(expected)}});
        replay.rounds.push_back(ranking.round_of(sequence[i]));
    }
    return replay;
}

Sequence greedy_fill(const Election& election, const CountOptions& options, const Sequence& winners) {
    return Ranking(election, options).winners(Rule::greedy, 0, winners);
}

Error fault(const std::string& code, std::vector<std::pair<std::string, std::string>> arguments) {
    Error error = refuse(ErrorKind::invalid, code, "verification." + code);
    error.arguments = std::move(arguments);
    return error;
}

}  // namespace allting::verification
