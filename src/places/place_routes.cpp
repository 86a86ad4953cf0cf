#include "places/place_routes.hpp"

#include "people/account_pages.hpp"
#include "places/place_actions.hpp"
#include "places/place_form.hpp"
#include "places/place_pages.hpp"
#include "places/place_store.hpp"
#include "platform/http/form.hpp"
#include "platform/images/picture.hpp"
#include "platform/page/theme.hpp"

namespace allting::places {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

Organisation organisation_of(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return find_organisation(c, visit.visitor.organisation); });
}

OrganisationView organisation_view(const Visit& visit) {
    return {.organisation = organisation_of(visit), .languages = people::language_links(visit.site.languages)};
}

Result<http::Response> show_organisation(Visit& visit) {
    const auto view = organisation_view(visit);
    return visit.answer([&](const page::Frame& f) { return organisation_page(f, view, {}); },
                        [&] { return organisation_json(view.organisation); });
}

http::Response organisation_again(const Visit& visit, const Error& error) {
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) {
        return organisation_page(f, organisation_view(visit), typed);
    });
}

http::Response organisation_saved(const Visit& visit) {
    auto response = visit.done("/organisation", [&] { return organisation_json(organisation_of(visit)); });
    visit.say_next(response, "places.saved");
    return response;
}

Result<http::Response> save_organisation(Visit& visit) {
    auto form = read_organisation_form(visit.input(), organisation_of(visit), visit.site.languages.codes());
    if (!form.ok()) return organisation_again(visit, form.error());
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return change_organisation(tx, visit.visitor, form.value(), visit.now); }));
    return organisation_saved(visit);
}

Result<http::Response> save_logo(Visit& visit) {
    const auto* file = visit.input().file("logo");
    const auto picture = images::read_picture(file != nullptr ? file->bytes : "", "logo");
    if (!picture.ok()) return organisation_again(visit, picture.error());
    TRY_DO(visit.database.write([&](db::Transaction& tx) {
        return change_logo(tx, visit.visitor, picture.value().thumbnail_webp, visit.now);
    }));
    return organisation_saved(visit);
}

Result<http::Response> give_logo(Visit& visit) {
    auto logo = visit.database.read([&](db::Connection& c) { return find_logo(c, visit.visitor.organisation); });
    if (logo.empty()) return refuse(ErrorKind::not_found, "no_logo", "places.no_logo");
    auto response = http::file(std::move(logo), "image/webp");
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

Result<http::Response> give_theme(Visit& visit) {
    const auto organisation = organisation_of(visit);
    auto response = http::file(page::theme_css(organisation.colour_main, organisation.colour_accent), "text/css; charset=utf-8");
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

std::vector<Department> departments_of(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return list_departments(c, visit.visitor.organisation); });
}

Result<http::Response> show_departments(Visit& visit) {
    const auto departments = departments_of(visit);
    return visit.answer([&](const page::Frame& f) { return departments_page(f, departments, {}); },
                        [&] { return departments_json(departments); });
}

http::Response departments_after(const Visit& visit, const Result<void>& result, int status) {
    if (!result.ok())
        return visit.form_again(result.error(), [&](const page::Frame& f, const page::Typed& typed) {
            return departments_page(f, departments_of(visit), typed);
        });
    auto response = visit.done("/departments", [&] { return departments_json(departments_of(visit)); }, status);
    visit.say_next(response, "places.saved");
    return response;
}

Result<http::Response> create_department(Visit& visit) {
    return departments_after(visit, [&]() -> Result<void> {
        TRY(const auto name, read_department_form(visit.input()));
        TRY_DO(visit.database.write([&](db::Transaction& tx) { return add_department(tx, visit.visitor, name, visit.now); }));
        return {};
    }(), 201);
}

Result<http::Response> save_department(Visit& visit) {
    return departments_after(visit, [&]() -> Result<void> {
        TRY(const auto name, read_department_form(visit.input()));
        const Department department{.id = visit.request.path_id<DepartmentId>("id"),
                                    .name = name,
                                    .closed = http::FormReader(visit.input()).checked("closed")};
        return visit.database.write([&](db::Transaction& tx) { return change_department(tx, visit.visitor, department, visit.now); });
    }(), 200);
}

Result<http::Response> show_areas(Visit& visit) {
    const AreasView view{.areas = visit.database.read([&](db::Connection& c) { return list_areas(c, visit.visitor.organisation); }),
                         .may_change = visit.visitor.may(Permission::manage_people),
                         .tile_url = visit.site.tile_url,
                         .tile_attribution = visit.site.tile_attribution};
    return visit.answer([&](const page::Frame& f) { return areas_page(f, view); }, [&] {
        json::Array areas;
        for (const auto& area : view.areas) areas.push_back(area_json(area));
        return json::Object{{"areas", areas}};
    });
}

Result<Area> area_of_path(const Visit& visit) {
    auto area = visit.database.read([&](db::Connection& c) {
        return find_area(c, visit.visitor.organisation, visit.request.path_id<AreaId>("id"));
    });
    if (!area) return refuse(ErrorKind::not_found, "area_not_found", "places.area_not_found");
    return std::move(*area);
}

Result<http::Response> show_new_area(Visit& visit) {
    return visit.answer([&](const page::Frame& f) { return area_form_page(f, {}, {}); }, [] { return area_json({}); });
}

Result<http::Response> show_edit_area(Visit& visit) {
    TRY(const Area area, area_of_path(visit));
    return visit.answer([&](const page::Frame& f) { return area_form_page(f, area, {}); }, [&] { return area_json(area); });
}

http::Response area_again(const Visit& visit, const Area& area, const Error& error) {
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return area_form_page(f, area, typed); });
}

Result<http::Response> create_area(Visit& visit) {
    const auto form = read_area_form(visit.input());
    if (!form.ok()) return area_again(visit, {}, form.error());
    Area area = form.value();
    const auto added = visit.database.write([&](db::Transaction& tx) { return add_area(tx, visit.visitor, area, visit.now); });
    if (!added.ok()) return area_again(visit, {}, added.error());
    area.id = added.value();
    return visit.done("/areas", [&] { return area_json(area); }, 201);
}

Result<http::Response> save_area(Visit& visit) {
    TRY(const Area before, area_of_path(visit));
    const auto form = read_area_form(visit.input());
    if (!form.ok()) return area_again(visit, before, form.error());
    Area area = form.value();
    area.id = before.id;
    const auto changed = visit.database.write([&](db::Transaction& tx) { return change_area(tx, visit.visitor, area, visit.now); });
    if (!changed.ok()) return area_again(visit, before, changed.error());
    return visit.done("/areas", [&] { return area_json(area); });
}

using enum FieldType;
constexpr people::FieldSpec organisation_fields[] = {{"name", line, true, "Name of the organisation"},
                                                     {"kind", choice, true, "municipality, region, housing, school or association"},
                                                     {"contact", text, false, "How people reach it"},
                                                     {"languages", id_list, false, "Codes; sv is always there"},
                                                     {"colour_main", line, true, "#rrggbb, at least 4.5:1 against white"},
                                                     {"colour_accent", line, true, "#rrggbb, at least 4.5:1 against white"}};
constexpr people::FieldSpec logo_fields[] = {{"logo", file, true, "JPEG, PNG or WebP"}};
constexpr people::FieldSpec department_fields[] = {{"name", line, true, "Name of the department"},
                                                   {"closed", boolean, false, "Gets no new cases"}};
constexpr people::FieldSpec area_fields[] = {{"name", line, true, "Name of the area"},
                                             {"population", number, false, "Inhabitants"},
                                             {"sort", number, false, "Order in lists"},
                                             {"outline", text, false, "A corner a line: latitude, longitude"},
                                             {"statistics", text, false, "A measure a line: age_16_24: 4100"}};

constexpr auto get = http::Method::get;
constexpr auto post = http::Method::post;
constexpr auto administrator = Permission::manage_people;
constexpr people::Route table[] = {
    {get, "/organisation", administrator, show_organisation, "The organisation's settings"},
    {post, "/organisation", administrator, save_organisation, "Change the organisation's settings", organisation_fields},
    {post, "/organisation/logo", administrator, save_logo, "Change the logo", logo_fields, true},
    {get, "/organisation/logo", Permission::read, give_logo, "The logo (WebP)"},
    {get, "/organisation/theme.css", Permission::read, give_theme, "The organisation's colours as a style sheet"},
    {get, "/departments", administrator, show_departments, "Departments"},
    {post, "/departments", administrator, create_department, "Add a department", department_fields},
    {post, "/departments/{id}", administrator, save_department, "Rename or close a department", department_fields},
    {get, "/areas", Permission::read, show_areas, "Areas with map and population"},
    {get, "/areas/new", administrator, show_new_area, "Form for a new area"},
    {post, "/areas", administrator, create_area, "Add an area", area_fields},
    {get, "/areas/{id}/edit", administrator, show_edit_area, "Form to change an area"},
    {post, "/areas/{id}", administrator, save_area, "Change an area", area_fields},
};

}  // namespace

std::span<const people::Route> place_routes() { return table; }

}  // namespace allting::places
