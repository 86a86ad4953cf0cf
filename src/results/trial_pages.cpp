#include "results/trial_pages.hpp"

#include <algorithm>

#include "algorithms/allocation/count.hpp"
#include "platform/page/components.hpp"
#include "processes/allocation_pages.hpp"
#include "results/figure_pages.hpp"

namespace allting::results {
namespace {

namespace forms = page::forms;
using allocation::Rule;

/// Every rule that some ballots can have; those that do not fit the chosen election are left out of the answer, and named.
std::vector<Rule> all_offered() {
    std::vector<Rule> rules(processes::simple_rules().begin(), processes::simple_rules().end());
    for (const auto kind : {processes::BallotKind::approval, processes::BallotKind::points}) {
        for (const Rule rule : processes::more_rules(kind)) {
            if (std::ranges::find(rules, rule) == rules.end()) rules.push_back(rule);
        }
    }
    return rules;
}

template <class Options>
void option_select(html::Out& out, const page::Frame& frame, const page::Typed& typed, std::string_view field, const Options& options) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> choices{{.value = "usual", .label = std::string(t("results.trial.usual")), .chosen = true}};
    for (const auto option : options) choices.push_back({.value = std::string(allocation::name_of(option)), .label = processes::name_of(t, option)});
    forms::select(out, frame, typed, {.name = std::string(field), .label = std::string(t(i18n::Key::at_run_time("processes.field." + std::string(field))))}, choices);
}

void option_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed) {
    const auto& t = *frame.t;
    using allocation::Satisfaction;
    option_select(out, frame, typed, "satisfaction", std::vector{Satisfaction::cost, Satisfaction::cardinality, Satisfaction::points, Satisfaction::score});
    option_select(out, frame, typed, "completion", processes::completions_of(Rule::equal_shares));
    option_select(out, frame, typed, "ties", std::vector{allocation::TieRule::cheapest_first, allocation::TieRule::most_votes_first});
    forms::line(out, frame, typed, {.name = "score_min", .label = std::string(t("processes.field.score_min")), .help = std::string(t("processes.help.score_min")),
                                    .value = "0", .input_mode = "numeric"});
}

void trial_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const TrialView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = "/trials", .upload = true, .busy_text = std::string(t("results.trial.busy"))});
    std::vector<forms::Choice> past{{.value = "", .label = std::string(t("results.trial.none_chosen"))}};
    for (const PastElection& each : view.past)
        past.push_back({.value = std::to_string(each.process.value), .label = each.title, .chosen = each.process == view.asked});
    forms::select(out, frame, typed, {.name = "process", .label = std::string(t("results.trial.process")), .help = std::string(t("results.trial.process_help")), .required = false}, past);
    forms::file(out, frame, typed, {.name = "file", .label = std::string(t("results.trial.file")), .help = std::string(t("results.trial.file_help")), .required = false}, ".pb");
    std::vector<forms::Choice> rules;
    for (const Rule rule : all_offered()) {
        rules.push_back({.value = std::string(allocation::name_of(rule)), .label = processes::name_of(t, rule), .chosen = rules.size() < 2});
    }
    forms::checkboxes(out, frame, typed, {.name = "rules", .label = std::string(t("results.trial.rules")), .help = t("results.trial.rules_help", {{"most", std::int64_t(trial_rules_max)}})}, rules);
    html::write<R"(<details><summary>{}</summary>{}</details>
)">(out, t("processes.rule_options"), [&](html::Out& o) { option_fields(o, frame, typed); });
    forms::button(out, t("results.trial.try"));
    forms::close(out);
}

void outcome_part(html::Out& out, const page::Frame& plain, const TrialView& view) {
    const CurrencyFrame in_currency(plain, view.election->process.currency);
    const auto& frame = in_currency.frame();
    const auto& t = in_currency.t();
    html::write<R"(<section id="outcome" aria-labelledby="outcome-heading"><h2 id="outcome-heading" dir="auto">{}</h2>{}</section>
)">(out, t("results.trial.outcome", {{"title", view.election->title}}), [&](html::Out& o) {
        for (const TrialPot& pot : view.trial->pots) {
            if (pot.rules.empty()) continue;
            if (view.trial->pots.size() > 1) html::write<R"(<h3 dir="auto">{}</h3>
)">(o, pot.name);
            rules_part(o, frame, {.caption = pot.name, .rules = pot.rules, .projects = pot.projects, .name_of_project = [&](ProjectId id) { return view.election->title_of(id); }, .voters = pot.voters, .is_open = true});
        }
        for (const Rule rule : view.trial->left_out) html::write<"<p>{}</p>\n">(o, t("results.trial.left_out", {{"rule", processes::name_of(t, rule)}}));
        html::write<R"(<p>{} <a href="/about/methods">{}</a></p>
)">(o, t("results.compare.meaning"), t("results.compare.methods"));
    });
}

}  // namespace

std::string trial_page(const page::Frame& frame, const page::Typed& typed, const TrialView& view) {
    const auto& t = *frame.t;
    const page::Options options{.title = std::string(t("results.trial.title")),
                                .crumbs = {{.address = "/processes", .text = std::string(t("processes.list_title"))}},
                                .wide = true,
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("results.trial.title"), t("results.trial.lead"));
        forms::error_summary(out, frame, typed);
        if (view.trial) {
            outcome_part(out, frame, view);
            html::write<"<h2>{}</h2>\n">(out, t("results.trial.again"));
        }
        trial_form(out, frame, typed, view);
    });
}

}  // namespace allting::results
