#include "needs/need_pages.hpp"

#include "core/limits.hpp"
#include "proposals/proposal_view.hpp"
#include "reviews/case_pages.hpp"

namespace allting::needs {
namespace {

namespace forms = page::forms;
using page::Typed;
using reviews::panel;

std::string_view text_of(const i18n::Translator& t, std::string_view group, std::string_view word) {
    return t(i18n::Key::at_run_time("needs." + std::string(group) + "_" + std::string(word)));
}

page::Options options_of(const page::Frame& frame, std::string_view title) {
    return {.title = std::string(title), .crumbs = {{"/needs", std::string((*frame.t)("needs.title"))}, {{}, std::string(title)}}};
}

std::string joined_numbers(const std::vector<proposals::Proposal>& ideas) {
    std::string text;
    for (const auto& idea : ideas) text += (text.empty() ? "" : ", ") + proposals::number_of(idea.id);
    return text;
}

void facts_part(html::Out& out, const page::Frame& frame, const NeedView& view) {
    const auto& t = *frame.t;
    std::vector<page::Row> rows{{std::string(t("needs.area")), view.area_name.empty() ? std::string(t("needs.everywhere")) : view.area_name},
                                {std::string(t("needs.people")), std::string(name_of_people(t, view.of.people))}};
    if (!view.department_name.empty())
        rows.push_back({std::string(view.of.state == NeedState::open ? t("needs.asked") : t("needs.has_it")), view.department_name});
    if (view.of.promised_at) rows.push_back({std::string(t("needs.promised")), t.date(*view.of.promised_at)});
    rows.push_back({std::string(t("needs.opened_on")), t.date(view.of.opened_at)});
    page::facts(out, rows);
}

void reports_part(html::Out& out, const page::Frame& frame, const NeedView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2 id="reports">{}</h2>
)">(out, t("needs.reports"));
    if (view.reports.empty()) {
        html::write<R"(<p>{}</p>
)">(out, t("needs.no_reports"));
        return;
    }
    html::write<R"(<ol class="need-reports">{}</ol>
)">(out, html::each(view.reports, [&](html::Out& o, const NeedView::Told& told) {
            const Report& report = told.report;
            html::write<R"(<li><p><strong>{}</strong> <span class="meta">{} {}</span></p>{}{}</li>
)">(o, text_of(t, "kind", word_of(report.kind)), t.date(report.at), told.department_name.empty() ? std::string(t("needs.facilitator")) : told.department_name,
                [&](html::Out& text) { page::written_text(text, report.text); },
                html::when(report.promised_at.has_value(), [&](html::Out& p) {
                    html::write<R"(<p class="meta">{}</p>)">(p, t("needs.next_report", {{"at", t.date(*report.promised_at)}}));
                }));
        }));
}

void ideas_part(html::Out& out, const page::Frame& frame, const NeedView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2 id="ideas">{}</h2><p>{}</p><ul>{}</ul>
)">(out, t("needs.ideas"), t("needs.ideas_sentence"), html::each(view.ideas, [&](html::Out& o, const NeedIdea& idea) {
            html::write<R"(<li><a href="{}" lang="{}" dir="auto">{} {}</a> {}</li>)">(o, proposals::address_of(idea.proposal), idea.language,
                proposals::number_of(idea.proposal), idea.title,
                [&](html::Out& chip) { page::chip(chip, proposals::name_of(t, idea.state), proposals::tone_of(idea.state)); });
        }));
    if (view.points.size() > 1 || !view.map_areas.empty())
        page::map(out, frame, {.label = std::string(t("needs.map_label")), .areas = view.map_areas, .points = view.points,
                               .tile_url = view.tile_url, .tile_attribution = view.tile_attribution});
}

void report_form(html::Out& out, const page::Frame& frame, const NeedView& view, const Typed& typed) {
    if (view.may_report.empty()) return;
    const auto& t = *frame.t;
    panel(out, {.id = "report", .title = t("needs.report"), .help = t("needs.report_help")}, [&](html::Out& o) {
        forms::open(o, frame, {.action = address_of(view.of.id) + "/reports"});
        forms::hidden(o, "version", std::to_string(view.of.version));
        std::vector<forms::Choice> kinds;
        bool promises = false;
        for (const ReportKind kind : view.may_report) {
            kinds.push_back({.value = std::string(word_of(kind)), .label = std::string(text_of(t, "say", word_of(kind))), .chosen = kinds.empty()});
            promises |= kind == ReportKind::taken || kind == ReportKind::progress;
        }
        forms::radios(o, frame, typed, {.name = "kind", .label = std::string(t("needs.what_happens"))}, kinds);
        forms::text(o, frame, typed, {.name = "report", .label = std::string(t("needs.report_text")), .help = std::string(t("needs.report_text_help")),
                                      .characters_max = limits::comment_characters_max}, 5);
        if (promises)
            forms::date_time(o, frame, typed, {.name = "promised", .label = std::string(t("needs.promised_field")), .help = std::string(t("needs.promised_help")), .required = false},
                             std::nullopt);
        forms::button(o, t("needs.send_report"));
        forms::close(o);
    });
}

void removal_form(html::Out& out, const page::Frame& frame, const NeedView& view, const Typed& typed) {
    if (!view.may_keep || view.ideas.size() < 2) return;
    const auto& t = *frame.t;
    panel(out, {.id = "removal", .title = t("needs.take_out"), .help = t("needs.take_out_help"), .soft = true}, [&](html::Out& o) {
        forms::open(o, frame, {.action = address_of(view.of.id) + "/removals"});
        std::vector<forms::Choice> ideas;
        for (const NeedIdea& idea : view.ideas) ideas.push_back({.value = std::to_string(idea.proposal.value), .label = proposals::number_of(idea.proposal) + " " + idea.title});
        forms::select(o, frame, typed, {.name = "proposal", .label = std::string(t("needs.which_idea"))}, ideas);
        forms::button(o, t("needs.take_out"), forms::ButtonKind::second);
        forms::close(o);
    });
}

void new_fields(html::Out& out, const page::Frame& frame, const NewNeedView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const proposals::Wording first = view.ideas.empty() ? proposals::Wording{} : view.ideas.front().wording;
    forms::line(out, frame, typed, {.name = "title", .label = std::string(t("needs.new_title")), .help = std::string(t("needs.new_title_help")),
                                    .value = first.title, .characters_max = limits::title_characters_max});
    forms::text(out, frame, typed, {.name = "description", .label = std::string(t("needs.description")), .help = std::string(t("needs.description_help")),
                                    .value = first.body, .characters_max = limits::comment_characters_max}, 5);
    std::vector<forms::Choice> areas{{.value = "", .label = std::string(t("needs.everywhere")), .chosen = !view.suggested_area}}, people, departments{{.value = "", .label = std::string(t("needs.ask_nobody")), .chosen = true}};
    for (const auto& area : view.areas) areas.push_back({std::to_string(area.id.value), area.name, {}, area.id == view.suggested_area});
    for (const auto word : people_words) people.push_back({std::string(word), std::string(name_of_people(t, word)), {}, word == "everyone"});
    for (const auto& department : view.departments)
        if (!department.closed) departments.push_back({.value = std::to_string(department.id.value), .label = department.name});
    forms::select(out, frame, typed, {.name = "area", .label = std::string(t("needs.area")), .required = false}, areas);
    forms::select(out, frame, typed, {.name = "people", .label = std::string(t("needs.people"))}, people);
    forms::select(out, frame, typed, {.name = "department", .label = std::string(t("needs.ask_department")), .required = false}, departments);
}

}  // namespace

std::string address_of(NeedId id) { return "/needs/" + std::to_string(id.value); }
std::string_view name_of(const i18n::Translator& t, NeedState state) { return text_of(t, "state", word_of(state)); }
std::string_view name_of_people(const i18n::Translator& t, std::string_view people) { return text_of(t, "people", people); }

void state_chip(html::Out& out, const page::Frame& frame, NeedState state, bool is_overdue) {
    const auto& t = *frame.t;
    const page::Tone tone = state == NeedState::met ? page::Tone::good : state == NeedState::taken ? page::Tone::going : page::Tone::neutral;
    page::chip(out, name_of(t, state), tone);
    if (is_overdue) page::chip(out, t("needs.state_overdue"), page::Tone::bad);
}

std::string need_page(const page::Frame& frame, const NeedView& view, const Typed& typed) {
    return page::layout(frame, options_of(frame, view.of.title), [&](html::Out& out) {
        html::write<R"(<h1 dir="auto">{}</h1>
<p>{}</p>
)">(out, view.of.title, [&](html::Out& o) { state_chip(o, frame, view.of.state, view.is_overdue); });
        forms::error_summary(out, frame, typed);
        page::written_text(out, view.of.description);
        facts_part(out, frame, view);
        reports_part(out, frame, view);
        report_form(out, frame, view, typed);
        ideas_part(out, frame, view);
        removal_form(out, frame, view, typed);
    });
}

std::string new_need_page(const page::Frame& frame, const NewNeedView& view, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(frame, t("needs.new")), [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
<ul>{}</ul>
)">(out, t("needs.new"), t("needs.new_lead"), html::each(view.ideas, [](html::Out& o, const proposals::Proposal& idea) {
                html::write<R"(<li><a href="{}" lang="{}" dir="auto">{} {}</a></li>)">(o, proposals::address_of(idea.id), idea.language, proposals::number_of(idea.id), idea.wording.title);
            }));
        forms::error_summary(out, frame, typed);
        const std::string numbers = joined_numbers(view.ideas);
        if (!view.needs.empty() && !view.ideas.empty())
            panel(out, {.id = "add", .title = t("needs.add"), .help = t("needs.add_help")}, [&](html::Out& o) {
                forms::open(o, frame, {.action = "/needs"});
                forms::hidden(o, "proposals", numbers);
                std::vector<forms::Choice> needs;
                for (const NeedLine& line : view.needs)
                    needs.push_back({.value = std::to_string(line.of.id.value), .label = line.of.title + (line.area_name.empty() ? "" : " (" + line.area_name + ")")});
                forms::select(o, frame, {}, {.name = "need", .label = std::string(t("needs.which_need"))}, needs);
                forms::button(o, t("needs.add"), forms::ButtonKind::second);
                forms::close(o);
            });
        forms::open(out, frame, {.action = "/needs"});
        forms::line(out, frame, typed, {.name = "proposals", .label = std::string(t("needs.numbers")), .help = std::string(t("needs.numbers_help")), .value = numbers});
        new_fields(out, frame, view, typed);
        forms::button(out, t("needs.make"));
        forms::close(out);
    });
}

page::Body need_note_part(const page::Frame& frame, const NeedNote& note) {
    return [&frame, note](html::Out& out) {
        const auto& t = *frame.t;
        panel(out, {.id = "need", .title = t("needs.lives_on"), .help = t("needs.lives_on_help")}, [&](html::Out& o) {
            html::write<R"(<p><a href="{}" dir="auto">{}</a> {}</p>{}
)">(o, address_of(note.need.id), note.need.title, [&](html::Out& chip) { state_chip(chip, frame, note.need.state, note.is_overdue); },
                html::when(note.need.state == NeedState::taken && note.need.promised_at, [&](html::Out& p) {
                    html::write<R"(<p class="meta">{}</p>)">(p, t(note.is_overdue ? i18n::Key("needs.debt_line") : i18n::Key("needs.promised_by"), {{"department", note.department_name}, {"at", t.date(*note.need.promised_at)}}));
                }));
        });
    };
}

page::Body turn_part(const page::Frame& frame, ProposalId proposal) {
    return [&frame, proposal](html::Out& out) {
        const auto& t = *frame.t;
        panel(out, {.id = "turn", .title = t("needs.turn"), .help = t("needs.turn_help"), .soft = true}, [&](html::Out& o) {
            page::link_button(o, t("needs.turn"), "/needs/new?proposals=" + proposals::number_of(proposal), false);
        });
    };
}

}  // namespace allting::needs
