#include "algorithms/verification/shares.hpp"

#include <algorithm>
#include <optional>

namespace allting::verification {
namespace {

using allocation::Completion;
using allocation::Rule;

/// The shares that a completion tries, one after the other: `first`, then `later` + k · `step` for k = 1, 2 …
struct Steps {
    Rational first, later, step;

    Rational at(const Integer& number) const { return number == 0 ? first : Rational(later + step * number); }
    /// At which number it is tried; at two where the steps come to the first share again, at none where it is none of them.
    std::vector<Integer> numbers_of(const Rational& share) const {
        std::vector<Integer> numbers;
        if (share == first) numbers.push_back(0);
        const Rational number = (share - later) / step;
        if (number >= 1 && denominator(number) == 1) numbers.push_back(numerator(number));
        return numbers;
    }
};

Steps steps_of(const Election& election, const CountOptions& options) {
    const Rational exact = exact_share(election), unit = election.money_scale;
    const Integer units = numerator(exact) / (denominator(exact) * election.money_scale);
    const Rational whole = unit * units;
    const auto& raise = options.raise;
    Steps steps{raise.first == allocation::FirstShare::whole_units ? whole : exact,
                raise.first == allocation::FirstShare::exact ? exact : whole,
                raise.step > 0 ? Rational(raise.step) : unit};
    if (options.completion == Completion::budget_1pct) steps.step = exact / 100;
    return steps;
}

/// Nothing that may still win fits in what the rounds left of the budget.
bool is_exhausted(const Election& election, const CountOptions& options, const Sequence& rounds) {
    std::int64_t left = election.budget;
    for (const auto project : rounds) left -= election.projects[project].cost;
    const Sums sums = add_up(election, options.satisfaction);
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        if (std::ranges::find(rounds, p) != rounds.end() || election.projects[p].cost > left) continue;
        const bool is_wanted = election.projects[p].cost > 0 && sums.factor[p] * sums.score[p] > 0;
        if (is_wanted || options.raise.exhaustive_over == allocation::ExhaustiveOver::all) return false;
    }
    return true;
}

bool wins_all_wanted(const Election& election, const CountOptions& options, const Sequence& rounds) {
    const Sums sums = add_up(election, options.satisfaction);
    std::size_t wanted = 0;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) wanted += sums.factor[p] * sums.score[p] > 0;
    return wanted == rounds.size();
}

bool all_is_affordable(const Election& election) {
    std::int64_t left = election.budget;
    for (const auto& project : election.projects) {
        if (project.cost > left) return false;
        left -= project.cost;
    }
    return true;
}

/// Whether the completion stops after `rounds`, whatever the next share would buy.
bool stops_at(const Election& election, const CountOptions& options, const Sequence& rounds) {
    if (wins_all_wanted(election, options, rounds)) return true;
    const bool stops_exhausted =
        options.completion != Completion::add1_overspend && options.raise.stop == allocation::StopAt::exhaustive;
    return stops_exhausted && is_exhausted(election, options, rounds);
}

/// With none of the shares before that one the completion would have stopped, and none overspends.
Result<void> check_shares_before(const Election& election, const CountOptions& options, const Steps& steps,
                                 const Integer& number) {
    for (Integer earlier = 0; earlier < number; ++earlier) {
        const auto bought = buy_all(election, options, steps.at(earlier));
        if (bought && !stops_at(election, options, *bought)) continue;
        return fault("stopped_before", {{"found", text_of_amount(election, steps.at(number))},
                                        {"expected", text_of_amount(election, steps.at(earlier))}});
    }
    return {};
}

Error wrong_share(const Election& election, const Rational& share, const std::string& expected) {
    return fault("differs", {{"place", "endowment"}, {"found", text_of_amount(election, share)}, {"expected", expected}});
}

}  // namespace

Rational exact_share(const Election& election) {
    return Rational(election.budget, std::max<std::int64_t>(election.ballot_count, 1));
}

bool raises_shares(Completion completion) {
    return completion != Completion::none && completion != Completion::utilitarian && completion != Completion::epsilon;
}

Result<bool> check_share(const Election& election, const CountOptions& options, const Rational& share,
                         const Sequence& rounds, Shares shares) {
    const auto least = exact_share(election);
    if (options.rule == Rule::exact_equal_shares) {
        const bool is_wrong = options.completion == Completion::add_opt ? share < least : share != least;
        if (is_wrong) return wrong_share(election, share, text_of_amount(election, least));
        return options.completion == Completion::none;
    }
    const Steps steps = steps_of(election, options);
    const auto first = text_of_amount(election, steps.first);
    const bool stays = !raises_shares(options.completion) || election.ballot_count == 0 || steps.step == 0 ||
                       (options.raise.stays_where_all_affordable && all_is_affordable(election));
    if (stays && share != steps.first) return wrong_share(election, share, first);
    if (stays) return true;
    const auto numbers = steps.numbers_of(share);
    if (numbers.empty()) return wrong_share(election, share, first + " + k · " + text_of_amount(election, steps.step));
    const auto stops_there = [&](const Integer& number) {
        return stops_at(election, options, rounds) || !buy_all(election, options, steps.at(number + 1));
    };
    const auto number = std::ranges::find_if(numbers, stops_there);
    if (number == numbers.end())
        return fault("goes_on", {{"found", text_of_amount(election, share)},
                                 {"expected", text_of_amount(election, steps.at(numbers.back() + 1))}});
    if (shares == Shares::all) TRY_DO(check_shares_before(election, options, steps, *number));
    return shares == Shares::all || *number == 0;
}

std::int64_t shares_before(const Election& election, const CountOptions& options, const Rational& share) {
    if (options.rule == Rule::exact_equal_shares || !raises_shares(options.completion)) return 0;
    const Steps steps = steps_of(election, options);
    const auto numbers = steps.step == 0 ? std::vector<Integer>() : steps.numbers_of(share);
    return numbers.empty() ? 0 : std::int64_t(std::min<Integer>(numbers.back(), INT64_MAX));
}

/// How many ballots rather have the winners by equal shares, and how many those by greedy.
void compare_with_greedy(const Question& question, Claim& claim, Sequence& winners) {
    const Election& election = question.election();
    const Sequence by_greedy = greedy_fill(election, question.options, {});
    std::vector<bool> in_shares(election.projects.size()), in_greedy(election.projects.size());
    for (const auto project : winners) in_shares[project] = true;
    for (const auto project : by_greedy) in_greedy[project] = true;
    const bool is_any = question.options.compared_by == allocation::ComparedBy::any_winner;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        std::int64_t by_shares = 0, by_votes = 0;
        for (const auto& mark : election.marks_of(group)) {
            if (election.has_points() && mark.points <= 0) continue;
            by_shares += in_shares[mark.project];
            by_votes += in_greedy[mark.project];
        }
        if (is_any) by_shares = by_shares > 0, by_votes = by_votes > 0;
        if (by_shares > by_votes) claim.prefer_shares += election.multiplicity[group];
        if (by_votes > by_shares) claim.prefer_greedy += election.multiplicity[group];
    }
    if (claim.prefer_greedy > claim.prefer_shares) winners = by_greedy;
}

}  // namespace allting::verification
