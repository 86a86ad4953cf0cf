#include "places/staff_actions.hpp"

#include "people/account_actions.hpp"
#include "people/notify.hpp"
#include "people/person_store.hpp"
#include "people/role_names.hpp"
#include "people/separated_roles.hpp"
#include "people/session.hpp"
#include "places/place_store.hpp"
#include "record/record.hpp"

namespace allting::places {

using people::Role;

namespace {

Result<void> check_department(db::Connection& connection, const people::Visit& visit, DepartmentId department) {
    if (department && !find_department(connection, visit.visitor.organisation, department))
        return refuse(ErrorKind::not_found, "department_not_found", "places.department_not_found");
    return {};
}

/// The powers over a vote lie in different hands.
Result<void> check_separated(const people::Visit& visit, const people::RoleSet& roles) {
    const auto conflict = people::conflict_in(roles);
    if (!conflict) return {};
    FieldErrors errors;
    errors.add("roles", "roles_separated", "places.roles_separated",
               {{"one", people::role_name(visit.t, conflict->first)}, {"other", people::role_name(visit.t, conflict->second)}});
    return errors.take();
}

/// Which roles were given, to nobody named: the record is public.
void note_roles(db::Transaction& tx, const people::Visit& visit, const people::RoleSet& roles) {
    record::append(tx, visit.visitor.organisation, visit.now,
                   {.kind = "roles_given",
                    .by_role = "administrator",
                    .subject = "organisation",
                    .subject_id = visit.visitor.organisation.value,
                    .facts = {{"roles", people::words_of(roles)}}});
}

}  // namespace

Result<PersonId> invite_staff(db::Transaction& tx, const people::Visit& visit, const NewStaffForm& form) {
    TRY_DO(people::check_by_session(visit.visitor));
    const auto organisation = visit.visitor.organisation;
    TRY_DO(check_department(tx, visit, form.staff.department));
    TRY_DO(check_separated(visit, form.staff.roles));
    if (people::find_person_by_email(tx, organisation, form.email)) {
        FieldErrors errors;
        errors.add("email", "email_taken", "people.email_taken");
        return errors.take();
    }
    people::Person person{.name = form.name,
                          .email = form.email,
                          .roles = form.staff.roles,
                          .department = form.staff.department,
                          .language = visit.visitor.language,
                          .made_at = visit.now};
    const auto id = people::insert_person(tx, organisation, person, std::nullopt, std::nullopt);
    person.id = id;
    people::note_roles(tx, organisation, person, visit.now);
    people::notify(tx, organisation, id,
                   {.message = "people.invitation_mail", .arguments = {{"name", form.name}, {"organisation", visit.frame.organisation_name}},
                    .path = "/sign-in"},
                   visit.now);
    note_roles(tx, visit, form.staff.roles);
    return id;
}

Result<void> give_roles(db::Transaction& tx, const people::Visit& visit, PersonId id, const StaffForm& form) {
    TRY_DO(people::check_by_session(visit.visitor));
    const auto organisation = visit.visitor.organisation;
    auto person = people::find_person(tx, organisation, id);
    if (!person || person->erased) return refuse(ErrorKind::not_found, "person_not_found", "people.person_not_found");
    TRY_DO(check_department(tx, visit, form.department));
    TRY_DO(check_separated(visit, form.roles));
    const bool loses_administrator = person->roles.has(Role::administrator) && !form.roles.has(Role::administrator);
    if (loses_administrator && people::count_with_role(tx, organisation, Role::administrator) == 1)
        return refuse(ErrorKind::conflict, "last_administrator", "people.last_administrator_roles");
    const bool changes = person->roles.bits() != form.roles.bits();
    person->roles = form.roles;
    person->department = form.department;
    people::update_person(tx, organisation, *person);
    people::note_roles(tx, organisation, *person, visit.now);
    if (!changes) return {};
    people::end_sessions_of(tx, organisation, id);
    note_roles(tx, visit, form.roles);
    return {};
}

}  // namespace allting::places
