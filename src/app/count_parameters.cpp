#include "app/count_parameters.hpp"

#include <algorithm>
#include <array>

#include "algorithms/allocation/decimal.hpp"
#include "app/city_parameters.hpp"
#include "app/count_presets.hpp"
#include "app/parameter_texts.hpp"
#include "core/text.hpp"

namespace allting::app {
namespace {

using allocation::AtMisfit;
using allocation::ComparedBy;
using allocation::Completion;
using allocation::CountOptions;
using allocation::CstvOrder;
using allocation::Election;
using allocation::ExhaustiveOver;
using allocation::FirstShare;
using allocation::PabulibFile;
using allocation::Rule;
using allocation::Satisfaction;
using allocation::StopAt;
using allocation::TieRule;
using allocation::Transfer;

constexpr std::array satisfactions = {Satisfaction::cost, Satisfaction::cardinality, Satisfaction::points,
                                      Satisfaction::borda, Satisfaction::effort, Satisfaction::score};
constexpr std::array first_shares = {FirstShare::exact, FirstShare::whole_units, FirstShare::exact_then_whole};
constexpr std::array stops = {StopAt::exhaustive, StopAt::overspend};
constexpr std::array exhaustive_overs = {ExhaustiveOver::supported, ExhaustiveOver::all};
constexpr std::array compared_bys = {ComparedBy::approved_winners, ComparedBy::any_winner};
constexpr std::array transfers = {Transfer::minimal, Transfer::elimination};
constexpr std::array all_duplicates = {allocation::Duplicates::once, allocation::Duplicates::as_published};
constexpr std::array cstv_orders = {CstvOrder::ratio, CstvOrder::excess, CstvOrder::support};

bool always(Rule) { return true; }
bool has_completion(Rule rule) { return rule == Rule::equal_shares || rule == Rule::exact_equal_shares; }
bool has_satisfaction(Rule rule) {
    return rule != Rule::phragmen && rule != Rule::maximin_support && rule != Rule::cstv && rule != Rule::expanding_approvals &&
           rule != Rule::majority_judgment;
}
bool is_equal_shares(Rule rule) { return rule == Rule::equal_shares; }
bool is_cstv(Rule rule) { return rule == Rule::cstv; }
bool has_misfit(Rule rule) { return rule == Rule::phragmen; }
bool has_threshold(Rule rule) { return rule == Rule::greedy_threshold; }

void set_satisfaction(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.satisfaction = value_named("satisfaction", text, satisfactions);
}
json::Value satisfaction(const CountOptions& options, const Election&) { return name_of(options.satisfaction); }

void set_completion(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.completion = value_named("completion", text, allocation::all_completions());
}
json::Value completion(const CountOptions& options, const Election&) { return name_of(options.completion); }

/// True where the completion counts again and again with larger shares.
bool raises_shares(const CountOptions& options) {
    switch (options.completion) {
        case Completion::add1:
        case Completion::add1u:
        case Completion::add1_overspend:
        case Completion::budget_1pct:
        case Completion::comparison: return true;
        case Completion::none:
        case Completion::utilitarian:
        case Completion::epsilon:
        case Completion::add_opt: break;
    }
    return false;
}

void set_first_share(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.raise.first = value_named("first_share", text, first_shares);
}
json::Value first_share(const CountOptions& options, const Election&) { return name_of(options.raise.first); }

void set_step(CountOptions& options, std::string_view text, const PabulibFile& file) {
    options.raise.step = amount_from("step", text, file.election);
    if (options.raise.step == 0) throw WrongUse("--step takes an amount above 0");
}
json::Value step(const CountOptions& options, const Election& election) {
    if (!raises_shares(options) || options.completion == Completion::budget_1pct) return nullptr;
    const auto step = options.raise.step > 0 ? options.raise.step : election.money_scale;
    return allocation::decimal_text(step, election.money_scale);
}

void set_stop(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.raise.stop = value_named("stop", text, stops);
}
/// Where the completion's own name says it, whatever was asked.
StopAt stop_of(const CountOptions& options) {
    return options.completion == Completion::add1_overspend ? StopAt::overspend : options.raise.stop;
}
json::Value stop(const CountOptions& options, const Election&) {
    return raises_shares(options) ? json::Value(name_of(stop_of(options))) : json::Value();
}

void set_exhaustive_over(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.raise.exhaustive_over = value_named("exhaustive_over", text, exhaustive_overs);
}
json::Value exhaustive_over(const CountOptions& options, const Election&) {
    if (!raises_shares(options) || stop_of(options) != StopAt::exhaustive) return nullptr;
    return name_of(options.raise.exhaustive_over);
}

void set_all_affordable(CountOptions& options, std::string_view text, const PabulibFile&) {
    if (text != "count-once" && text != "raise") throw WrongUse("--all-affordable is one of raise, count-once");
    options.raise.stays_where_all_affordable = text == "count-once";
}
json::Value all_affordable(const CountOptions& options, const Election&) {
    if (!raises_shares(options)) return nullptr;
    return options.raise.stays_where_all_affordable ? "count-once" : "raise";
}

void set_compared_by(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.compared_by = value_named("compared_by", text, compared_bys);
}
json::Value compared_by(const CountOptions& options, const Election&) {
    return options.completion == Completion::comparison ? json::Value(name_of(options.compared_by)) : json::Value();
}

void set_ties(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.ties = value_named("ties", text, allocation::all_tie_rules());
}
json::Value ties(const CountOptions& options, const Election&) { return name_of(options.ties); }

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

void set_threshold(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.threshold = whole_number_from("threshold", text);
}
json::Value threshold(const CountOptions& options, const Election&) { return options.threshold; }

/// The file was read so: duplicates_from() looks at the option before any ballot is.
void set_duplicates(CountOptions&, std::string_view text, const PabulibFile& file) {
    if (value_named("duplicates", text, all_duplicates) != file.election.duplicates)
        throw WrongUse("--duplicates is not as the file was read");
}
json::Value duplicates(const CountOptions&, const Election& election) { return name_of(election.duplicates); }

void set_transfer(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.transfer = value_named("transfer", text, transfers);
}
json::Value transfer(const CountOptions& options, const Election&) { return name_of(options.transfer); }

void set_cstv_order(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.cstv_order = value_named("best_by", text, cstv_orders);
}
json::Value cstv_order(const CountOptions& options, const Election&) { return name_of(options.cstv_order); }

constexpr std::string_view raising =
    "--rule equal-shares with --completion add1, add1u, add1-overspend, budget-1pct or comparison";
constexpr std::string_view stepping = "--rule equal-shares with --completion add1, add1u, add1-overspend or comparison";
constexpr std::string_view exhausting =
    "--rule equal-shares with --stop exhaustive and --completion add1, add1u, budget-1pct or comparison";

constexpr std::array own_table = {
    Parameter{"satisfaction", "cost, cardinality, points, borda, effort, score",
              "what a project is worth to a voter who marked it", "", has_satisfaction, set_satisfaction, satisfaction},
    Parameter{"completion", "none, utilitarian, add1, add1u, add1-overspend, budget-1pct, epsilon, comparison, add-opt",
              "what becomes of money that the rule leaves over", "", has_completion, set_completion, completion},
    Parameter{"first_share", "exact, whole-units, exact-then-whole",
              "each voter's share to begin with: budget / ballots, or that rounded down, or that from the second count on",
              "", is_equal_shares, set_first_share, first_share},
    Parameter{"step", "AMOUNT", "by how much the shares grow each time; 1 if not given", stepping, is_equal_shares, set_step, step},
    Parameter{"stop", "exhaustive, overspend",
              "when the shares stop growing: when nothing more fits, or only before too much is spent",
              raising, is_equal_shares, set_stop, stop},
    Parameter{"exhaustive_over", "supported, all", "which projects must not fit for the shares to stop growing",
              exhausting, is_equal_shares, set_exhaustive_over, exhaustive_over},
    Parameter{"all_affordable", "raise, count-once", "whether shares grow where all projects together fit in the budget",
              raising, is_equal_shares, set_all_affordable, all_affordable},
    Parameter{"compared_by", "approved-winners, any-winner", "by what a voter prefers the winners of equal shares or of greedy",
              "--rule equal-shares with --completion comparison", is_equal_shares, set_compared_by, compared_by},
    Parameter{"ties", "lexicographic, min-cost, max-votes, lot, refuse", "who goes first among equals", "", always, set_ties, ties},
    Parameter{"lot_seed", "TEXT", "the published text that the lot is drawn from", "--ties lot", always, set_lot_seed, lot_seed},
    Parameter{"misfit", "stop, skip", "what follows when a project whose turn it is does not fit", "", has_misfit, set_misfit, misfit},
    Parameter{"threshold", "N",
              "the score, in the ballots' own measure, that a project must reach; the file's own if not given",
              "", has_threshold, set_threshold, threshold},
    Parameter{"duplicates", "once, as-published",
              "what a project counts for that a ballot lists twice: as one mark, or added up as in the file's column \"votes\"",
              "", allocation::adds_up_marks, set_duplicates, duplicates},
    Parameter{"transfer", "minimal, elimination", "what happens when no project has its cost covered",
              "", is_cstv, set_transfer, transfer},
    Parameter{"best_by", "ratio, excess, support", "which project is best: support / cost, support - cost, support",
              "", is_cstv, set_cstv_order, cstv_order},
};

/// Those rules that have the parameter, for a sentence.
std::string rules_with(const Parameter& parameter) {
    std::string all;
    for (const Rule rule : allocation::all_rules()) {
        if (parameter.belongs_to(rule)) all += (all.empty() ? "" : ", ") + std::string(name_of(rule));
    }
    return all;
}

void set_from_preset(const Parameter& parameter, const Preset& preset, CountOptions& options, const PabulibFile& file) {
    for (const auto& [name, text] : preset.values)
        if (name == parameter.name) parameter.set(options, text, file);
}

/// An option that was given and decides nothing would mislead whoever reads the command.
void refuse_idle(const Parameter& parameter, const std::vector<CountOptions>& counts, const Arguments& arguments,
                 const PabulibFile& file) {
    const auto given = arguments.values(parameter.name);
    if (given.empty() || (parameter.name == "completion" && given.back() == "none")) return;  // that is true of every rule
    for (const CountOptions& options : counts)
        if (parameter.belongs_to(options.rule) && !parameter.value(options, file.election).is_null()) return;
    const auto belongs = parameter.belongs.empty() ? "--rule " + rules_with(parameter) : std::string(parameter.belongs);
    throw WrongUse(option_of(parameter.name) + " decides nothing here: leave it out, or choose " + belongs);
}

/// A completion whose name says when the shares stop growing, beside an option that says otherwise.
void refuse_contradiction(const CountOptions& options, const Arguments& arguments) {
    if (options.completion != Completion::add1_overspend || arguments.option("stop", "overspend") == "overspend") return;
    throw WrongUse("--completion add1-overspend stops on overspending only: leave out --stop, or choose --completion add1");
}

/// The score that the file itself says a project must reach.
std::int64_t threshold_of(const PabulibFile& file) {
    return std::max<std::int64_t>(integer_from_text(file.meta_value("min_project_score_threshold")).value_or(0), 0);
}

}  // namespace

std::span<const Parameter> all_parameters() {
    static const auto all = [] {
        std::vector<Parameter> parameters(own_table.begin(), own_table.end());
        const auto of_cities = city_parameters();
        parameters.insert(parameters.end(), of_cities.begin(), of_cities.end());
        return parameters;
    }();
    return all;
}

std::string parameter_help(const Parameter& parameter) {
    std::string option = "  " + option_of(parameter.name) + (parameter.values.empty() ? "" : " ") + std::string(parameter.values);
    option += option.size() < 24 ? std::string(24 - option.size(), ' ') : "\n" + std::string(24, ' ');
    return option + std::string(parameter.meaning) + '\n';
}

json::Object parameters_json(const CountOptions& options, const Election& election) {
    json::Object values;
    for (const Parameter& parameter : all_parameters()) {
        if (parameter.belongs_to(options.rule)) {
            values.emplace_back(std::string(parameter.name), parameter.value(options, election));
        }
    }
    return values;
}

std::vector<CountOptions> options_for(std::span<const Rule> rules, const Arguments& arguments, const PabulibFile& file) {
    std::vector<CountOptions> all;
    for (const Rule rule : rules) {
        CountOptions& options = all.emplace_back();
        options.rule = rule;
        for (const Parameter& parameter : all_parameters()) {
            if (!parameter.belongs_to(rule)) continue;
            if (arguments.has("preset")) set_from_preset(parameter, preset_named(arguments.option("preset")), options, file);
            for (const auto& text : arguments.values(parameter.name)) parameter.set(options, text, file);
        }
        if (rule == Rule::greedy_threshold && !arguments.has("threshold")) options.threshold = threshold_of(file);
        refuse_contradiction(options, arguments);
    }
    for (const Parameter& parameter : all_parameters()) refuse_idle(parameter, all, arguments, file);
    return all;
}

}  // namespace allting::app
