#include "places/staff_form.hpp"

#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::places {
namespace {

using http::FormReader;
using http::Need;

StaffForm read_staff(FormReader& form) {
    StaffForm staff;
    staff.roles.add(people::Role::resident);
    for (const auto word : form.input().all("roles")) {
        people::Role role{};
        if (people::role_from_word(word, role) && people::can_be_given(role)) staff.roles.add(role);
        else if (!word.empty()) form.refuse("roles", "not_a_choice", "form.not_a_choice");
    }
    staff.department = form.id<DepartmentId>("department", Need::optional);
    return staff;
}

}  // namespace

Result<StaffForm> read_staff_form(const http::Input& input) {
    FormReader form(input);
    const StaffForm staff = read_staff(form);
    if (!form.ok()) return form.error();
    return staff;
}

Result<NewStaffForm> read_new_staff_form(const http::Input& input) {
    FormReader form(input);
    NewStaffForm draft{.name = form.line("name", {.characters_min = 2, .characters_max = limits::name_characters_max}),
                       .email = form.email("email", Need::required),
                       .staff = read_staff(form)};
    if (!form.ok()) return form.error();
    return draft;
}

}  // namespace allting::places
