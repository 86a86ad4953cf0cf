// Rules beside each other on the same ballots, of figure_pages.hpp.
#include <algorithm>
#include <span>

#include "algorithms/allocation/count.hpp"
#include "platform/page/components.hpp"
#include "processes/allocation_pages.hpp"
#include "processes/process_view.hpp"
#include "results/election_file.hpp"
#include "results/figure_pages.hpp"

namespace allting::results {
namespace {

std::string title_of(const i18n::Translator& t, const RuleFigures& rule) {
    const auto known = allocation::rule_named(rule.rule);
    return known ? processes::name_of(t, *known) : rule.rule;
}

/// "Flest röster först – flest röster per krona": what tells it from the usual, where there is more of the same rule.
std::string full_title(const i18n::Translator& t, const std::vector<RuleFigures>& rules, const RuleFigures& rule) {
    const auto alike = std::ranges::count(rules, rule.rule, &RuleFigures::rule);
    std::string title = title_of(t, rule);
    if (alike < 2) return title;
    if (const auto satisfaction = allocation::satisfaction_named(rule.satisfaction)) title += " – " + processes::name_of(t, *satisfaction);
    const auto completion = processes::completion_from_word(rule.completion);
    const auto known = allocation::rule_named(rule.rule);
    if (completion && known && !processes::completions_of(*known).empty()) title += " – " + processes::name_of(t, *completion);
    return title;
}

std::string tenths(const i18n::Translator& t, std::int64_t thousandths) {
    const auto rounded = (thousandths + 50) / 100;
    return t("results.figures.decimal", {{"whole", rounded / 10}, {"tenth", rounded % 10}});
}

bool has(const RuleFigures& rule, ProjectId project) { return std::ranges::find(rule.winners, project) != rule.winners.end(); }

/// Not all is never said as 100 per cent.
double reached(const RuleFigures& rule, std::int64_t voters) {
    const double exact = voters > 0 ? double(voters - rule.without_any) / double(voters) : 0;
    return rule.without_any > 0 ? std::min(exact, 0.99) : exact;
}

page::Table outcome_table(const i18n::Translator& t, const RulesShown& shown) {
    page::Table table{.caption = t("results.compare.outcome_caption", {{"pot", shown.caption}}),
                      .heads = {std::string(t("results.compare.rule")), std::string(t("results.compare.winners")), std::string(t("results.compare.spent")),
                                std::string(t("results.compare.with_something")), std::string(t("results.compare.average")),
                                std::string(t("results.compare.gini")), std::string(t("results.compare.owed"))},
                      .rows = {},
                      .numeric = {false, true, true, true, true, true, true}};
    for (const RuleFigures& rule : shown.rules) {
        table.rows.push_back({full_title(t, shown.rules, rule), t.number(std::int64_t(rule.winners.size())), t.money(rule.spent), t.percent(reached(rule, shown.voters)),
                              tenths(t, rule.winners_backed), t.percent(double(rule.gini) / 1000), t.number(rule.owed_groups)});
    }
    return table;
}

std::string listed(const i18n::Translator& t, const std::vector<std::string>& names) {
    constexpr std::size_t names_shown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), names_shown); ++i) text += (i > 0 ? " · " : "") + names[i];
    if (names.size() <= names_shown) return text;
    return t("results.compare.and_more", {{"names", text}, {"count", std::int64_t(names.size() - names_shown)}});
}

/// What the first does not choose, and the second does.
std::vector<std::string> chosen_beside(const RuleFigures& first, const RuleFigures& second, const RulesShown& shown) {
    std::vector<std::string> names;
    for (const ProjectId project : second.winners)
        if (!has(first, project)) names.push_back(shown.name_of_project(project));
    return names;
}

/// Each rule against the first, in words; those that choose the same in one line.
void changes_part(html::Out& out, const i18n::Translator& t, const RulesShown& shown) {
    if (shown.rules.size() < 2) return;
    const RuleFigures& first = shown.rules.front();
    std::vector<std::string> same;
    html::write<R"(<p class="label">{}</p><ul class="changes">{}</ul>
)">(out, t("results.compare.against", {{"rule", full_title(t, shown.rules, first)}}), [&](html::Out& o) {
        for (const RuleFigures& rule : std::span(shown.rules).subspan(1)) {
            const auto gained = chosen_beside(first, rule, shown), lost = chosen_beside(rule, first, shown);
            if (gained.empty() && lost.empty()) {
                same.push_back(full_title(t, shown.rules, rule));
                continue;
            }
            html::write<R"(<li><strong>{}</strong>{}{}<br>{}</li>
)">(o, full_title(t, shown.rules, rule),
                html::when(!gained.empty(), [&](html::Out& line) { html::write<"<br>{}">(line, t("results.compare.gained", {{"projects", listed(t, gained)}})); }),
                html::when(!lost.empty(), [&](html::Out& line) { html::write<"<br>{}">(line, t("results.compare.lost", {{"projects", listed(t, lost)}})); }),
                t("results.compare.reached", {{"share", t.percent(reached(rule, shown.voters))}, {"amount", t.money(rule.spent)}}));
        }
        if (!same.empty()) html::write<"<li>{}</li>\n">(o, t("results.compare.same", {{"rules", listed(t, same)}}));
    });
}

/// With what each rule was counted, where it can be told something.
void settings_part(html::Out& out, const i18n::Translator& t, const RulesShown& shown) {
    std::vector<page::Row> rows;
    for (const RuleFigures& rule : shown.rules) {
        const auto known = allocation::rule_named(rule.rule);
        if (!known) continue;
        std::string settings;
        const auto satisfaction = allocation::satisfaction_named(rule.satisfaction);
        if (satisfaction && processes::has_satisfaction(*known)) settings = processes::name_of(t, *satisfaction);
        const auto completion = processes::completion_from_word(rule.completion);
        if (completion && !processes::completions_of(*known).empty()) settings += " · " + processes::name_of(t, *completion);
        if (!settings.empty()) rows.push_back({title_of(t, rule), settings});
    }
    if (rows.empty()) return;
    html::write<R"(<p class="label">{}</p>)">(out, t("processes.rule_settings"));
    page::facts(out, rows);
}

page::Table project_table(const i18n::Translator& t, const RulesShown& shown, std::int64_t& never) {
    page::Table table{.caption = t("results.compare.table_caption", {{"pot", shown.caption}}), .heads = {std::string(t("results.compare.project"))}, .rows = {}};
    for (const RuleFigures& rule : shown.rules) table.heads.push_back(full_title(t, shown.rules, rule));
    std::vector<std::pair<std::int64_t, ProjectId>> order;  // what most rules choose first
    for (const ProjectId project : shown.projects)
        order.emplace_back(-std::ranges::count_if(shown.rules, [&](const RuleFigures& rule) { return has(rule, project); }), project);
    std::ranges::stable_sort(order, {}, &std::pair<std::int64_t, ProjectId>::first);
    for (const auto& [chosen, project] : order) {
        if (chosen == 0) {
            ++never;
            continue;
        }
        table.rows.push_back({shown.name_of_project(project)});
        for (const RuleFigures& rule : shown.rules) table.rows.back().emplace_back(has(rule, project) ? t("results.compare.yes") : t("results.compare.no"));
    }
    return table;
}

}  // namespace

void rules_part(html::Out& out, const page::Frame& frame, const RulesShown& shown) {
    const auto& t = *frame.t;
    changes_part(out, t, shown);
    html::write<R"(<details {}><summary>{}</summary>{}</details>
)">(out, html::flag("open", shown.is_open || shown.rules.size() < 2), t("results.figures.numbers"), [&](html::Out& o) {
        page::table(o, outcome_table(t, shown));
        std::int64_t never = 0;
        page::table(o, project_table(t, shown, never));
        if (never > 0) html::write<"<p>{}</p>\n">(o, t("results.compare.never", {{"count", never}}));
        settings_part(o, t, shown);
    });
}

std::string comparison_page(const page::Frame& plain, const ResultView& view) {
    const CurrencyFrame in_currency(plain, view.process.currency);
    const auto& frame = in_currency.frame();
    const auto& t = in_currency.t();
    const auto here = processes::address_of(view.process.id);
    const page::Options options{.title = std::string(t("results.compare.title")),
                                .crumbs = {{.address = here, .text = view.process.text_in(t.language()).title},
                                           {.address = here + "/results", .text = std::string(t("results.title"))}},
                                .wide = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("results.compare.title"), t("results.compare.lead"));
        if (!may_publish_ballots(*view.count)) {
            html::write<"<p>{}</p>\n">(out, t("results.too_few_ballots", {{"count", published_ballots_min}}));
            return;
        }
        if (!view.figures) {
            html::write<"<p>{}</p>\n">(out, t("results.figures.coming"));
            return;
        }
        for (const PotFigures& pot : view.figures->pots) {
            std::vector<ProjectId> projects;
            for (const ProjectCount& row : view.count->projects)
                if (row.pot == pot.pot) projects.push_back(row.project);
            const auto& name = view.process.pot(pot.pot)->name;
            html::write<"<h2>{}</h2>\n">(out, name);
            rules_part(out, frame, {.caption = name, .rules = pot.rules, .projects = projects, .name_of_project = [&](ProjectId id) { return view.project(id)->title; }, .voters = pot.voters});
        }
        html::write<R"(<p>{} <a href="/about/methods">{}</a></p>
)">(out, t("results.compare.meaning"), t("results.compare.methods"));
    });
}

}  // namespace allting::results
