// Exact and fast for one reason: a voter's load is that of the last winner on the ballot, so there are no more different
// loads than winners. Counting how many supporters bear which of them is integer work on the ballots; the fractions
// are few. Doubles with a proven bound only sort out who cannot be the lightest; what they leave is compared exactly.
#include "algorithms/allocation/phragmen.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "algorithms/allocation/rational.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {
namespace {

/// The loads that the rounds gave; [0] is that of voters who bear nothing yet.
struct Loads {
    Integer unit = 1;                 // the loads are exact[round] / unit
    std::vector<Integer> exact = {0};
    std::vector<double> about = {0};  // each within 2⁻⁵⁰ of the truth, relatively
};

class Phragmen {
public:
    Phragmen(const Election& election, const PhragmenOptions& options, const TieBreak& ties)
        : election_(election), options_(options), ties_(ties),
          support_(gather_support(election, Satisfaction::cardinality)),
          stride_(election.projects.size() + 1),
          bearers_(election.projects.size() * stride_, 0),
          about_(election.projects.size(), 0.0),
          is_stale_(election.projects.size(), true),
          round_of_(election.group_count(), 0) {
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) bearers_[p * stride_] = support_.votes[p];
    }
    Outcome run();

private:
    void start_verdicts(Outcome& outcome);
    std::vector<std::uint32_t> lightest();
    double about(std::uint32_t project);
    Integer exact_numerator(std::uint32_t project) const;
    std::vector<std::uint32_t> lightest_exactly(const std::vector<std::uint32_t>& candidates) const;
    bool ends_at(const std::vector<std::uint32_t>& equals, Outcome& outcome);
    void take(std::uint32_t project, Outcome& outcome);
    void bear(std::uint32_t project);
    void drop_misfits(Outcome& outcome);
    std::size_t rounds() const { return loads_.exact.size() - 1; }

    const Election& election_;
    const PhragmenOptions& options_;
    const TieBreak& ties_;
    Support support_;
    Loads loads_;
    std::size_t stride_;
    std::vector<std::int64_t> bearers_;   // [project · stride + round]: its supporters whose load that round gave
    std::vector<double> about_;           // per project: its load, as last computed
    std::vector<bool> is_stale_;          // per project: whether a supporter's load changed since
    std::vector<std::uint32_t> round_of_; // per ballot group: the round that gave its load
    std::vector<std::uint32_t> open_;     // projects that may still win
};

/// numerator / denominator as a double, off by less than 4 · 2⁻⁵³ relatively, however long the numbers are.
double about_ratio(const Integer& numerator, const Integer& denominator) {
    if (numerator == 0) return 0;
    const auto leading = [](const Integer& number, int& exponent) {
        exponent = std::max(0, int(msb(number)) - 61);
        return double(std::int64_t(Integer(number >> unsigned(exponent))));
    };
    int up = 0, down = 0;
    const double above = leading(numerator, up), below = leading(denominator, down);
    return std::ldexp(above / below, up - down);
}

/// A sum of terms that are not negative, so the errors do not cancel: each term is off by at most 2⁻⁵⁰ and three
/// roundings, each addition by one more, the division by one.
double Phragmen::about(std::uint32_t project) {
    if (!is_stale_[project]) return about_[project];
    const std::int64_t* bearers = &bearers_[project * stride_];
    double sum = double(election_.projects[project].cost);
    for (std::size_t round = 1; round <= rounds(); ++round) sum += double(bearers[round]) * loads_.about[round];
    is_stale_[project] = false;
    return about_[project] = sum / double(support_.votes[project]);
}

/// The project's load times votes and unit: a whole number.
Integer Phragmen::exact_numerator(std::uint32_t project) const {
    const std::int64_t* bearers = &bearers_[project * stride_];
    Integer sum = loads_.unit * election_.projects[project].cost;
    for (std::size_t round = 1; round <= rounds(); ++round) {
        if (bearers[round] != 0) sum += loads_.exact[round] * bearers[round];
    }
    return sum;
}

std::vector<std::uint32_t> Phragmen::lightest_exactly(const std::vector<std::uint32_t>& candidates) const {
    std::vector<std::uint32_t> best;
    Integer best_numerator;
    for (const auto project : candidates) {
        Integer numerator = exact_numerator(project);
        int difference = -1;
        if (!best.empty()) {
            difference = Integer(numerator * support_.votes[best.front()])
                             .compare(Integer(best_numerator * support_.votes[project]));
        }
        if (difference > 0) continue;
        if (difference < 0) {
            best.clear();
            best_numerator = std::move(numerator);
        }
        best.push_back(project);
    }
    return best;
}

/// The open projects with the smallest load, in the order of the tie rule.
std::vector<std::uint32_t> Phragmen::lightest() {
    const double error = double(rounds() + 16) * 0x1p-52;
    double smallest = std::numeric_limits<double>::infinity();
    for (const auto project : open_) {
        if (support_.votes[project] > 0) smallest = std::min(smallest, about(project));
    }
    std::vector<std::uint32_t> candidates;
    if (smallest == std::numeric_limits<double>::infinity()) {
        candidates = open_;  // nobody marked any of them: all loads are infinite
    } else {
        for (const auto project : open_) {
            const bool may_be_lightest =
                support_.votes[project] > 0 && about(project) * (1 - error) <= smallest * (1 + error);
            if (may_be_lightest) candidates.push_back(project);
        }
        if (candidates.size() > 1) candidates = lightest_exactly(candidates);
    }
    std::sort(candidates.begin(), candidates.end(), [&](auto a, auto b) { return ties_.prefers(a, b); });
    return candidates;
}

/// True where one of the equals does not fit: then the count is over for all.
bool Phragmen::ends_at(const std::vector<std::uint32_t>& equals, Outcome& outcome) {
    bool ends = false;
    const auto left = election_.budget - outcome.total_cost;
    for (const auto project : equals) {
        if (election_.projects[project].cost <= left) continue;
        outcome.verdicts[project].reason = Reason::no_room;
        ends = true;
    }
    return ends;
}

void Phragmen::drop_misfits(Outcome& outcome) {
    const auto left = election_.budget - outcome.total_cost;
    std::erase_if(open_, [&](auto project) {
        if (election_.projects[project].cost <= left) return false;
        outcome.verdicts[project].reason = Reason::no_room;
        outcome.verdicts[project].money_at_turn = left;
        return true;
    });
}

/// Adds a round: the supporters now bear the project's load, and every project on their ballots feels it.
void Phragmen::bear(std::uint32_t project) {
    const std::int64_t votes = support_.votes[project];
    Integer numerator = exact_numerator(project);
    const auto common = std::gcd(std::int64_t(Integer(numerator % votes)), votes);
    const std::int64_t widening = votes / common;
    if (widening != 1) {
        loads_.unit *= widening;
        for (auto& load : loads_.exact) load *= widening;
    }
    loads_.exact.push_back(numerator / common);
    loads_.about.push_back(about_ratio(loads_.exact.back(), loads_.unit));
    const auto round = std::uint32_t(rounds());
    for (const Supporter& supporter : support_.of(project)) {
        const std::int64_t voters = election_.multiplicity[supporter.group];
        const auto before = std::exchange(round_of_[supporter.group], round);
        for (const Mark& mark : election_.marks_of(supporter.group)) {
            std::int64_t* bearers = &bearers_[mark.project * stride_];
            bearers[before] -= voters;
            bearers[round] += voters;
            is_stale_[mark.project] = true;
        }
    }
}

void Phragmen::take(std::uint32_t project, Outcome& outcome) {
    Verdict& verdict = outcome.verdicts[project];
    verdict.reason = Reason::won;
    verdict.money_at_turn = election_.budget - outcome.total_cost;
    if (support_.votes[project] > 0) {
        bear(project);
        const Integer scale = loads_.unit * election_.money_scale;
        verdict.price_exact = text_of(Rational(loads_.exact.back(), loads_.unit));
        verdict.price_hundredths = std::int64_t(Integer((loads_.exact.back() * 200 + scale) / (scale * 2)));
    }
    outcome.winners.push_back(project);
    verdict.place = std::uint32_t(outcome.winners.size());
    outcome.total_cost += election_.projects[project].cost;
    if (options_.with_proof) outcome.rounds.push_back({project, verdict.price_exact});
    std::erase(open_, project);
}

void Phragmen::start_verdicts(Outcome& outcome) {
    outcome.verdicts.resize(election_.projects.size());
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        const bool can_fit = election_.projects[p].cost <= election_.budget;
        outcome.verdicts[p].votes = outcome.verdicts[p].score = support_.votes[p];
        outcome.verdicts[p].reason = can_fit ? Reason::after_stop : Reason::too_expensive;
        if (can_fit) open_.push_back(p);
    }
}

Outcome Phragmen::run() {
    Outcome outcome;
    start_verdicts(outcome);
    while (!open_.empty()) {
        const auto equals = lightest();
        if (options_.at_misfit != AtMisfit::skip && ends_at(equals, outcome)) break;
        if (equals.size() > 1) outcome.ties.push_back({equals});
        take(equals.front(), outcome);
        if (options_.at_misfit == AtMisfit::skip) drop_misfits(outcome);
    }
    for (const auto project : open_) {
        outcome.verdicts[project].money_at_turn = election_.budget - outcome.total_cost;
    }
    return outcome;
}

}  // namespace

Outcome phragmen(const Election& election, const PhragmenOptions& options, const TieBreak& ties) {
    return Phragmen(election, options, ties).run();
}

}  // namespace allting::allocation
