// Lindvalla: 62,000 people in seven areas around a lake, its departments, and the people who sign in to look around.
// The town does not exist; nor does anybody in it.
#pragma once
#include <string_view>
#include <vector>

#include "people/person.hpp"
#include "people/visit.hpp"
#include "places/place.hpp"
#include "platform/db/database.hpp"

namespace allting::demo {

std::vector<places::Area> town_areas();
std::vector<std::string_view> department_names();

/// An account that the demo prints with its password.
struct Account {
    std::string_view name, email, language;
    people::Role role;
    int department;  // index into department_names(), −1 = none
};
std::vector<Account> demo_accounts();
inline constexpr std::string_view demo_password = "lindvalla-2027";

/// What the rest of the demo needs to know about the town it was put into.
struct Town {
    std::vector<places::Area> areas;         // numbered, as in TownArea
    std::vector<DepartmentId> departments;
    std::vector<people::Visitor> residents;  // with an account each, most without a password
    people::Visitor facilitator, board, economist, administrator, register_officer;
    std::vector<people::Visitor> scrutineers, desk_officials;
    std::vector<people::Visitor> officials;  // park, streets, culture
};

/// The organisation with its areas, departments and accounts. `residents` = how many simulated people there are.
Town build_town(db::Transaction& tx, Random& random, std::size_t residents, Instant now);

}  // namespace allting::demo
