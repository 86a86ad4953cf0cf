// What domains above know of a project without reviews/ knowing them. app/ has it filled in once, before the server starts.
#pragma once
#include <functional>
#include <optional>

#include "core/id.hpp"
#include "core/money.hpp"
#include "platform/db/database.hpp"

namespace allting::reviews {

struct Extensions {
    /// What a project did cost, once it is done; nothing before.
    std::function<std::optional<Money>(db::Connection&, OrganisationId, ProjectId)> spent_when_done;
};
Extensions& extensions();

}  // namespace allting::reviews
