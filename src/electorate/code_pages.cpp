#include "electorate/code_pages.hpp"

#include "electorate/register_pages.hpp"
#include "platform/page/components.hpp"

namespace allting::electorate {
namespace {

namespace forms = page::forms;
using i18n::Key;
using i18n::Translator;

std::string words(const Translator& t, Key key) { return std::string(t(key)); }

Key kind_key(PrintKind kind) {
    switch (kind) {
        case PrintKind::letters: return "electorate.print_letters";
        case PrintKind::protected_letters: return "electorate.print_protected";
        case PrintKind::slips: break;
    }
    return "electorate.print_slips";
}
Key selection_key(Selection selection) {
    switch (selection) {
        case Selection::missing: return "electorate.select_missing";
        case Selection::all: return "electorate.select_all";
        case Selection::voter: break;
    }
    return "electorate.select_voter";
}

std::string address_of_run(const CodesView& view, const PrintRun& run) {
    return "/processes/" + std::to_string(view.process.id.value) + "/print-runs/" + std::to_string(run.id);
}

void run_acts(html::Out& out, const page::Frame& frame, const CodesView& view, const RunLine& line) {
    const auto& t = *frame.t;
    const auto& run = line.run;
    if (!view.may_print) return;
    if (needs_two(run) && !run.approved_by) {
        if (!line.may_approve) {
            html::write<R"(<p>{}</p>)">(out, t("electorate.waits_for_second"));
            return;
        }
        forms::open(out, frame, {.action = address_of_run(view, run) + "/approval"});
        forms::button(out, t("electorate.approve", {{"number", std::to_string(run.id)}}), forms::ButtonKind::second);
        forms::close(out);
        return;
    }
    if (line.left > 0) {
        forms::open(out, frame, {.action = address_of_run(view, run) + "/pdf", .busy_text = words(t, "electorate.drawing")});
        forms::button(out, t("electorate.print_next", {{"number", std::to_string(run.id)}, {"left", line.left}}), forms::ButtonKind::second);
        forms::close(out);
    }
    if (run.parts > 0 && run.approved_by) {
        forms::open(out, frame, {.action = address_of_run(view, run) + "/pdf", .busy_text = words(t, "electorate.drawing")});
        forms::hidden(out, "again", "yes");
        forms::button(out, t("electorate.print_again", {{"number", std::to_string(run.id)}}), forms::ButtonKind::second);
        forms::close(out);
    }
}

void run_item(html::Out& out, const page::Frame& frame, const CodesView& view, const RunLine& line) {
    const auto& t = *frame.t;
    const auto& run = line.run;
    const std::string group = run.group.empty() ? "" : " · " + run.group;
    const std::string voter = run.voter ? " · " + t("electorate.alias", {{"number", std::to_string(run.voter.value)}}) : "";
    html::write<R"(<li><h3>{}</h3>
<p>{}: {}{}{}</p>
<p>{}</p>{}</li>
)">(out, t("electorate.run", {{"number", std::to_string(run.id)}, {"at", t.date_time(run.made_at)}}), t(kind_key(run.kind)), t(selection_key(run.selection)),
        group, voter, t("electorate.run_printed", {{"count", run.printed}, {"parts", run.parts}}),
        [&](html::Out& o) { run_acts(o, frame, view, line); });
}

void new_run(html::Out& out, const page::Frame& frame, const page::Typed& typed, const CodesView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2>{}</h2>
<p>{}</p>
)">(out, t("electorate.new_run"), t("electorate.new_run_help"));
    forms::open(out, frame, {.action = "/processes/" + std::to_string(view.process.id.value) + "/print-runs"});
    std::vector<forms::Choice> kinds;
    const bool pupils = view.kept->kind == RegisterKind::pupils;
    for (const PrintKind kind : {PrintKind::letters, PrintKind::slips, PrintKind::protected_letters})
        kinds.push_back({.value = std::string(word_of(kind)), .label = words(t, kind_key(kind)), .chosen = kind == (pupils ? PrintKind::slips : PrintKind::letters)});
    forms::radios(out, frame, typed, {.name = "kind", .label = words(t, "electorate.print_kind")}, kinds);
    std::vector<forms::Choice> selections;
    for (const Selection selection : {Selection::missing, Selection::all, Selection::voter})
        selections.push_back({.value = std::string(word_of(selection)), .label = words(t, selection_key(selection)), .chosen = selection == Selection::missing});
    forms::radios(out, frame, typed, {.name = "selection", .label = words(t, "electorate.print_for")}, selections);
    if (!view.groups.empty()) {
        std::vector<forms::Choice> groups{{"", words(t, "electorate.any"), {}, true}};
        for (const auto& group : view.groups) groups.push_back({group, group, {}, false});
        forms::select(out, frame, typed, {.name = "group", .label = words(t, "electorate.column.group"), .required = false}, groups);
    }
    forms::line(out, frame, typed, {.name = "voter", .label = words(t, "electorate.voter_number"), .help = words(t, "electorate.voter_number_help"),
                                    .required = false, .input_mode = "numeric"});
    forms::button(out, t("electorate.ask_print"));
    forms::close(out);
}

}  // namespace

std::string address_of_codes(ProcessId process) { return "/processes/" + std::to_string(process.value) + "/codes"; }

std::string codes_page(const page::Frame& frame, const page::Typed& typed, const CodesView& view) {
    const auto& t = *frame.t;
    const std::string id = std::to_string(view.process.id.value);
    const page::Options options{.title = words(t, "electorate.codes"),
                                .crumbs = {{"/processes/" + id, view.process.text_in(t.language()).title}, {address_of_register(view.process.id), words(t, "electorate.register")}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("electorate.codes"), t("electorate.codes_lead"));
        if (!view.kept) return page::empty_state(out, t("electorate.no_register"), t("electorate.refused.no_register"), t("electorate.import"), address_of_register(view.process.id));
        page::facts(out, {{words(t, "electorate.count_all"), t.number(view.voters)},
                          {words(t, "electorate.with_code"), t.number(view.with_code)},
                          {words(t, "electorate.count_protected"), t.number(view.protected_count)}});
        if (!view.runs.empty())
            html::write<R"(<h2>{}</h2>
<ul class="plain-list">{}</ul>
)">(out, t("electorate.runs"), html::each(view.runs, [&](html::Out& o, const RunLine& line) { run_item(o, frame, view, line); }));
        if (view.may_print) new_run(out, frame, typed, view);
        else page::notice(out, page::NoticeKind::information, t("electorate.closed"), t("electorate.refused.vote_over"));
    });
}

}  // namespace allting::electorate
