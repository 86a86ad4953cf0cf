#include "results/decision_pages.hpp"

#include "core/limits.hpp"
#include "platform/page/components.hpp"
#include "processes/process_view.hpp"

namespace allting::results {
namespace {

namespace forms = page::forms;

std::string member(std::string_view group, ProjectId project) {
    return std::string(group) + '[' + std::to_string(project.value) + ']';
}

void project_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const ResultView& view, const ProjectCount& row) {
    const auto& t = *frame.t;
    const auto& project = *view.project(row.project);
    const std::string help = t(row.won ? i18n::Key("results.vote_says_yes") : i18n::Key("results.vote_says_no"),
                               {{"cost", t.money(project.cost)}, {"votes", votes_text(t, view.process, row)}});
    forms::radios(out, frame, typed, {.name = member("funded", row.project), .label = project.title, .help = help},
                  {{.value = "yes", .label = std::string(t("results.funded")), .chosen = row.won},
                   {.value = "no", .label = std::string(t("results.not_funded")), .chosen = !row.won}});
    forms::text(out, frame, typed,
                {.name = member("reason", row.project),
                 .label = t("results.reason_for", {{"title", project.title}}),
                 .required = false},
                2);
}

void decision_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const ResultView& view) {
    const auto& t = *frame.t;
    html::write<R"(<p>{}</p>
)">(out, t("results.decide_lead"));
    forms::error_summary(out, frame, typed);
    forms::open(out, frame, {.action = processes::address_of(view.process.id) + "/decision", .asks_before_leaving = true});
    forms::line(out, frame, typed, {.name = "body_name", .label = std::string(t("results.body_name")),
                                    .help = std::string(t("results.body_name_help")), .characters_max = limits::name_characters_max});
    forms::line(out, frame, typed, {.name = "registry_number", .label = std::string(t("results.registry_number")),
                                    .help = std::string(t("results.registry_number_help")), .required = false,
                                    .characters_max = limits::name_characters_max});
    forms::text(out, frame, typed, {.name = "statement", .label = std::string(t("results.statement")),
                                    .help = std::string(t("results.statement_help")), .characters_max = limits::text_characters_max});
    html::write<R"(<h2>{}</h2><p>{}</p>
)">(out, t("results.project_by_project"), t("results.reason_help"));
    for (const ProjectCount& row : view.count->projects) project_fields(out, frame, typed, view, row);
    forms::button(out, t("results.decide_button"));
    forms::close(out);
}

void project_line(html::Out& out, const i18n::Translator& t, const ResultView& view, const ProjectDecision& decided) {
    const auto& project = *view.project(decided.project);
    const auto* const row = view.count->find(decided.project);
    const bool is_departure = row && departs(*row, decided);
    html::write<R"(<li><a href="{}" dir="auto">{}</a> <span class="meta">{}</span>{}</li>
)">(out, address_of(decided.project), project.title, t.money(project.cost), html::when(is_departure, [&](html::Out& o) {
        html::write<R"(<p>{}</p>{})">(o, decided.funded ? t("results.departure_funded") : t("results.departure_not_funded"),
                                      [&](html::Out& text) { page::written_text(text, decided.reason); });
    }));
}

void project_list(html::Out& out, const i18n::Translator& t, const ResultView& view, std::string_view heading, bool funded) {
    html::write<R"(<h2>{}</h2><ul class="others">{}</ul>
)">(out, heading, html::each(view.decision->projects, [&](html::Out& o, const ProjectDecision& decided) {
        if (decided.funded == funded) project_line(o, t, view, decided);
    }));
}

void taken_part(html::Out& out, const i18n::Translator& t, const ResultView& view) {
    const Decision& decision = *view.decision;
    std::int64_t departures = 0, funded = 0;
    for (const ProjectDecision& each : decision.projects) {
        const auto* const row = view.count->find(each.project);
        departures += row && departs(*row, each);
        funded += each.funded;
    }
    html::write<R"(<p class="lead">{}</p><p>{}</p>
)">(out, t("results.decision_sentence", {{"body", decision.body_name}, {"at", t.date(decision.decided_at)}, {"count", funded}}),
        t("results.departures_sentence", {{"count", departures}}));
    page::written_text(out, decision.statement);
    if (!decision.registry_number.empty()) {
        page::facts(out, {{std::string(t("results.registry_number")), decision.registry_number}});
    }
    project_list(out, t, view, t("results.funded_projects"), true);
    if (funded < std::int64_t(decision.projects.size())) project_list(out, t, view, t("results.not_funded_projects"), false);
    page::link_button(out, t("results.see_delivery"), processes::address_of(view.process.id) + "/delivery", false);
}

void waiting_part(html::Out& out, const i18n::Translator& t, const ResultView& view) {
    const auto* const phase = view.process.phase(processes::PhaseKind::decision);
    page::empty_state(out, t("results.decision_waits_heading"),
                      phase ? t("results.decision_waits", {{"from", t.date(phase->opens)}, {"to", t.date(phase->closes)}})
                            : std::string(t("results.decision_not_planned")),
                      t("results.see_results"), processes::address_of(view.process.id) + "/results");
}

}  // namespace

std::string decision_page(const page::Frame& plain, const page::Typed& typed, const ResultView& view) {
    const CurrencyFrame in_currency(plain, view.process.currency);
    const auto& frame = in_currency.frame();
    const auto& t = in_currency.t();
    const auto& title = view.process.text_in(t.language()).title;
    const page::Options options{.title = t("results.decision_title_of", {{"title", title}}),
                                .crumbs = {{.address = processes::address_of(view.process.id), .text = title},
                                           {.address = processes::address_of(view.process.id) + "/results", .text = std::string(t("results.title"))}}};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
)">(out, t("results.decision_title"));
        if (view.decision) taken_part(out, t, view);
        else if (view.may_decide) decision_form(out, frame, typed, view);
        else waiting_part(out, t, view);
    });
}

}  // namespace allting::results
