#include "processes/allocation.hpp"

#include <algorithm>
#include <array>

#include "algorithms/allocation/count.hpp"
#include "core/check.hpp"

namespace allting::processes {
namespace {

using allocation::Completion;
using allocation::Rule;
using allocation::Satisfaction;
using allocation::TieRule;

/// Which ballots a rule is for, and what it can be told. Rules for points need them; those that only ask who marked what
/// would throw points away, so they are not offered there.
struct RuleFit {
    std::string_view name;
    bool approval = false, points = false;
    bool satisfaction = false;
};
constexpr std::array fits{
    RuleFit{.name = "greedy", .approval = true, .points = true, .satisfaction = true},
    RuleFit{.name = "greedy-no-skip", .approval = true, .points = true, .satisfaction = true},
    RuleFit{.name = "greedy-custom", .approval = true, .points = true, .satisfaction = true},
    RuleFit{.name = "max-welfare", .approval = true, .points = true, .satisfaction = true},
    RuleFit{.name = "equal-shares", .approval = true, .points = true, .satisfaction = true},
    RuleFit{.name = "exact-equal-shares", .approval = true, .satisfaction = true},
    RuleFit{.name = "bos-equal-shares", .approval = true, .points = true, .satisfaction = true},
    RuleFit{.name = "phragmen", .approval = true},
    RuleFit{.name = "maximin-support", .approval = true},
    RuleFit{.name = "cstv", .points = true},
    RuleFit{.name = "expanding-approvals", .points = true},
    RuleFit{.name = "majority-judgment", .points = true},
};

constexpr std::array simple{Rule::greedy, Rule::equal_shares};
constexpr std::array ties{TieRule::lexicographic, TieRule::cheapest_first, TieRule::most_votes_first, TieRule::lot};

const RuleFit* fit_of(Rule rule) {
    const auto found = std::ranges::find(fits, allocation::name_of(rule), &RuleFit::name);
    return found == fits.end() ? nullptr : &*found;
}

bool fits_ballot(Rule rule, BallotKind kind) {
    const RuleFit* const fit = fit_of(rule);
    return fit != nullptr && (kind == BallotKind::points ? fit->points : fit->approval);
}

template <class Range, class Value>
bool has(const Range& range, const Value& value) {
    return std::ranges::find(range, value) != std::ranges::end(range);
}

template <class Range>
auto named(const Range& range, std::string_view word) -> std::optional<std::ranges::range_value_t<Range>> {
    for (const auto& each : range) {
        if (allocation::name_of(each) == word) return each;
    }
    return std::nullopt;
}

}  // namespace

std::span<const Rule> simple_rules() { return simple; }

std::vector<Rule> more_rules(BallotKind kind) {
    std::vector<Rule> rules;
    for (const Rule rule : allocation::all_rules()) {
        if (!has(simple, rule) && fits_ballot(rule, kind)) rules.push_back(rule);
    }
    return rules;
}

bool has_satisfaction(Rule rule) {
    const RuleFit* const fit = fit_of(rule);
    return fit != nullptr && fit->satisfaction;
}

std::vector<Satisfaction> satisfactions_of(Rule rule, BallotKind kind) {
    if (!has_satisfaction(rule)) return {};
    if (kind == BallotKind::points) return {Satisfaction::points, Satisfaction::score};
    return {Satisfaction::cost, Satisfaction::cardinality};
}

/// The shares that grow, and then most votes first, are what cities use: nearly all money is spent, and no project that
/// fits is left out.
std::vector<Completion> completions_of(Rule rule) {
    if (rule == Rule::equal_shares) {
        return {Completion::add1u, Completion::utilitarian, Completion::none, Completion::add1, Completion::add1_overspend,
                Completion::budget_1pct, Completion::epsilon, Completion::comparison};
    }
    if (rule == Rule::exact_equal_shares) return {Completion::none, Completion::add_opt};
    return {};
}

bool has_completion(Rule rule, Completion completion) { return has(completions_of(rule), completion); }

std::span<const TieRule> tie_rules() { return ties; }

Allocation usual_allocation(Rule rule, BallotKind kind) {
    Allocation usual{.rule = rule};
    const auto satisfactions = satisfactions_of(rule, kind);
    const auto completions = completions_of(rule);
    if (!satisfactions.empty()) usual.satisfaction = satisfactions.front();
    if (!completions.empty()) usual.completion = completions.front();
    return usual;
}

void check_allocation(FieldErrors& errors, const Allocation& allocation, BallotKind kind) {
    if (!fits_ballot(allocation.rule, kind))
        return errors.add("allocation_rule", "rule_misfit", "processes.error.rule_misfit", {{"rule", std::string(allocation::name_of(allocation.rule))}});
    const auto satisfactions = satisfactions_of(allocation.rule, kind);
    if (!satisfactions.empty() && !has(satisfactions, allocation.satisfaction))
        errors.add("satisfaction", "satisfaction_misfit", "processes.error.satisfaction_misfit");
    const auto completions = completions_of(allocation.rule);
    if (!completions.empty() && !has(completions, allocation.completion))
        errors.add("completion", "completion_misfit", "processes.error.completion_misfit");
    if (!has(ties, allocation.ties)) errors.add("ties", "not_a_choice", "form.not_a_choice");
    if (allocation.ties == TieRule::lot && allocation.lot_seed.empty()) errors.add("lot_seed", "required", "processes.error.lot_without_words");
}

allocation::CountOptions count_options_of(const Allocation& allocation) {
    allocation::CountOptions options;
    options.rule = allocation.rule;
    options.satisfaction = allocation.satisfaction;
    options.completion = allocation.completion;
    options.ties = allocation.ties;
    options.lot_seed = allocation.lot_seed;
    if (allocation.rule != Rule::greedy) {
        options.restrictions.minimum_votes = allocation.score_min;
    } else if (allocation.score_min > 0) {
        options.rule = Rule::greedy_threshold;  // the same, under the name that files have for it
        options.threshold = allocation.score_min;
    }
    return options;
}

std::optional<Satisfaction> satisfaction_from_word(std::string_view word) { return allocation::satisfaction_named(word); }
std::optional<Completion> completion_from_word(std::string_view word) { return allocation::completion_named(word); }
std::optional<TieRule> tie_rule_from_word(std::string_view word) { return named(ties, word); }

}  // namespace allting::processes
