#include "processes/allocation_pages.hpp"

#include <algorithm>

#include "algorithms/allocation/count.hpp"
#include "core/limits.hpp"
#include "platform/page/components.hpp"

namespace allting::processes {
namespace {

namespace forms = page::forms;
using allocation::Rule;

/// The text under processes.GROUP.WORD; words of files have hyphens where keys have underscores.
std::string text_of(const i18n::Translator& t, std::string_view group, std::string_view word, std::string_view ending = {}) {
    std::string key = "processes." + std::string(group) + "." + std::string(word) + std::string(ending);
    std::ranges::replace(key, '-', '_');
    return std::string(t(i18n::Key::at_run_time(key)));
}

forms::Choice rule_choice(const i18n::Translator& t, Rule rule, Rule chosen) {
    const auto word = allocation::name_of(rule);
    return {.value = std::string(word),
            .label = name_of(t, rule),
            .help = text_of(t, "rule", word, "_help"),
            .chosen = rule == chosen,
            .more_address = method_address(rule),
            .more_text = t("processes.rule_more", {{"rule", name_of(t, rule)}})};
}

/// What is usual is the first choice, and stays so with another rule or other ballots.
template <class Options, class Value>
void option_select(html::Out& out, const page::Frame& frame, const page::Typed& typed, std::string_view field, const Options& options,
                   const Value& chosen) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> choices;
    for (const auto& option : options) {
        const bool is_usual = choices.empty();
        const std::string label = is_usual ? t("processes.usual_choice", {{"choice", name_of(t, option)}}) : name_of(t, option);
        choices.push_back({.value = is_usual ? "usual" : std::string(allocation::name_of(option)), .label = label, .chosen = option == chosen});
    }
    forms::select(out, frame, typed, {.name = std::string(field), .label = text_of(t, "field", field), .help = text_of(t, "help", field)}, choices);
}

forms::Choice completion_choice(const i18n::Translator& t, allocation::Completion completion, std::string_view value, const Allocation& chosen) {
    const auto word = allocation::name_of(completion);
    return {.value = std::string(value), .label = name_of(t, completion), .help = text_of(t, "completion", word, "_help"),
            .chosen = completion == chosen.completion};
}

/// The completions of all rules. The first sends "usual", so that a plan that goes over to equal shares gets what is usual there.
void completion_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Process& process) {
    const auto& t = *frame.t;
    const bool has_some = !completions_of(process.allocation.rule).empty();
    const auto shown = has_some ? process.allocation : usual_allocation(Rule::equal_shares, process.ballot_kind);
    constexpr std::size_t known_best = 3;
    std::vector<forms::Choice> first, more;
    for (const auto completion : completions_of(Rule::equal_shares)) {
        if (first.size() >= known_best) more.push_back(completion_choice(t, completion, allocation::name_of(completion), shown));
        else first.push_back(completion_choice(t, completion, first.empty() ? "usual" : allocation::name_of(completion), shown));
    }
    first.front().label = t("processes.usual_choice", {{"choice", first.front().label}});
    for (const auto completion : completions_of(Rule::exact_equal_shares)) {
        if (!has_completion(Rule::equal_shares, completion)) more.push_back(completion_choice(t, completion, allocation::name_of(completion), shown));
    }
    forms::radios(out, frame, typed, {.name = "completion", .label = text_of(t, "field", "completion"), .help = text_of(t, "help", "completion")}, first,
                  {std::string(t("processes.more_completions")), std::move(more)});
}

void tie_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Process& process) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> choices;
    for (const auto rule : tie_rules()) {
        choices.push_back({.value = std::string(allocation::name_of(rule)), .label = name_of(t, rule), .chosen = rule == process.allocation.ties});
    }
    forms::select(out, frame, typed, {.name = "ties", .label = text_of(t, "field", "ties"), .help = text_of(t, "help", "ties")}, choices);
    forms::line(out, frame, typed, {.name = "lot_seed", .label = text_of(t, "field", "lot_seed"), .help = text_of(t, "help", "lot_seed"),
                                    .value = process.allocation.lot_seed, .required = false, .characters_max = limits::line_characters_max});
}

void option_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Process& process) {
    const auto& t = *frame.t;
    const Allocation& chosen = process.allocation;
    const auto rule = has_satisfaction(chosen.rule) ? chosen.rule : Rule::greedy;
    option_select(out, frame, typed, "satisfaction", satisfactions_of(rule, process.ballot_kind), chosen.satisfaction);
    completion_fields(out, frame, typed, process);
    tie_fields(out, frame, typed, process);
    forms::line(out, frame, typed, {.name = "score_min", .label = text_of(t, "field", "score_min"), .help = text_of(t, "help", "score_min"),
                                    .value = std::to_string(chosen.score_min), .input_mode = "numeric"});
}

bool any_wrong(const page::Typed& typed) {
    constexpr std::string_view fields[] = {"satisfaction", "completion", "ties", "lot_seed", "score_min"};
    return std::ranges::any_of(fields, [&](std::string_view field) { return typed.error_of(field) != nullptr; });
}

}  // namespace

std::string method_address(Rule rule) { return "/about/methods/" + std::string(allocation::name_of(rule)); }

std::string name_of(const i18n::Translator& t, Rule rule) { return text_of(t, "rule", allocation::name_of(rule)); }
std::string name_of(const i18n::Translator& t, allocation::Satisfaction satisfaction) {
    return text_of(t, "satisfaction", allocation::name_of(satisfaction));
}
std::string name_of(const i18n::Translator& t, allocation::Completion completion) {
    return text_of(t, "completion", allocation::name_of(completion));
}
std::string name_of(const i18n::Translator& t, allocation::TieRule ties) { return text_of(t, "tie_rule", allocation::name_of(ties)); }

std::string rule_text(const i18n::Translator& t, const Process& process) {
    const Allocation& chosen = process.allocation;
    std::string text;
    if (chosen.rule == Rule::greedy) text = text_of(t, "rule_text.greedy", allocation::name_of(chosen.satisfaction));
    else text = text_of(t, "rule_text", allocation::name_of(chosen.rule));
    if (chosen.rule != Rule::greedy && chosen.satisfaction != usual_allocation(chosen.rule, process.ballot_kind).satisfaction)
        text += " " + text_of(t, "satisfaction_text", allocation::name_of(chosen.satisfaction));
    if (!completions_of(chosen.rule).empty()) text += " " + text_of(t, "completion_text", allocation::name_of(chosen.completion));
    if (chosen.score_min > 0)
        text += " " + t("processes.score_min_text", {{"count", chosen.score_min}, {"unit", process.ballot_kind == BallotKind::points ? "points" : "votes"}});
    return text;
}

void allocation_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Process& process) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> simple, more;
    for (const Rule rule : simple_rules()) simple.push_back(rule_choice(t, rule, process.allocation.rule));
    for (const Rule rule : more_rules(process.ballot_kind)) more.push_back(rule_choice(t, rule, process.allocation.rule));
    forms::radios(out, frame, typed, {.name = "allocation_rule", .label = text_of(t, "field", "allocation_rule"), .help = text_of(t, "help", "allocation_rule")},
                  simple, {std::string(t("processes.more_rules")), std::move(more)});
    html::write<R"(<p><a href="/trials">{}</a></p>
)">(out, t("processes.try_rules"));
    const Allocation usual = usual_allocation(process.allocation.rule, process.ballot_kind);
    html::write<R"(<details class="options" {}><summary>{}</summary>{}</details>
)">(out, html::flag("open", usual != process.allocation || any_wrong(typed)), t("processes.rule_options"),
        [&](html::Out& o) { option_fields(o, frame, typed, process); });
}

void allocation_part(html::Out& out, const page::Frame& frame, const Process& process) {
    const auto& t = *frame.t;
    const Allocation& chosen = process.allocation;
    std::vector<page::Row> rows{{std::string(t("processes.field.allocation_rule")), name_of(t, chosen.rule), method_address(chosen.rule)}};
    if (has_satisfaction(chosen.rule)) rows.push_back({std::string(t("processes.field.satisfaction")), name_of(t, chosen.satisfaction)});
    if (!completions_of(chosen.rule).empty()) rows.push_back({std::string(t("processes.field.completion")), name_of(t, chosen.completion)});
    rows.push_back({std::string(t("processes.field.ties")), name_of(t, chosen.ties)});
    if (!chosen.lot_seed.empty()) rows.push_back({std::string(t("processes.field.lot_seed")), chosen.lot_seed});
    if (chosen.score_min > 0) rows.push_back({std::string(t("processes.field.score_min")), t.number(chosen.score_min)});
    html::write<R"(<p>{} <a href="{}">{}</a></p><details><summary>{}</summary>{}</details>
)">(out, rule_text(t, process), method_address(chosen.rule), t("processes.rule_more", {{"rule", name_of(t, chosen.rule)}}), t("processes.rule_settings"),
        [&](html::Out& o) { page::facts(o, rows); });
}

}  // namespace allting::processes
