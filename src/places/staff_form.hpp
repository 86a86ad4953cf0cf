// Roles and departments as an administrator ticks them.
#pragma once
#include <string>

#include "core/result.hpp"
#include "people/person.hpp"
#include "platform/http/request.hpp"

namespace allting::places {

struct StaffForm {
    people::RoleSet roles = {};  // resident is always in it
    DepartmentId department = {};
};
struct NewStaffForm {
    std::string name, email;
    StaffForm staff = {};
};
Result<StaffForm> read_staff_form(const http::Input& input);
Result<NewStaffForm> read_new_staff_form(const http::Input& input);

}  // namespace allting::places
