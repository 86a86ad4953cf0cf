// The administrator's pages about people: who there is, and what each may do. Pure.
#pragma once
#include <string>
#include <vector>

#include "people/person.hpp"
#include "people/separated_roles.hpp"
#include "places/place.hpp"
#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::places {

struct PeopleView {
    std::vector<people::Person> persons = {};
    std::int64_t count = 0, page = 1;
    std::string searched = {}, role = {};
    std::vector<Department> departments = {};
};
std::string people_page(const page::Frame& frame, const PeopleView& view);
json::Value people_json(const PeopleView& view);

std::string new_person_page(const page::Frame& frame, const std::vector<Department>& departments, const page::Typed& typed);

struct ReviewView {
    std::vector<people::RoleHolder> holders = {};
    std::int64_t administrators = 0;
};
/// Who has which role since when, and when they were last here: to go through four times a year.
std::string review_page(const page::Frame& frame, const ReviewView& view);
json::Value review_json(const ReviewView& view);

struct PersonView {
    people::Person person;
    bool has_second_step = false;  // of another person: only that can be reset
    std::vector<Department> departments = {};
};
std::string person_page(const page::Frame& frame, const PersonView& view, const page::Typed& typed);
json::Value person_json(const people::Person& person);

}  // namespace allting::places
