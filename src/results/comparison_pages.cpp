// Rules beside each other on the same ballots, of figure_pages.hpp.
#include <algorithm>

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

page::Table outcome_table(const i18n::Translator& t, std::string_view caption, const std::vector<RuleFigures>& rules, std::int64_t voters) {
    page::Table table{.caption = std::string(caption),
                      .heads = {std::string(t("results.compare.rule")), std::string(t("results.compare.winners")), std::string(t("results.compare.spent")),
                                std::string(t("results.compare.with_something")), std::string(t("results.compare.average")),
                                std::string(t("results.compare.gini")), std::string(t("results.compare.owed"))},
                      .rows = {},
                      .numeric = {false, true, true, true, true, true, true}};
    for (const RuleFigures& rule : rules) {
        const double share = voters > 0 ? double(voters - rule.without_any) / double(voters) : 0;
        table.rows.push_back({full_title(t, rules, rule), t.number(std::int64_t(rule.winners.size())), t.money(rule.spent), t.percent(share),
                              tenths(t, rule.winners_backed), t.percent(double(rule.gini) / 1000), t.number(rule.owed_groups)});
    }
    return table;
}

}  // namespace

void rules_part(html::Out& out, const page::Frame& frame, std::string_view caption, const std::vector<RuleFigures>& rules,
                const std::vector<ProjectId>& projects, const std::function<std::string(ProjectId)>& name_of_project, std::int64_t voters) {
    const auto& t = *frame.t;
    page::table(out, outcome_table(t, t("results.compare.outcome_caption", {{"pot", caption}}), rules, voters));
    page::Table table{.caption = t("results.compare.table_caption", {{"pot", caption}}), .heads = {std::string(t("results.compare.project"))}, .rows = {}};
    for (const RuleFigures& rule : rules) table.heads.push_back(full_title(t, rules, rule));
    std::vector<std::pair<std::int64_t, ProjectId>> order;  // what most rules choose first
    for (const ProjectId project : projects)
        order.emplace_back(-std::ranges::count_if(rules, [&](const RuleFigures& rule) { return has(rule, project); }), project);
    std::ranges::stable_sort(order, {}, &std::pair<std::int64_t, ProjectId>::first);
    std::size_t never = 0;
    for (const auto& [chosen, project] : order) {
        if (chosen == 0 && ++never > 0) continue;
        table.rows.push_back({name_of_project(project)});
        for (const RuleFigures& rule : rules) table.rows.back().emplace_back(has(rule, project) ? t("results.compare.yes") : t("results.compare.no"));
    }
    page::table(out, table);
    if (never > 0) html::write<"<p>{}</p>\n">(out, t("results.compare.never", {{"count", std::int64_t(never)}}));
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
            rules_part(out, frame, name, pot.rules, projects, [&](ProjectId id) { return view.project(id)->title; }, pot.voters);
        }
        html::write<R"(<p>{} <a href="/about/methods">{}</a></p>
)">(out, t("results.compare.meaning"), t("results.compare.methods"));
    });
}

}  // namespace allting::results
