#include "places/staff_pages.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "people/role_names.hpp"
#include "platform/http/url.hpp"
#include "platform/page/components.hpp"

namespace allting::places {
namespace {

namespace forms = page::forms;
using people::Person;
using people::Role;

std::string words(const page::Frame& frame, i18n::Key key) { return std::string((*frame.t)(key)); }

/// Even the administrator finds a protected person by number and address, never by name.
std::string shown_name(const page::Frame& frame, const Person& person) {
    if (!person.protected_identity) return person.name;
    return (*frame.t)("places.protected_person", {{"number", person.id.value}});
}

void role_and_department_fields(html::Out& out, const page::Frame& frame, const people::RoleSet& roles, DepartmentId department,
                                const std::vector<Department>& departments, const page::Typed& typed) {
    std::vector<forms::Choice> role_choices;
    for (int r = 0; r < people::roles_count; ++r)
        if (people::can_be_given(Role(r)))
            role_choices.push_back({.value = std::string(people::word_of(Role(r))), .label = people::role_name(*frame.t, Role(r)), .chosen = roles.has(Role(r))});
    forms::checkboxes(out, frame, typed, {.name = "roles", .label = words(frame, "places.roles"), .help = words(frame, "places.roles_help"), .required = false}, role_choices);
    std::vector<forms::Choice> department_choices{{.value = "", .label = words(frame, "places.no_department"), .chosen = !department}};
    for (const auto& one : departments)
        if (!one.closed || one.id == department)
            department_choices.push_back({.value = std::to_string(one.id.value), .label = one.name, .chosen = one.id == department});
    forms::select(out, frame, typed, {.name = "department", .label = words(frame, "places.department"), .required = false}, department_choices);
}

std::string department_name(const std::vector<Department>& departments, DepartmentId id) {
    const auto it = std::find_if(departments.begin(), departments.end(), [&](const Department& d) { return d.id == id; });
    return it == departments.end() ? "" : it->name;
}

void search_form(html::Out& out, const page::Frame& frame, const PeopleView& view) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> roles{{.value = "", .label = words(frame, "places.any_role"), .chosen = view.role.empty()}};
    for (int r = 0; r < people::roles_count; ++r)
        if (people::can_be_given(Role(r)))
            roles.push_back({.value = std::string(people::word_of(Role(r))), .label = people::role_name(t, Role(r)), .chosen = view.role == people::word_of(Role(r))});
    forms::open(out, frame, {.action = "/people", .search = true});
    forms::line(out, frame, {}, {.name = "q", .label = words(frame, "places.search_people"), .value = view.searched, .required = false}, "search");
    forms::select(out, frame, {}, {.name = "role", .label = words(frame, "places.role"), .required = false}, roles);
    forms::button(out, t("form.search"), forms::ButtonKind::second);
    forms::close(out);
}

void person_row(html::Out& out, const page::Frame& frame, const PeopleView& view, const Person& person) {
    const std::string department = department_name(view.departments, person.department);
    html::write<R"(<li><p><a href="/people/{}" dir="auto">{}</a><br>{}{}</p></li>
)">(out, person.id, shown_name(frame, person), people::role_names(*frame.t, person.roles), department.empty() ? "" : " – " + department);
}

}  // namespace

std::string people_page(const page::Frame& frame, const PeopleView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "places.people"), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("places.people"), t("places.people_lead"));
        page::link_button(out, t("places.person_new"), "/people/new");
        html::write<R"(<p><a href="/people/review">{}</a></p>
<p><a href="/people/looks">{}</a></p>
)">(out, t("places.review"), t("people.looks"));
        search_form(out, frame, view);
        html::write<R"(<h2>{}</h2>
<ul class="plain-list">{}</ul>
)">(out, t("places.people_found", {{"count", view.count}}),
            html::each(view.persons, [&](html::Out& o, const Person& person) { person_row(o, frame, view, person); }));
        const auto rows = std::int64_t(limits::page_rows);
        const std::string address = "/people?q=" + http::percent_encode(view.searched) + "&role=" + http::percent_encode(view.role) + "&page=";
        page::pager(out, frame, address, view.page, (view.count + rows - 1) / rows);
    });
}

json::Value people_json(const PeopleView& view) {
    json::Array persons;
    for (const auto& person : view.persons) persons.push_back(person_json(person));
    return json::Object{{"count", view.count}, {"page", view.page}, {"people", persons}};
}

std::string new_person_page(const page::Frame& frame, const std::vector<Department>& departments, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "places.person_new"), .keep_out_of_search = true}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("places.person_new"), t("places.person_new_lead"));
        forms::open(out, frame, {.action = "/people"});
        forms::line(out, frame, typed, {.name = "name", .label = words(frame, "people.name"), .characters_max = limits::name_characters_max});
        forms::line(out, frame, typed, {.name = "email", .label = words(frame, "people.email"), .input_mode = "email"}, "email");
        role_and_department_fields(out, frame, {}, {}, departments, typed);
        forms::button(out, t("places.person_invite"));
        forms::close(out);
    });
}

std::string person_page(const page::Frame& frame, const PersonView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const auto& person = view.person;
    const std::string name = shown_name(frame, person);
    const std::string address = "/people/" + std::to_string(person.id.value);
    const page::Options options{.title = name,
                                .crumbs = {{"/people", words(frame, "places.people")}, {address, name, true}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1 dir="auto">{}</h1>
)">(out, name);
        page::facts(out, {{words(frame, "people.email"), person.email.value_or("–")}, {words(frame, "places.account_since"), t.date(person.made_at)}});
        forms::open(out, frame, {.action = address + "/roles"});
        role_and_department_fields(out, frame, person.roles, person.department, view.departments, typed);
        forms::button(out, t("form.save"));
        forms::close(out);
        if (view.has_second_step) {
            html::write<R"(<h2>{}</h2>
<p>{}</p>
)">(out, t("people.second_step"), t("people.second_step_reset_lead"));
            forms::open(out, frame, {.action = address + "/second-step-reset"});
            forms::button(out, t("people.second_step_reset"), forms::ButtonKind::second);
            forms::close(out);
        }
        html::write<R"(<h2>{}</h2>
<p>{}</p>
)">(out, t("people.erase_heading"), t("places.erase_lead"));
        forms::open(out, frame, {.action = address + "/erasure"});
        forms::checkbox(out, frame, typed, {.name = "confirm", .label = words(frame, "places.erase_confirm")});
        forms::button(out, t("people.erase"), forms::ButtonKind::danger);
        forms::close(out);
    });
}

json::Value person_json(const Person& person) {
    json::Array roles;
    for (int r = 1; r < people::roles_count; ++r)
        if (person.roles.has(Role(r))) roles.push_back(people::word_of(Role(r)));
    return json::Object{{"id", person.id},
                        {"name", person.protected_identity ? json::Value() : json::Value(person.name)},
                        {"email", person.email},
                        {"roles", roles},
                        {"department", person.department},
                        {"protected_identity", person.protected_identity},
                        {"made_at", person.made_at}};
}

}  // namespace allting::places
