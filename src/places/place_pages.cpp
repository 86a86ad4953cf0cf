#include "places/place_pages.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "places/place_form.hpp"
#include "platform/page/components.hpp"
#include "platform/page/map.hpp"

namespace allting::places {
namespace {

namespace forms = page::forms;

std::string words(const page::Frame& frame, i18n::Key key) { return std::string((*frame.t)(key)); }

void administrators_links(html::Out& out, const page::Frame& frame) {
    const auto& t = *frame.t;
    html::write<R"(<ul><li><a href="/departments">{}</a></li><li><a href="/areas">{}</a></li><li><a href="/people">{}</a></li></ul>
)">(out, t("places.departments"), t("places.areas"), t("places.people"));
}

std::vector<forms::Choice> kind_choices(const page::Frame& frame, OrganisationKind chosen) {
    const auto choice = [&](OrganisationKind kind, i18n::Key label) {
        return forms::Choice{.value = std::string(word_of(kind)), .label = words(frame, label), .chosen = kind == chosen};
    };
    return {choice(OrganisationKind::municipality, "places.kind_municipality"), choice(OrganisationKind::region, "places.kind_region"),
            choice(OrganisationKind::housing, "places.kind_housing"), choice(OrganisationKind::school, "places.kind_school"),
            choice(OrganisationKind::association, "places.kind_association")};
}

void settings_form(html::Out& out, const page::Frame& frame, const OrganisationView& view, const page::Typed& typed) {
    const auto& organisation = view.organisation;
    forms::open(out, frame, {.action = "/organisation"});
    forms::line(out, frame, typed,
                {.name = "name", .label = words(frame, "places.name"), .value = organisation.name, .characters_max = limits::name_characters_max});
    forms::select(out, frame, typed, {.name = "kind", .label = words(frame, "places.kind")}, kind_choices(frame, organisation.kind));
    forms::text(out, frame, typed,
                {.name = "contact", .label = words(frame, "places.contact"), .help = words(frame, "places.contact_help"),
                 .value = organisation.contact, .required = false},
                3);
    std::vector<forms::Choice> languages;
    for (const auto& language : view.languages) {
        const auto& chosen = organisation.languages;
        languages.push_back({.value = language.address, .label = language.text,
                             .chosen = std::find(chosen.begin(), chosen.end(), language.address) != chosen.end()});
    }
    forms::checkboxes(out, frame, typed, {.name = "languages", .label = words(frame, "places.languages"), .help = words(frame, "places.languages_help")}, languages);
    forms::line(out, frame, typed,
                {.name = "colour_main", .label = words(frame, "places.colour_main"), .help = words(frame, "places.colour_help"), .value = organisation.colour_main});
    forms::line(out, frame, typed,
                {.name = "colour_accent", .label = words(frame, "places.colour_accent"), .value = organisation.colour_accent});
    forms::button(out, (*frame.t)("form.save"));
    forms::close(out);
}

void logo_form(html::Out& out, const page::Frame& frame, const Organisation& organisation, const page::Typed& typed) {
    const auto& t = *frame.t;
    html::write<"<h2>{}</h2>\n{}">(out, t("places.logo"), html::when(organisation.has_logo, [&](html::Out& o) {
        html::write<R"(<p><img src="/organisation/logo?v={}" alt="{}" height="60"></p>
)">(o, organisation.logo_version, t("places.logo_now"));
    }));
    forms::open(out, frame, {.action = "/organisation/logo", .upload = true});
    forms::file(out, frame, typed, {.name = "logo", .label = words(frame, "places.logo_file"), .help = words(frame, "places.logo_help")},
                "image/jpeg,image/png,image/webp");
    forms::button(out, t("places.logo_save"), forms::ButtonKind::second);
    forms::close(out);
}

void department_row(html::Out& out, const page::Frame& frame, const Department& department) {
    const auto& t = *frame.t;
    const std::string id = std::to_string(department.id.value);
    forms::open(out, frame, {.action = "/departments/" + id});
    html::write<R"(<div class="field"><label class="label" for="department-{}">{}</label>
<input class="ds-input" id="department-{}" name="name" value="{}"></div>
<div class="choice"><input class="ds-input" type="checkbox" id="closed-{}" name="closed" value="yes" {}>
<label for="closed-{}">{}</label></div>
<button class="ds-button" data-variant="secondary" type="submit">{}<span class="visually-hidden"> {}</span></button>
)">(out, id, t("places.department_name"), id, department.name, id, html::flag("checked", department.closed), id,
        t("places.department_closed"), t("form.save"), department.name);
    forms::close(out);
}

page::Map map_of(const page::Frame& frame, const AreasView& view) {
    page::Map map{.label = words(frame, "places.areas_map"), .areas = {}, .points = {}};
    map.tile_url = view.tile_url;
    map.tile_attribution = view.tile_attribution;
    for (const auto& area : view.areas) {
        page::MapArea drawn{.name = area.name, .outline = {}};
        for (const auto& [latitude, longitude] : area.outline) drawn.outline.push_back({latitude, longitude});
        if (!drawn.outline.empty()) map.areas.push_back(std::move(drawn));
    }
    return map;
}

}  // namespace

std::string organisation_page(const page::Frame& frame, const OrganisationView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "places.organisation"), .keep_out_of_search = true}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1>\n">(out, t("places.organisation"));
        administrators_links(out, frame);
        settings_form(out, frame, view, typed);
        logo_form(out, frame, view.organisation, typed);
    });
}

json::Value organisation_json(const Organisation& organisation) {
    json::Array languages;
    for (const auto& language : organisation.languages) languages.push_back(language);
    return json::Object{{"name", organisation.name},
                        {"kind", word_of(organisation.kind)},
                        {"contact", organisation.contact},
                        {"languages", languages},
                        {"colour_main", organisation.colour_main},
                        {"colour_accent", organisation.colour_accent},
                        {"has_logo", organisation.has_logo}};
}

std::string departments_page(const page::Frame& frame, const std::vector<Department>& departments, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "places.departments"), .keep_out_of_search = true}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("places.departments"), t("places.departments_lead"));
        forms::open(out, frame, {.action = "/departments"});
        forms::line(out, frame, typed, {.name = "name", .label = words(frame, "places.department_new"), .characters_max = limits::name_characters_max});
        forms::button(out, t("form.add"));
        forms::close(out);
        if (departments.empty()) return;
        html::write<R"(<h2>{}</h2>
<ul class="plain-list">{}</ul>
)">(out, t("places.departments_now"), html::each(departments, [&](html::Out& o, const Department& department) {
            html::write<"<li>{}</li>\n">(o, [&](html::Out& row) { department_row(row, frame, department); });
        }));
    });
}

json::Value departments_json(const std::vector<Department>& departments) {
    json::Array list;
    for (const auto& one : departments) list.push_back(json::Object{{"id", one.id}, {"name", one.name}, {"closed", one.closed}});
    return json::Object{{"departments", list}};
}

std::string areas_page(const page::Frame& frame, const AreasView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "places.areas"), .wide = true, .scripts = {"map.js"}}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("places.areas"), t("places.areas_lead"));
        if (view.may_change) page::link_button(out, t("places.area_new"), "/areas/new");
        if (view.areas.empty()) return page::empty_state(out, t("places.areas_none"), t("places.areas_none_sentence"));
        if (std::any_of(view.areas.begin(), view.areas.end(), [](const Area& a) { return !a.outline.empty(); }))
            page::map(out, frame, map_of(frame, view));
        page::Table table{.caption = words(frame, "places.areas_population"),
                          .heads = {words(frame, "places.area"), words(frame, "places.population")},
                          .rows = {},
                          .numeric = {false, true}};
        for (const auto& area : view.areas) table.rows.push_back({area.name, t.number(area.population)});
        page::table(out, table);
        if (!view.may_change) return;
        html::write<R"(<h2>{}</h2>
<ul>{}</ul>
)">(out, t("places.areas_change"), html::each(view.areas, [](html::Out& o, const Area& area) {
            html::write<R"(<li><a href="/areas/{}/edit">{}</a></li>)">(o, area.id, area.name);
        }));
    });
}

std::string area_form_page(const page::Frame& frame, const Area& area, const page::Typed& typed) {
    const auto& t = *frame.t;
    const std::string title = words(frame, area.id ? i18n::Key("places.area_edit") : i18n::Key("places.area_new"));
    const page::Options options{.title = title,
                                .crumbs = {{"/areas", words(frame, "places.areas")}, {frame.path, title, true}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1>\n">(out, title);
        forms::open(out, frame, {.action = area.id ? "/areas/" + std::to_string(area.id.value) : "/areas"});
        forms::line(out, frame, typed, {.name = "name", .label = words(frame, "places.area_name"), .value = area.name, .characters_max = limits::name_characters_max});
        forms::line(out, frame, typed,
                    {.name = "population", .label = words(frame, "places.population"), .value = std::to_string(area.population), .required = false, .input_mode = "numeric"});
        forms::line(out, frame, typed,
                    {.name = "sort", .label = words(frame, "places.sort"), .help = words(frame, "places.sort_help"), .value = std::to_string(area.sort), .required = false, .input_mode = "numeric"});
        forms::text(out, frame, typed,
                    {.name = "outline", .label = words(frame, "places.outline"), .help = words(frame, "places.outline_help"), .value = outline_lines(area.outline), .required = false}, 8);
        forms::text(out, frame, typed,
                    {.name = "statistics", .label = words(frame, "places.statistics"), .help = words(frame, "places.statistics_help"), .value = statistics_lines(area.statistics), .required = false}, 6);
        forms::button(out, t("form.save"));
        forms::close(out);
    });
}

json::Value area_json(const Area& area) {
    json::Array outline;
    for (const auto& [latitude, longitude] : area.outline) outline.push_back(json::Array{latitude, longitude});
    json::Object statistics;
    for (const auto& [measure, persons] : area.statistics) statistics.emplace_back(measure, persons);
    return json::Object{{"id", area.id}, {"name", area.name}, {"population", area.population}, {"outline", outline}, {"statistics", statistics}};
}

}  // namespace allting::places
