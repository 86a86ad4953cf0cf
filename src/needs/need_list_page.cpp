// The list of needs: filters, the public debt, the map and the needs themselves.
#include "needs/need_pages.hpp"
#include "platform/http/url.hpp"

namespace allting::needs {
namespace {

namespace forms = page::forms;

void filter_form(html::Out& out, const page::Frame& frame, const NeedListView& view) {
    const auto& t = *frame.t;
    const NeedQuery& query = view.query;
    forms::open(out, frame, {.action = "/needs", .css = "filters", .search = true});
    const auto any = [&](bool none) { return forms::Choice{"", std::string(t("needs.any")), {}, none}; };
    std::vector<forms::Choice> areas{any(!query.area)}, people{any(query.people.empty())}, states{any(query.state.empty())}, departments{any(!query.department)};
    for (const auto& area : view.areas) areas.push_back({std::to_string(area.id.value), area.name, {}, area.id == query.area});
    for (const auto word : people_words) people.push_back({std::string(word), std::string(name_of_people(t, word)), {}, word == query.people});
    for (int i = 0; i < need_states_count; ++i)
        states.push_back({std::string(word_of(NeedState(i))), std::string(name_of(t, NeedState(i))), {}, query.state == word_of(NeedState(i))});
    states.push_back({"overdue", std::string(t("needs.state_overdue")), {}, query.state == "overdue"});
    for (const auto& department : view.departments)
        departments.push_back({std::to_string(department.id.value), department.name, {}, department.id == query.department});
    forms::select(out, frame, {}, {.name = "area", .label = std::string(t("needs.area")), .required = false}, areas);
    forms::select(out, frame, {}, {.name = "people", .label = std::string(t("needs.people")), .required = false}, people);
    forms::select(out, frame, {}, {.name = "state", .label = std::string(t("needs.state")), .required = false}, states);
    forms::select(out, frame, {}, {.name = "department", .label = std::string(t("needs.department")), .required = false}, departments);
    forms::button(out, t("form.show"), forms::ButtonKind::second);
    forms::close(out);
}

void debt_part(html::Out& out, const page::Frame& frame, const NeedListView& view) {
    if (view.overdue.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<section class="panel" aria-labelledby="debt-heading"><h2 id="debt-heading">{}</h2><p class="meta">{}</p><ul>{}</ul></section>
)">(out, t("needs.debt", {{"count", std::int64_t(view.overdue.size())}}), t("needs.debt_sentence"), html::each(view.overdue, [&](html::Out& o, const NeedLine& line) {
            html::write<R"(<li><a href="{}" dir="auto">{}</a> {}</li>)">(o, address_of(line.of.id), line.of.title,
                t("needs.debt_line", {{"department", line.department_name}, {"at", t.date(*line.of.promised_at)}}));
        }));
}

std::string department_sentence(const i18n::Translator& t, const NeedLine& line, Instant now) {
    if (line.department_name.empty()) return std::string(t("needs.nobody_yet"));
    if (line.of.state == NeedState::open) return t("needs.asked_department", {{"department", line.department_name}});
    if (line.of.promised_at) {
        const auto key = is_overdue(line.of, now) ? i18n::Key("needs.debt_line") : i18n::Key("needs.promised_by");
        return t(key, {{"department", line.department_name}, {"at", t.date(*line.of.promised_at)}});
    }
    return line.department_name;
}

void need_item(html::Out& out, const page::Frame& frame, const NeedLine& line) {
    const auto& t = *frame.t;
    const std::string area = line.area_name.empty() ? std::string(t("needs.everywhere")) : line.area_name;
    html::write<R"(<li><h3><a href="{}" dir="auto">{}</a></h3><p>{}</p><p class="meta">{}</p><p class="meta">{}</p></li>
)">(out, address_of(line.of.id), line.of.title, [&](html::Out& o) { state_chip(o, frame, line.of.state, is_overdue(line.of, frame.now)); },
        area + " · " + std::string(name_of_people(t, line.of.people)) + " · " + t("needs.ideas_count", {{"count", line.ideas}}), department_sentence(t, line, frame.now));
}

std::string pager_address(const NeedQuery& query) {
    std::string address = "/needs?";
    if (query.area) address += "area=" + std::to_string(query.area.value) + "&";
    if (query.department) address += "department=" + std::to_string(query.department.value) + "&";
    if (!query.people.empty()) address += "people=" + query.people + "&";
    if (!query.state.empty()) address += "state=" + query.state + "&";
    return address + "page=";
}

void list_part(html::Out& out, const page::Frame& frame, const NeedListView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2 id="list">{}</h2>
)">(out, t("needs.count", {{"count", view.count}}));
    if (view.lines.empty()) return page::empty_state(out, t("needs.none"), t("needs.none_sentence"));
    html::write<R"(<ol class="hits">
{}</ol>
)">(out, html::each(view.lines, [&](html::Out& o, const NeedLine& line) { need_item(o, frame, line); }));
    page::pager(out, frame, pager_address(view.query), view.query.page, view.pages);
}

}  // namespace

std::string need_list_page(const page::Frame& frame, const NeedListView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("needs.title")), .wide = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("needs.title"), t("needs.lead"));
        if (view.own_department)
            page::link_button(out, t("needs.own_department"), "/needs?department=" + std::to_string(view.own_department.value), false);
        if (view.may_keep) page::link_button(out, t("needs.new"), "/needs/new", false);
        page::link_button(out, t("needs.map_title"), "/needs/map", false);
        filter_form(out, frame, view);
        debt_part(out, frame, view);
        if (!view.points.empty())
            page::map(out, frame, {.label = std::string(t("needs.map_label")), .areas = view.map_areas, .points = view.points,
                                   .tile_url = view.tile_url, .tile_attribution = view.tile_attribution});
        list_part(out, frame, view);
    });
}

}  // namespace allting::needs
