#include <algorithm>

#include "core/text.hpp"
#include "people/account_actions.hpp"
#include "people/looks_actions.hpp"
#include "people/person_store.hpp"
#include "people/second_step_store.hpp"
#include "places/place_routes.hpp"
#include "places/place_store.hpp"
#include "places/staff_actions.hpp"
#include "places/staff_pages.hpp"

namespace allting::places {
namespace {

using people::Permission;
using people::Visit;

void note_look(const Visit& visit, std::string_view what, std::size_t about) {
    visit.database.write([&](db::Transaction& tx) { people::note_access(tx, visit.visitor, what, std::int64_t(about), visit.now); });
}

Result<http::Response> show_people(Visit& visit) {
    const auto& query = visit.request.query;
    PeopleView view{.searched = std::string(query.text("q")), .role = std::string(query.text("role"))};
    view.page = std::clamp<std::int64_t>(integer_from_text(query.text("page")).value_or(1), 1, 100'000);
    people::PersonSearch search{.name_part = view.searched, .page = view.page};
    people::Role role{};
    if (people::role_from_word(view.role, role)) search.role = role;
    visit.database.read([&](db::Connection& c) {
        auto list = people::list_persons(c, visit.visitor.organisation, search);
        view.persons = std::move(list.persons);
        view.count = list.count;
        view.departments = list_departments(c, visit.visitor.organisation);
    });
    note_look(visit, "people_list", view.persons.size());
    return visit.answer([&](const page::Frame& f) { return people_page(f, view); }, [&] { return people_json(view); });
}

std::vector<Department> departments_of(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return list_departments(c, visit.visitor.organisation); });
}

Result<http::Response> show_review(Visit& visit) {
    const ReviewView view = visit.database.read([&](db::Connection& c) {
        return ReviewView{.holders = people::list_role_holders(c, visit.visitor.organisation),
                          .administrators = people::count_with_role(c, visit.visitor.organisation, people::Role::administrator)};
    });
    note_look(visit, "role_review", view.holders.size());
    return visit.answer([&](const page::Frame& f) { return review_page(f, view); }, [&] { return review_json(view); });
}

Result<http::Response> show_new_person(Visit& visit) {
    return visit.answer([&](const page::Frame& f) { return new_person_page(f, departments_of(visit), {}); },
                        [] { return json::Object{{"fields", json::Array{"name", "email", "roles", "department"}}}; });
}

Result<people::Person> person_of(const Visit& visit, PersonId id) {
    auto person = visit.database.read([&](db::Connection& c) { return people::find_person(c, visit.visitor.organisation, id); });
    if (!person || person->erased) return refuse(ErrorKind::not_found, "person_not_found", "people.person_not_found");
    return std::move(*person);
}

Result<people::Person> person_of_path(const Visit& visit) { return person_of(visit, visit.request.path_id<PersonId>("id")); }

Result<http::Response> create_person(Visit& visit) {
    auto invited = [&]() -> Result<PersonId> {
        TRY(const auto form, read_new_staff_form(visit.input()));
        return visit.database.write([&](db::Transaction& tx) { return invite_staff(tx, visit, form); });
    }();
    if (!invited.ok())
        return visit.form_again(invited.error(), [&](const page::Frame& f, const page::Typed& typed) {
            return new_person_page(f, departments_of(visit), typed);
        });
    TRY(const auto person, person_of(visit, invited.value()));
    auto response = visit.done("/people/" + std::to_string(person.id.value), [&] { return person_json(person); }, 201);
    visit.say_next(response, "places.person_invited");
    return response;
}

PersonView person_view(const Visit& visit, const people::Person& person) {
    const bool is_other = person.id != visit.visitor.person;
    const bool has_second_step = is_other && visit.database.read([&](db::Connection& c) {
        return people::find_second_step(c, visit.visitor.organisation, person.id).has_value();
    });
    return {.person = person, .has_second_step = has_second_step, .departments = departments_of(visit)};
}

Result<http::Response> show_person(Visit& visit) {
    TRY(const auto person, person_of_path(visit));
    const PersonView view = person_view(visit, person);
    note_look(visit, "person", 1);
    return visit.answer([&](const page::Frame& f) { return person_page(f, view, {}); }, [&] { return person_json(person); });
}

http::Response person_again(const Visit& visit, const people::Person& person, const Error& error) {
    const PersonView view = person_view(visit, person);
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return person_page(f, view, typed); });
}

Result<http::Response> save_roles(Visit& visit) {
    TRY(const auto person, person_of_path(visit));
    const auto given = [&]() -> Result<void> {
        TRY(const auto form, read_staff_form(visit.input()));
        return visit.database.write([&](db::Transaction& tx) { return give_roles(tx, visit, person.id, form); });
    }();
    if (!given.ok()) return person_again(visit, person, given.error());
    TRY(const auto changed, person_of_path(visit));
    // Whoever takes the role away from oneself is signed out and could not see the page.
    const bool own = person.id == visit.visitor.person;
    auto response = visit.done(own ? "/sign-in" : "/people/" + std::to_string(person.id.value), [&] { return person_json(changed); });
    visit.say_next(response, "places.saved");
    return response;
}

Result<http::Response> erase_person(Visit& visit) {
    TRY(const auto person, person_of_path(visit));
    const auto erased = [&]() -> Result<void> {
        TRY_DO(people::read_erasure_form(visit.input()));
        return visit.database.write([&](db::Transaction& tx) { return people::erase_account(tx, visit.visitor, person.id, visit.now); });
    }();
    if (!erased.ok()) return person_again(visit, person, erased.error());
    auto response = visit.done("/people", [] { return json::Object{{"erased", true}}; });
    visit.say_next(response, "people.erased");
    return response;
}

using enum people::FieldType;
constexpr people::FieldSpec new_person_fields[] = {{"name", line, true, "Name shown to others"},
                                                   {"email", line, true, "E-mail address to sign in by"},
                                                   {"roles", id_list, false, "Words of the roles given"},
                                                   {"department", id, false, "Number of the department"}};
constexpr people::FieldSpec role_fields[] = {{"roles", id_list, false, "Words of all roles the person has from now on"},
                                             {"department", id, false, "Number of the department"}};
constexpr people::FieldSpec erasure_fields[] = {{"confirm", boolean, true, "true"}};

constexpr auto get = http::Method::get;
constexpr auto post = http::Method::post;
constexpr auto who = Permission::manage_people;
constexpr people::Route table[] = {
    {get, "/people", who, show_people, "People with accounts"},
    {get, "/people/new", who, show_new_person, "Form to invite somebody"},
    {post, "/people", who, create_person, "Make an account with roles and mail how to sign in", new_person_fields},
    {get, "/people/review", who, show_review, "Who has which role since when, and when they were last here"},
    {get, "/people/{id}", who, show_person, "A person's roles and department"},
    {post, "/people/{id}/roles", who, save_roles, "Give roles and department; signs the person out", role_fields},
    {post, "/people/{id}/erasure", who, erase_person, "Erase somebody's account at their wish", erasure_fields},
};

}  // namespace

std::span<const people::Route> staff_routes() { return table; }

}  // namespace allting::places
