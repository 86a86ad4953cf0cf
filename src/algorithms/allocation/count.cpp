#include "algorithms/allocation/count.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

using Counter = Outcome (*)(const Election&, const CountOptions&, const TieBreak&);

template <AtMisfit at_misfit>
Outcome by_greedy(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return greedy(election, {options.satisfaction, at_misfit, 0, options.with_proof}, ties);
}

Outcome by_greedy_threshold(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return greedy(election, {options.satisfaction, AtMisfit::skip, options.threshold, options.with_proof}, ties);
}

Outcome by_max_welfare(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return max_welfare(election, {options.satisfaction, options.with_proof}, ties);
}

Outcome by_majority_judgment(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return majority_judgment(election, {options.with_proof}, ties);
}

Outcome by_equal_shares(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return equal_shares(election,
                        {.satisfaction = options.satisfaction,
                         .completion = options.completion,
                         .raise = options.raise,
                         .compared_by = options.compared_by,
                         .with_proof = options.with_proof},
                        ties);
}

Outcome by_exact_equal_shares(const Election& election, const CountOptions& options, const TieBreak& ties) {
    const bool raises = options.completion == Completion::add_opt;
    return exact_equal_shares(election, {options.satisfaction, raises, options.with_proof}, ties);
}

Outcome by_bos_equal_shares(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return bos_equal_shares(election, {options.satisfaction, options.with_proof}, ties);
}

Outcome by_phragmen(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return phragmen(election, {.at_misfit = options.at_misfit, .with_proof = options.with_proof}, ties);
}

Outcome by_maximin_support(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return maximin_support(election, {.with_proof = options.with_proof}, ties);
}

Outcome by_cstv(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return cstv(election, {options.transfer, options.cstv_order, options.with_proof}, ties);
}

Outcome by_expanding_approvals(const Election& election, const CountOptions& options, const TieBreak& ties) {
    return expanding_approvals(election, {options.with_proof}, ties);
}

struct RuleRow {
    Rule rule;
    std::string_view name;
    Counter counter;
};

/// One line a rule; the order is that in which people see them.
constexpr std::array rows = {
    RuleRow{Rule::greedy, "greedy", by_greedy<AtMisfit::skip>},
    RuleRow{Rule::greedy_no_skip, "greedy-no-skip", by_greedy<AtMisfit::stop>},
    RuleRow{Rule::greedy_threshold, "greedy-threshold", by_greedy_threshold},
    RuleRow{Rule::greedy_custom, "greedy-custom", by_greedy<AtMisfit::last_if_nearly>},
    RuleRow{Rule::max_welfare, "max-welfare", by_max_welfare},
    RuleRow{Rule::equal_shares, "equal-shares", by_equal_shares},
    RuleRow{Rule::exact_equal_shares, "exact-equal-shares", by_exact_equal_shares},
    RuleRow{Rule::bos_equal_shares, "bos-equal-shares", by_bos_equal_shares},
    RuleRow{Rule::phragmen, "phragmen", by_phragmen},
    RuleRow{Rule::maximin_support, "maximin-support", by_maximin_support},
    RuleRow{Rule::cstv, "cstv", by_cstv},
    RuleRow{Rule::expanding_approvals, "expanding-approvals", by_expanding_approvals},
    RuleRow{Rule::majority_judgment, "majority-judgment", by_majority_judgment},
};

constexpr auto rules = [] {
    std::array<Rule, rows.size()> all{};
    for (std::size_t i = 0; i < rows.size(); ++i) all[i] = rows[i].rule;
    return all;
}();

const RuleRow& row_of(Rule rule) {
    for (const RuleRow& row : rows)
        if (row.rule == rule) return row;
    CHECK(false);
    return rows[0];
}

/// Options that the rule does not have.
std::optional<Error> refuse_options(const CountOptions& options) {
    if (options.rule == Rule::exact_equal_shares) {
        const bool is_uniform = options.satisfaction == Satisfaction::cost ||
                                options.satisfaction == Satisfaction::cardinality ||
                                options.satisfaction == Satisfaction::effort;
        if (!is_uniform) return refuse(ErrorKind::invalid, "satisfaction", "allocation.satisfaction_not_uniform");
        if (options.completion != Completion::none && options.completion != Completion::add_opt)
            return refuse(ErrorKind::invalid, "completion", "allocation.completion_not_exact");
    } else if (options.completion == Completion::add_opt && options.rule == Rule::equal_shares) {
        return refuse(ErrorKind::invalid, "completion", "allocation.add_opt_not_exact");
    }
    return std::nullopt;
}

/// Where ballots have no order or no points, a satisfaction made of them would be that of some order of storage, or of nothing.
std::optional<Error> refuse_satisfaction(const Election& election, Satisfaction satisfaction) {
    if (satisfaction == Satisfaction::borda && election.ballot_type != BallotType::ordinal)
        return refuse(ErrorKind::invalid, "satisfaction", "allocation.borda_without_order");
    if (satisfaction == Satisfaction::points && !election.has_points())
        return refuse(ErrorKind::invalid, "satisfaction", "allocation.points_without_points");
    return std::nullopt;
}

/// Who asks only whether a voter marked a project has no use for a mark that counts twice.
std::optional<Error> refuse_duplicates(const Election& election, Rule rule) {
    if (election.duplicates == Duplicates::once || adds_up_marks(rule)) return std::nullopt;
    return refuse(ErrorKind::invalid, "duplicates", "allocation.duplicates_not_added");
}

bool is_greedy(Rule rule) {
    return rule == Rule::greedy || rule == Rule::greedy_no_skip || rule == Rule::greedy_threshold ||
           rule == Rule::greedy_custom;
}

/// The first equals that decided, by their ids.
Error refuse_tie(const Election& election, const Tie& tie) {
    std::string equals;
    for (const auto project : tie.projects) equals += (equals.empty() ? "" : ", ") + election.projects[project].id;
    Error error = refuse(ErrorKind::conflict, "tie", "allocation.tie");
    error.arguments = {{"projects", equals}};
    return error;
}

Result<Outcome> count_prepared(const Election& election, const CountOptions& options) {
    if (auto refusal = refuse_options(options)) return *std::move(refusal);
    if (auto refusal = refuse_satisfaction(election, options.satisfaction)) return *std::move(refusal);
    if (auto refusal = refuse_duplicates(election, options.rule)) return *std::move(refusal);
    Restrictions restrictions = options.restrictions;
    TRY_DO(check_restrictions(election, restrictions));
    const bool sets_own_minimum = options.rule == Rule::greedy_threshold && restrictions.any();
    if (sets_own_minimum) restrictions.minimum_votes = std::max(restrictions.minimum_votes, options.threshold);
    const auto by_rule = [&](const Election& part, Satisfaction satisfaction) {
        CountOptions part_options = options;
        if (sets_own_minimum) part_options.threshold = 0;
        part_options.satisfaction = satisfaction;
        return row_of(options.rule).counter(part, part_options, break_ties(part, options.ties, options.lot_seed));
    };
    const PartRule rule{weighed_by(options), is_greedy(options.rule), by_rule};
    Outcome outcome = restrictions.any()
                          ? count_restricted(election, restrictions, rule,
                                             break_ties(election, options.ties, options.lot_seed))
                          : by_rule(election, options.satisfaction);
    if (outcome.gave_up) return refuse(ErrorKind::conflict, "too_many_sets", "allocation.too_many_sets");
    for (Tie& tie : outcome.ties) tie.rule = options.ties;
    if (options.ties == TieRule::refuse && !outcome.ties.empty()) return refuse_tie(election, outcome.ties.front());
    return outcome;
}

}  // namespace

Result<Outcome> count(const Election& election, const CountOptions& options) try {
    if (!options.preparation.any()) return count_prepared(election, options);
    return count_prepared(prepared(election, options.preparation), options);
} catch (const Unproven&) {
    return refuse(ErrorKind::conflict, "rule", "allocation.equality_unproven");
}

Satisfaction weighed_by(const CountOptions& options) {
    return options.rule == Rule::majority_judgment ? Satisfaction::score : options.satisfaction;
}

bool adds_up_marks(Rule rule) {
    return is_greedy(rule) || rule == Rule::max_welfare || rule == Rule::equal_shares || rule == Rule::bos_equal_shares ||
           rule == Rule::cstv;
}

std::span<const Rule> all_rules() { return rules; }

std::string_view name_of(Rule rule) { return row_of(rule).name; }

std::optional<Rule> rule_named(std::string_view name) {
    for (const RuleRow& row : rows)
        if (row.name == name) return row.rule;
    return std::nullopt;
}

}  // namespace allting::allocation
