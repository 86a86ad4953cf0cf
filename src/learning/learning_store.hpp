// Reads what the report is made of, from every domain below. Writes nothing.
#pragma once
#include "learning/learning.hpp"
#include "platform/db/database.hpp"
#include "processes/process.hpp"

namespace allting::learning {

Report read_report(db::Connection& connection, OrganisationId organisation, const processes::Process& process);

}  // namespace allting::learning
