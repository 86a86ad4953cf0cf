#include "electorate/register_pages.hpp"

#include "core/limits.hpp"
#include "platform/http/url.hpp"
#include "platform/page/components.hpp"

namespace allting::electorate {
namespace {

namespace forms = page::forms;
using i18n::Key;
using i18n::Translator;

std::string words(const Translator& t, Key key) { return std::string(t(key)); }

Key kind_key(RegisterKind kind) {
    switch (kind) {
        case RegisterKind::municipal: return "electorate.kind_municipal";
        case RegisterKind::pupils: return "electorate.kind_pupils";
        case RegisterKind::tenants: return "electorate.kind_tenants";
        case RegisterKind::at_desk: break;
    }
    return "electorate.kind_at_desk";
}
Key group_key(RegisterKind kind) { return kind == RegisterKind::tenants ? Key("electorate.column.household") : Key("electorate.column.class"); }

page::Options options_for(const Translator& t, const processes::Process& process, Key title) {
    const std::string id = std::to_string(process.id.value);
    return {.title = words(t, title),
            .crumbs = {{"/processes/" + id, process.text_in(t.language()).title}},
            .wide = true,
            .keep_out_of_search = true};
}

void upload_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const RegisterView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2 id="import">{}</h2>
<p>{}</p>
)">(out, t(view.has_list() ? Key("electorate.import_again") : Key("electorate.import")), t("electorate.import_help"));
    forms::open(out, frame, {.action = address_of_register(view.process.id) + "/check", .upload = true, .busy_text = words(t, "electorate.checking")});
    std::vector<forms::Choice> kinds;
    for (const RegisterKind kind : register_kinds) {
        if (view.has_list() && view.kept->kind != kind) continue;
        kinds.push_back({.value = std::string(word_of(kind)), .label = words(t, kind_key(kind)), .chosen = view.has_list()});
    }
    forms::radios(out, frame, typed, {.name = "kind", .label = words(t, "electorate.kind")}, kinds);
    forms::checkbox(out, frame, typed, {.name = "letters", .label = words(t, "electorate.letters"), .help = words(t, "electorate.letters_help")},
                    view.kept && view.kept->letters);
    forms::file(out, frame, typed, {.name = "file", .label = words(t, "electorate.file"), .help = words(t, "electorate.file_help")}, ".csv,.txt,.tsv");
    forms::button(out, t("electorate.check"));
    forms::close(out);
}

/// For a process without a list: the right is shown where people vote.
void at_desk_form(html::Out& out, const page::Frame& frame, const RegisterView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2>{}</h2>
<p>{}</p>
)">(out, t("electorate.at_desk"), t("electorate.at_desk_help"));
    forms::open(out, frame, {.action = address_of_register(view.process.id) + "/at-desk"});
    forms::button(out, t("electorate.at_desk_begin"), forms::ButtonKind::second);
    forms::close(out);
}

void filters(html::Out& out, const page::Frame& frame, const RegisterView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = address_of_register(view.process.id), .css = "filters", .search = true});
    forms::line(out, frame, {}, {.name = "text", .label = words(t, "electorate.search"), .value = view.search.text, .required = false}, "search");
    if (!view.counts.groups.empty()) {
        std::vector<forms::Choice> groups{{"", words(t, "electorate.any"), {}, view.search.group.empty()}};
        for (const auto& [group, count] : view.counts.groups) groups.push_back({group, group, {}, group == view.search.group});
        forms::select(out, frame, {}, {.name = "group", .label = words(t, group_key(view.kept->kind)), .required = false}, groups);
    }
    if (!view.counts.areas.empty()) {
        std::vector<forms::Choice> areas{{"", words(t, "electorate.any"), {}, !view.search.area}};
        for (const auto& [area, count] : view.counts.areas)
            areas.push_back({std::to_string(area.value), view.areas.contains(area) ? view.areas.at(area) : std::to_string(area.value), {}, area == view.search.area});
        forms::select(out, frame, {}, {.name = "area", .label = words(t, "electorate.column.area"), .required = false}, areas);
    }
    if (view.counts.gone > 0) forms::checkbox(out, frame, {}, {.name = "gone", .label = words(t, "electorate.show_gone"), .required = false}, view.search.gone);
    forms::button(out, t("form.show"), forms::ButtonKind::second);
    forms::close(out);
}

std::string pager_address(const RegisterView& view) {
    std::string address = address_of_register(view.process.id) + "?text=" + http::percent_encode(view.search.text) + "&group=" +
                          http::percent_encode(view.search.group);
    if (view.search.area) address += "&area=" + std::to_string(view.search.area.value);
    if (view.search.gone) address += "&gone=yes";
    return address + "&page=";
}

void entries(html::Out& out, const page::Frame& frame, const RegisterView& view) {
    const auto& t = *frame.t;
    page::Table table{.caption = t("electorate.entries_count", {{"count", view.list.count}}),
                      .heads = {words(t, "electorate.column.name"), words(t, group_key(view.kept->kind)), words(t, "electorate.column.area")},
                      .rows = {}};
    for (const Entry& entry : view.list.entries)
        table.rows.push_back({shown_name(t, entry), entry.group, view.areas.contains(entry.area) ? view.areas.at(entry.area) : ""});
    page::table(out, table);
    const std::int64_t rows = std::int64_t(limits::page_rows);
    page::pager(out, frame, pager_address(view), view.search.page, (view.list.count + rows - 1) / rows);
}

void counts(html::Out& out, const page::Frame& frame, const RegisterView& view) {
    const auto& t = *frame.t;
    std::vector<page::Row> facts{{words(t, "electorate.kind"), words(t, kind_key(view.kept->kind))},
                                 {words(t, "electorate.count_all"), t.number(view.counts.all)}};
    if (view.counts.protected_count > 0) facts.push_back({words(t, "electorate.count_protected"), t.number(view.counts.protected_count)});
    if (view.counts.gone > 0) facts.push_back({words(t, "electorate.count_gone"), t.number(view.counts.gone)});
    page::facts(out, facts);
    page::Table table{.caption = words(t, "electorate.counts"), .heads = {words(t, "electorate.counts_of"), words(t, "electorate.count")}, .rows = {}, .numeric = {false, true}};
    if (view.kept->kind == RegisterKind::pupils)
        for (const auto& [group, count] : view.counts.groups) table.rows.push_back({group, t.number(count)});
    for (const auto& [area, count] : view.counts.areas)
        table.rows.push_back({view.areas.contains(area) ? view.areas.at(area) : "", t.number(count)});
    if (!table.rows.empty()) page::table(out, table);
}

void imports(html::Out& out, const page::Frame& frame, const RegisterView& view) {
    const auto& t = *frame.t;
    page::Table table{.caption = words(t, "electorate.imports"),
                      .heads = {words(t, "electorate.import_at"), words(t, "electorate.rows_good"), words(t, "electorate.added"),
                                words(t, "electorate.gone"), words(t, "electorate.left_out")},
                      .rows = {},
                      .numeric = {false, true, true, true, true}};
    for (const Import& import : view.imports)
        table.rows.push_back({t.date_time(import.at), t.number(import.rows), t.number(import.added), t.number(import.gone), t.number(import.left_out)});
    page::table(out, table);
}

void list_part(html::Out& out, const page::Frame& frame, const RegisterView& view) {
    const auto& t = *frame.t;
    html::write<R"(<p><a href="/processes/{}/codes">{}</a></p>)">(out, view.process.id, t("electorate.codes"));
    counts(out, frame, view);
    html::write<R"(<h2>{}</h2>
<p>{}</p>
)">(out, t("electorate.entries"), t("electorate.looks_are_noted"));
    filters(out, frame, view);
    entries(out, frame, view);
    imports(out, frame, view);
}

}  // namespace

std::string address_of_register(ProcessId process) { return "/processes/" + std::to_string(process.value) + "/register"; }

std::string shown_name(const Translator& t, const Entry& entry) {
    if (entry.protected_identity || entry.name.empty()) return t("electorate.alias", {{"number", std::to_string(entry.voter.value)}});
    return entry.name;
}

std::string register_page(const page::Frame& frame, const page::Typed& typed, const RegisterView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, options_for(t, view.process, "electorate.register"), [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("electorate.register"), t("electorate.register_lead"));
        if (view.has_list()) list_part(out, frame, view);
        else if (view.kept) {
            counts(out, frame, view);
            html::write<"<p>{}</p>\n">(out, t("electorate.at_desk_now"));
        }
        if (view.may_import && (!view.kept || view.has_list() || view.counts.all == 0)) upload_form(out, frame, typed, view);
        if (view.may_import && !view.kept) at_desk_form(out, frame, view);
        if (view.may_import) return;
        page::notice(out, page::NoticeKind::information, t("electorate.closed"), t("electorate.refused.vote_over"));
    });
}

std::string registers_page(const page::Frame& frame, const std::vector<processes::Process>& processes) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(t, "electorate.registers"), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("electorate.registers"), t("electorate.registers_lead"));
        if (processes.empty()) return page::empty_state(out, t("electorate.no_process"), t("electorate.no_process_sentence"));
        html::write<R"(<ul class="plain-list">{}</ul>
)">(out, html::each(processes, [&](html::Out& o, const processes::Process& process) {
            html::write<R"(<li><a href="{}">{}</a></li>)">(o, address_of_register(process.id), process.text_in(t.language()).title);
        }));
    });
}

std::string preview_page(const page::Frame& frame, const page::Typed& typed, const processes::Process& process, const RegisterPreview& preview) {
    const auto& t = *frame.t;
    const auto& walk = preview.walk;
    return page::layout(frame, options_for(t, process, "electorate.preview"), [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("electorate.preview"), t("electorate.preview_lead"));
        page::facts(out, {{words(t, "electorate.kind"), words(t, kind_key(preview.kind))},
                          {words(t, "electorate.rows_good"), t.number(walk.good_rows)},
                          {words(t, "electorate.rows_faulty"), t.number(walk.faulty_rows)},
                          {words(t, "electorate.added"), t.number(preview.added)},
                          {words(t, "electorate.again"), t.number(preview.again)},
                          {words(t, "electorate.gone"), t.number(preview.gone)},
                          {words(t, "electorate.count_protected"), t.number(preview.protected_count)}});
        if (!preview.faults.empty()) {
            page::Table table{.caption = words(t, "electorate.faults"),
                              .heads = {words(t, "electorate.line"), words(t, "electorate.field"), words(t, "electorate.what_to_do")},
                              .rows = {}};
            for (const RowFault& fault : preview.faults)
                table.rows.push_back({std::to_string(fault.line), words(t, Key::at_run_time("electorate.column." + fault.column)),
                                      t.with(Key::at_run_time(fault.text_key), fault.arguments)});
            page::table(out, table);
            if (preview.faults.size() == limits::register_faults_shown) html::write<R"(<p>{}</p>)">(out, t("electorate.more_faults"));
        }
        if (!preview.protected_lines.empty()) {
            std::string lines;
            for (const auto line : preview.protected_lines) lines += (lines.empty() ? "" : ", ") + std::to_string(line);
            page::notice(out, page::NoticeKind::information, t("electorate.protected_rows", {{"lines", lines}}), t("electorate.protected_rows_sentence"));
        }
        if (!walk.ignored_columns.empty()) {
            std::string names;
            for (const auto& name : walk.ignored_columns) names += (names.empty() ? "" : ", ") + name;
            html::write<R"(<p dir="auto">{}</p>)">(out, t("electorate.ignored_columns", {{"names", names}}));
        }
        if (walk.good_rows > 0) {
            forms::open(out, frame, {.action = address_of_register(process.id), .busy_text = words(t, "electorate.taking_in")});
            forms::hidden(out, "upload", preview.token);
            if (walk.faulty_rows > 0)
                forms::checkbox(out, frame, typed, {.name = "leave_out", .label = t("electorate.leave_out", {{"good", walk.good_rows}, {"faulty", walk.faulty_rows}}),
                                                    .help = words(t, "electorate.leave_out_help")});
            forms::button(out, t("electorate.take_in", {{"count", walk.good_rows}}));
            forms::close(out);
        }
        html::write<R"(<p><a href="{}">{}</a></p>)">(out, address_of_register(process.id) + "#import", t("electorate.another_file"));
    });
}

}  // namespace allting::electorate
