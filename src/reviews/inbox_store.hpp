// What undecided cases wait for, in two reads for the whole inbox. Reads only.
#pragma once
#include <string>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/part.hpp"

namespace allting::reviews {

/// A question to a department that nobody has answered.
struct WaitingPart {
    PartId part = {};
    CaseId in_case = {};
    DepartmentId department = {};
    std::string department_name = {};
    Instant due_at = {};
};
std::vector<WaitingPart> list_waiting_parts(db::Connection& connection, OrganisationId organisation);

/// A question that departments disagree about and nobody has decided.
struct OpenDisagreement {
    CaseId in_case = {};
    PersonId decider = {};  // none = nobody is named
    std::string decider_name = {};
};
std::vector<OpenDisagreement> list_open_disagreements(db::Connection& connection, OrganisationId organisation);

/// Cases whose answer one official has signed and a second has not.
std::vector<CaseId> list_half_signed(db::Connection& connection, OrganisationId organisation);

}  // namespace allting::reviews
