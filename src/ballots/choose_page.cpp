// The page where projects are chosen.
//
// What web/src/scripts/budget.ts needs of it, to keep the bar true while the voter chooses; the server counts again:
//   <section data-ballot data-kind="money|marks|points" data-most="…" data-currency="SEK">      one for each pot
//     <input type="checkbox" name="projects" value="7" data-cost="25000000">                    cost in öre
//     <input type="hidden" name="projects" value="8" data-cost="…">                             chosen, hidden by the filter
//     <input type="number" name="points[7]">
//     <div class="ballot-bar"><p class="ballot-left" data-left="Kvar: {left}" data-over="…">…</p><meter …></meter></div>
#include "ballots/ballot_pages.hpp"
#include "ballots/page_parts.hpp"
#include "platform/page/components.hpp"
#include "platform/page/static_files.hpp"

namespace allting::ballots {

namespace {

namespace forms = page::forms;
using processes::BallotKind;
using proposals::Project;

constexpr std::int64_t filter_from_projects = 9;  // fewer are seen at a glance

std::string_view kind_word(BallotKind kind) {
    switch (kind) {
        case BallotKind::approval: return "marks";
        case BallotKind::points: return "points";
        case BallotKind::budget: return "money";
    }
    return "";
}

std::string rule_of(const i18n::Translator& t, const processes::Process& process) {
    switch (process.ballot_kind) {
        case BallotKind::approval: return t("ballots.rule_approval", {{"most", process.marks_max}});
        case BallotKind::points: return t("ballots.rule_points", {{"most", process.marks_max}});
        case BallotKind::budget: return std::string(t("ballots.rule_budget"));
    }
    return "";
}

std::string category_name(const i18n::Translator& t, const std::string& category) {
    const std::string key = "proposals.category." + category;
    return t.has(key) ? std::string(t(i18n::Key::at_run_time(key))) : category;
}

void filter_fields(html::Out& out, const page::Frame& frame, const BallotView& view) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> categories{{.value = "", .label = std::string(t("ballots.all_categories")), .chosen = view.filter.category.empty()}};
    for (const std::string& each : view.categories)
        if (!each.empty()) categories.push_back({.value = each, .label = category_name(t, each), .chosen = view.filter.category == each});
    const auto order = [&](ProjectOrder which, i18n::Key label) {
        return forms::Choice{.value = std::string(word_of(which)), .label = std::string(t(label)), .chosen = view.filter.order == which};
    };
    const bool is_active = !view.filter.text.empty() || !view.filter.category.empty();
    html::write<R"(<details class="filter" {}><summary>{}</summary>{}{}{}{}</details>
)">(out, html::flag("open", is_active), t("ballots.filter"),
        [&](html::Out& o) {
            forms::line(o, frame, {}, {.name = "text", .label = std::string(t("ballots.filter_text")), .value = view.filter.text, .required = false}, "search");
        },
        [&](html::Out& o) {
            forms::select(o, frame, {}, {.name = "category", .label = std::string(t("ballots.filter_category")), .required = false}, categories);
        },
        [&](html::Out& o) {
            forms::select(o, frame, {}, {.name = "order", .label = std::string(t("ballots.filter_order")), .required = false},
                          {order(ProjectOrder::shuffled, "ballots.order_shuffled"), order(ProjectOrder::by_cost, "ballots.order_cost"),
                           order(ProjectOrder::by_name, "ballots.order_name")});
        },
        // The first button of the form: Enter in the search field searches and never casts.
        [&](html::Out& o) { forms::button(o, t("form.show"), forms::ButtonKind::second, "act", "filter"); });
}

void choice_field(html::Out& out, const page::Frame& frame, const BallotView& view, const Project& project) {
    const auto& t = *frame.t;
    const std::string id = "project-" + std::to_string(project.id.value);
    const std::int64_t points = view.points_of(project.id);
    if (view.process.ballot_kind == BallotKind::points) {
        html::write<R"(<h3 dir="auto" lang="{}">{}</h3><p class="points"><label for="{}">{}</label><input class="ds-input" type="number" id="{}" name="points[{}]" value="{}" min="0" max="{}" inputmode="numeric" aria-describedby="{}-facts"></p>
)">(out, project.language, project.title, id, t("ballots.points_for", {{"project", project.title}}), id, project.id,
            points == 0 ? std::string() : std::to_string(points), view.process.marks_max, id);
    } else {
        html::write<R"(<h3 class="choice"><input class="ds-input" type="checkbox" id="{}" name="projects" value="{}" data-cost="{}" {} aria-describedby="{}-facts"><label for="{}" dir="auto" lang="{}">{}</label></h3>
)">(out, id, project.id, project.cost.ore, html::flag("checked", points != 0), id, id, project.language, project.title);
    }
}

void project_card(html::Out& out, const page::Frame& frame, const BallotView& view, const Project& project) {
    const auto& t = *frame.t;
    const std::string picture = project.picture ? "/pictures/" + std::to_string(project.picture.value) + "/small" : "";
    const auto cost = t.with_currency(view.process.currency).money(project.cost);
    html::write<R"(<li><div class="ballot-project">{}<div>{}<p id="project-{}-facts"><strong>{}</strong>{}</p>
<p dir="auto" lang="{}">{}</p>{}</div></div></li>
)">(out, [&](html::Out& o) { page::picture(o, {.address = picture, .drawing = std::string(page::drawing_of(project.category, project.proposal ? project.proposal.value : project.id.value))}); },
        [&](html::Out& o) { choice_field(o, frame, view, project); }, project.id, cost,
        html::when(!project.place.empty(), [&](html::Out& o) { html::write<R"( · <span dir="auto">{}</span>)">(o, project.place); }),
        project.language, project.summary, html::when(bool(project.proposal), [&](html::Out& o) {
            html::write<R"(<p><a href="/proposals/{}" target="_blank" rel="noopener">{}</a></p>)">(
                o, project.proposal, t("ballots.read_more", {{"project", project.title}}));
        }));
}

void bar(html::Out& out, const page::Frame& frame, const BallotView& view, const PotChoice& choice) {
    const auto& t = *frame.t;
    const bool by_money = view.process.ballot_kind == BallotKind::budget;
    const std::int64_t most = by_money ? choice.pot.amount.ore : view.process.marks_max;
    const std::int64_t used = by_money ? choice.use.cost.ore
                              : view.process.ballot_kind == BallotKind::points ? choice.use.points
                                                                               : choice.use.marks;
    html::write<R"(<div class="ballot-bar{}"><p class="ballot-left" data-left="{}" data-over="{}">{}</p><span class="ballot-pot">{}</span><meter min="0" max="{}" value="{}" aria-label="{}"></meter></div>
)">(out, used > most ? " over" : "", t("ballots.left", {{"left", "{left}"}}), t("ballots.over", {{"left", "{left}"}}),
        left_text(t, view.process, choice.use), choice.pot.name, most, std::min(used, most), t("ballots.meter", {{"pot", choice.pot.name}}));
}

void pot_section(html::Out& out, const page::Frame& frame, const BallotView& view, const PotChoice& choice) {
    const auto& t = *frame.t;
    const bool by_money = view.process.ballot_kind == BallotKind::budget;
    html::write<R"(<section data-ballot data-kind="{}" data-most="{}" data-currency="{}" aria-labelledby="pot-{}"><h2 id="pot-{}"><span dir="auto">{}</span> – {}</h2><p>{}</p>
{}{}{}{}</section>
)">(out, kind_word(view.process.ballot_kind), by_money ? choice.pot.amount.ore : std::int64_t(view.process.marks_max),
        view.process.currency, choice.pot.id, choice.pot.id, choice.pot.name,
        t.with_currency(view.process.currency).money(choice.pot.amount), rule_of(t, view.process),
        html::when(choice.shown.empty(), [&](html::Out& o) { html::write<"<p>{}</p>\n">(o, t("ballots.none_shown")); }),
        html::when(!choice.shown.empty(), [&](html::Out& o) {
            html::write<R"(<ul class="ballot-list">{}</ul>
)">(o, html::each(choice.shown, [&](html::Out& item, const Project& project) { project_card(item, frame, view, project); }));
        }),
        html::each(choice.kept, [&](html::Out& o, const Project& project) { hidden_mark(o, view.process, project, view.points_of(project.id)); }),
        [&](html::Out& o) { bar(o, frame, view, choice); });
}

}  // namespace

std::string choose_page(const page::Frame& frame, const BallotView& view, const Error* error) {
    const auto& t = *frame.t;
    const processes::Process& process = view.process;
    page::Options options = vote_page(frame, process, t("ballots.choose_heading"));
    options.scripts = {"budget.js"};
    options.wide = true;
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, {.error = error});
        step_head(out, frame, process, Step::choose, t("ballots.choose_heading"));
        html::write<R"(<p class="lead">{}</p><p>{}</p>
)">(out, t("ballots.choose_lead"), t("ballots.change_until", {{"at", t.at_time(frame.now).weekday_time(view.change_until())}}));
        if (needs_area(process, {}))
            html::write<R"(<p><a href="{}">{}</a></p>
)">(out, address_of_vote(process.id) + "?change=yes", t("ballots.other_area"));
        forms::open(out, frame, {.action = address_of_vote(process.id) + "/check", .css = "ballot", .asks_before_leaving = true});
        if (view.filter.pot) forms::hidden(out, "pot", std::to_string(view.filter.pot.value));
        if (view.projects_count >= filter_from_projects) filter_fields(out, frame, view);
        for (const PotChoice& choice : view.pots) pot_section(out, frame, view, choice);
        html::write<R"(<div class="actions">{}{}</div>
)">(out, [&](html::Out& o) { forms::button(o, t("ballots.to_check"), forms::ButtonKind::main, "act", "check"); },
            [&](html::Out& o) { forms::button(o, t("ballots.vote_blank"), forms::ButtonKind::second, "act", "blank"); });
        forms::close(out);
    });
}

}  // namespace allting::ballots
