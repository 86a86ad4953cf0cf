// What domains above know of a process without processes/ knowing them. app/ has it filled in once, before the server starts.
#pragma once
#include <functional>

#include "core/id.hpp"
#include "platform/db/database.hpp"

namespace allting::processes {

struct Extensions {
    /// Whether a list of those who may vote has been taken in.
    std::function<bool(db::Connection&, OrganisationId, ProcessId)> has_register = [](db::Connection&, OrganisationId, ProcessId) { return false; };
};
Extensions& extensions();

}  // namespace allting::processes
