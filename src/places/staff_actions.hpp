// Who works for the organisation: the administrator gives roles and departments.
#pragma once
#include "people/visit.hpp"
#include "places/staff_form.hpp"

namespace allting::places {

/// Makes an account with roles and mails how to sign in. Refuses: email_taken, department_not_found,
/// roles_separated, only_by_session.
Result<PersonId> invite_staff(db::Transaction& tx, const people::Visit& visit, const NewStaffForm& form);
/// Signs the person out everywhere, so that the new roles hold from the next page.
/// Refuses: person_not_found, department_not_found, roles_separated, last_administrator,
/// only_by_session.
Result<void> give_roles(db::Transaction& tx, const people::Visit& visit, PersonId person, const StaffForm& form);

}  // namespace allting::places
