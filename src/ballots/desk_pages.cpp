#include "ballots/desk_pages.hpp"

#include "electorate/register_pages.hpp"
#include "platform/page/components.hpp"

namespace allting::ballots {

namespace {

namespace forms = page::forms;
using i18n::Key;

std::string words(const i18n::Translator& t, Key key) { return std::string(t(key)); }

page::Tone tone_of(std::string_view word) {
    if (word == "can_vote") return page::Tone::going;
    if (word == "paper_in") return page::Tone::good;
    return page::Tone::warning;
}

/// One act for one voter; the official says each time that the identity was checked.
void act_form(html::Out& out, const page::Frame& frame, const DeskView& view, const DeskLine& line, std::string_view act, Key text) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = address_of_desk(view.process.id) + "/" + std::to_string(line.entry.voter.value) + "/" + std::string(act)});
    html::write<R"(<button class="ds-button" data-variant="secondary" type="submit">{}<span class="visually-hidden"> {}</span></button>)">(
        out, t(text), electorate::shown_name(t, line.entry));
    forms::close(out);
}

void line_item(html::Out& out, const page::Frame& frame, const DeskView& view, const DeskLine& line) {
    const auto& t = *frame.t;
    const std::string_view word = desk_word_of(line.state);
    const std::string year = line.entry.birth_year ? std::to_string(*line.entry.birth_year) : "";
    html::write<R"(<li><h3 dir="auto">{}</h3>
<p><span dir="auto">{}</span> {}</p>
<p>{}</p>{}</li>
)">(out, electorate::shown_name(t, line.entry), line.entry.group, year,
        [&](html::Out& o) { page::chip(o, t(Key::at_run_time("ballots.desk_" + std::string(word))), tone_of(word)); },
        [&](html::Out& o) {
            if (!view.is_open) return;
            if (word == "can_vote") {
                act_form(o, frame, view, line, "paper", "ballots.desk_hand_out");
                act_form(o, frame, view, line, "screen", "ballots.desk_open_screen");
            }
            if (word == "paper_out") act_form(o, frame, view, line, "paper-back", "ballots.desk_take_back");
        });
}

/// Somebody who has shown papers: written in, or found where they were.
void new_person_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const DeskView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2>{}</h2>
<p>{}</p>
)">(out, t(view.searched ? Key("ballots.desk_next") : Key("ballots.desk_new")), t("ballots.desk_new_help"));
    forms::open(out, frame, {.action = address_of_desk(view.process.id) + "/persons"});
    forms::line(out, frame, typed, {.name = "number", .label = words(t, "ballots.desk_number"), .help = words(t, "ballots.desk_number_help"),
                                    .characters_max = 20, .autocomplete = "off"});
    std::vector<forms::Choice> relations;
    for (const std::string& relation : view.process.relations)
        relations.push_back({.value = relation, .label = words(t, Key::at_run_time("ballots.desk_shown_" + relation)), .chosen = view.process.relations.size() == 1});
    forms::radios(out, frame, typed, {.name = "relation", .label = words(t, "ballots.desk_shown")}, relations);
    forms::checkbox(out, frame, typed, {.name = "seen", .label = words(t, "ballots.desk_seen")});
    forms::button(out, t("ballots.desk_write_in"), view.searched ? forms::ButtonKind::second : forms::ButtonKind::main);
    forms::close(out);
}

void found_part(html::Out& out, const page::Frame& frame, const DeskView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2>{}</h2>)">(out, t("ballots.desk_found", {{"count", view.count}}));
    if (view.lines.empty()) {
        html::write<R"(<p>{}</p>)">(out, t("ballots.desk_none"));
        return;
    }
    html::write<R"(<p>{}</p>
<ul class="plain-list">{}</ul>
)">(out, t("ballots.desk_check_identity"), html::each(view.lines, [&](html::Out& o, const DeskLine& line) { line_item(o, frame, view, line); }));
    if (view.count > std::int64_t(view.lines.size())) html::write<R"(<p>{}</p>)">(out, t("ballots.desk_more"));
}

void search_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const DeskView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = address_of_desk(view.process.id)});
    forms::line(out, frame, typed, {.name = "text", .label = words(t, "ballots.desk_search"), .help = words(t, "ballots.desk_search_help"),
                                    .characters_max = 80, .autocomplete = "off"});
    forms::button(out, t("ballots.desk_find"));
    forms::close(out);
}

}  // namespace

std::string address_of_desk(ProcessId process) { return "/processes/" + std::to_string(process.value) + "/desk"; }

std::string_view desk_word_of(RollState state) {
    switch (state) {
        case RollState::none:
        case RollState::online_cast:
        case RollState::online_withdrawn: return "can_vote";
        case RollState::paper_issued: return "paper_out";
        case RollState::paper_cast: return "paper_in";
        default: return "stopped";
    }
}

std::string desk_page(const page::Frame& frame, const page::Typed& typed, const DeskView& view) {
    const auto& t = *frame.t;
    const page::Options options{.title = words(t, "ballots.desk"),
                                .crumbs = {{"/processes/" + std::to_string(view.process.id.value), view.process.text_in(t.language()).title}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("ballots.desk"), t("ballots.desk_lead"));
        if (!view.is_open) page::notice(out, page::NoticeKind::information, t("ballots.desk_closed"), t("ballots.desk_closed_sentence"));
        if (!view.kept) return page::empty_state(out, t("ballots.desk_no_register"), t("ballots.desk_no_register_sentence"));
        if (view.kept != electorate::RegisterKind::at_desk) search_form(out, frame, typed, view);
        if (view.searched) found_part(out, frame, view);
        if (view.kept == electorate::RegisterKind::at_desk && view.is_open) new_person_form(out, frame, typed, view);
    });
}

std::string desks_page(const page::Frame& frame, const std::vector<processes::Process>& processes) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(t, "ballots.desks"), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("ballots.desks"), t("ballots.desks_lead"));
        if (processes.empty()) return page::empty_state(out, t("ballots.desks_none"), t("ballots.desks_none_sentence"));
        html::write<R"(<ul class="plain-list">{}</ul>
)">(out, html::each(processes, [&](html::Out& o, const processes::Process& process) {
            html::write<R"(<li><a href="{}">{}</a></li>)">(o, address_of_desk(process.id), process.text_in(t.language()).title);
        }));
    });
}

json::Value desk_json(const DeskView& view) {
    json::Array lines;
    for (const DeskLine& line : view.lines)
        lines.push_back(json::Object{{"voter", line.entry.voter}, {"name", line.entry.protected_identity ? std::string() : line.entry.name},
                                     {"group", line.entry.group}, {"protected", line.entry.protected_identity}, {"state", desk_word_of(line.state)}});
    return json::Object{{"process", view.process.id}, {"open", view.is_open}, {"count", view.count}, {"voters", lines}};
}

}  // namespace allting::ballots
