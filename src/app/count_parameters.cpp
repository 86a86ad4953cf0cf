#include "app/count_parameters.hpp"

#include <algorithm>
#include <array>

#include "algorithms/allocation/decimal.hpp"
#include "app/command.hpp"
#include "core/text.hpp"

namespace allting::app {
namespace {

using allocation::AtMisfit;
using allocation::CountOptions;
using allocation::Election;
using allocation::PabulibFile;
using allocation::Rule;
using allocation::Satisfaction;
using allocation::TieRule;

/// --minimum-votes for minimum_votes.
std::string option_of(std::string_view name) {
    std::string option = "--" + std::string(name);
    std::replace(option.begin(), option.end(), '_', '-');
    return option;
}

/// The value among `values` whose name is `text`.
template <class Values>
auto named(std::string_view option, std::string_view text, const Values& values) {
    std::string all;
    for (const auto value : values) {
        if (name_of(value) == text) return value;
        all += (all.empty() ? "" : ", ") + std::string(name_of(value));
    }
    throw WrongUse(option_of(option) + " is one of " + all + "; \"" + std::string(text) + "\" is none of them");
}

std::int64_t whole_number(std::string_view option, std::string_view text) {
    const auto number = integer_from_text(text);
    if (!number || *number < 0) throw WrongUse(option_of(option) + " takes a whole number, 0 or more");
    return *number;
}

constexpr std::array satisfactions = {Satisfaction::cost, Satisfaction::cardinality, Satisfaction::points,
                                      Satisfaction::borda, Satisfaction::effort, Satisfaction::score};

bool always(Rule) { return true; }
bool has_completion(Rule rule) { return rule == Rule::equal_shares || rule == Rule::exact_equal_shares; }
bool has_satisfaction(Rule rule) {
    return rule != Rule::phragmen && rule != Rule::maximin_support && rule != Rule::cstv && rule != Rule::expanding_approvals;
}
bool is_cstv(Rule rule) { return rule == Rule::cstv; }
bool has_misfit(Rule rule) { return rule == Rule::phragmen; }
bool has_threshold(Rule rule) { return rule == Rule::greedy_threshold; }

void set_satisfaction(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.satisfaction = named("satisfaction", text, satisfactions);
}
json::Value satisfaction(const CountOptions& options, const Election&) { return name_of(options.satisfaction); }

void set_completion(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.completion = named("completion", text, allocation::all_completions());
}
json::Value completion(const CountOptions& options, const Election&) { return name_of(options.completion); }

void set_ties(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.ties = named("ties", text, allocation::all_tie_rules());
}
json::Value ties(const CountOptions& options, const Election&) { return name_of(options.ties); }

void set_threshold(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.threshold = whole_number("threshold", text);
}
json::Value threshold(const CountOptions& options, const Election&) { return options.threshold; }

void set_lot_seed(CountOptions& options, std::string_view text, const PabulibFile&) { options.lot_seed = text; }
json::Value lot_seed(const CountOptions& options, const Election&) {
    return options.ties == TieRule::lot ? json::Value(options.lot_seed) : json::Value();
}

void set_misfit(CountOptions& options, std::string_view text, const PabulibFile&) {
    if (text != "skip" && text != "stop") throw WrongUse("--misfit is one of stop, skip");
    options.at_misfit = text == "skip" ? AtMisfit::skip : AtMisfit::stop;
}
json::Value misfit(const CountOptions& options, const Election&) {
    return options.at_misfit == AtMisfit::skip ? "skip" : "stop";
}

constexpr std::array transfers = {allocation::Transfer::minimal, allocation::Transfer::elimination};
void set_transfer(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.transfer = named("transfer", text, transfers);
}
json::Value transfer(const CountOptions& options, const Election&) { return name_of(options.transfer); }

constexpr std::array cstv_orders = {allocation::CstvOrder::ratio, allocation::CstvOrder::excess,
                                    allocation::CstvOrder::support};
void set_cstv_order(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.cstv_order = named("best_by", text, cstv_orders);
}
json::Value cstv_order(const CountOptions& options, const Election&) { return name_of(options.cstv_order); }

constexpr std::array table = {
    Parameter{"satisfaction", "cost, cardinality, points, borda, effort, score",
              "what a project is worth to a voter who marked it", has_satisfaction, set_satisfaction, satisfaction},
    Parameter{"completion", "none, utilitarian, add1, add1u, add1-overspend, budget-1pct, epsilon, comparison, add-opt",
              "what becomes of money that the rule leaves over",
              has_completion, set_completion, completion},
    Parameter{"ties", "lexicographic, min-cost, max-votes, lot, refuse", "who goes first among equals", always, set_ties, ties},
    Parameter{"lot_seed", "TEXT", "ties by lot: the published text that the lot is drawn from", always, set_lot_seed, lot_seed},
    Parameter{"misfit", "stop, skip", "what follows when a project whose turn it is does not fit", has_misfit, set_misfit, misfit},
    Parameter{"threshold", "N", "the score, in the ballots' own measure, that a project must reach",
              has_threshold, set_threshold, threshold},
    Parameter{"transfer", "minimal, elimination", "cstv: what happens when no project has its cost covered", is_cstv, set_transfer, transfer},
    Parameter{"best_by", "ratio, excess, support", "cstv: which project is best: support / cost, support - cost, support",
              is_cstv, set_cstv_order, cstv_order},
};

/// Those rules that have the parameter, for a sentence.
std::string rules_with(const Parameter& parameter) {
    std::string all;
    for (const Rule rule : allocation::all_rules()) {
        if (parameter.belongs_to(rule)) all += (all.empty() ? "" : ", ") + std::string(name_of(rule));
    }
    return all;
}

}  // namespace

std::span<const Parameter> all_parameters() { return table; }

std::string parameter_help(const Parameter& parameter) {
    std::string option = "  " + option_of(parameter.name) + ' ' + std::string(parameter.values);
    option += option.size() < 24 ? std::string(24 - option.size(), ' ') : "\n" + std::string(24, ' ');
    return option + std::string(parameter.meaning) + '\n';
}

json::Object parameters_json(const CountOptions& options, const Election& election) {
    json::Object values;
    for (const Parameter& parameter : table) {
        if (parameter.belongs_to(options.rule)) {
            values.emplace_back(std::string(parameter.name), parameter.value(options, election));
        }
    }
    return values;
}

CountOptions options_for(Rule rule, std::span<const Rule> rules, const Arguments& arguments, const PabulibFile& file) {
    CountOptions options;
    options.rule = rule;
    for (const Parameter& parameter : table) {
        const auto given = arguments.values(parameter.name);
        if (given.empty()) continue;
        if (parameter.name == "completion" && given.back() == "none") continue;  // true of every rule
        if (std::none_of(rules.begin(), rules.end(), parameter.belongs_to)) {
            throw WrongUse(option_of(parameter.name) + " means nothing to the rule " + std::string(name_of(rule)) +
                           "; leave it out, or choose --rule " + rules_with(parameter));
        }
        if (!parameter.belongs_to(rule)) continue;
        for (const auto& text : given) parameter.set(options, text, file);
    }
    return options;
}

}  // namespace allting::app
