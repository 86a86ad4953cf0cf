// What domains above do when a person's account changes, without people/ knowing them. app/ has it filled in once,
// before the server starts.
#pragma once
#include <functional>
#include <vector>

#include "core/id.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

enum class Hiding {
    protect,  // the name must not be shown any more, anywhere
    erase,    // nor may anything stay that tells who the person is
};

struct Extensions {
    /// In the same transaction as the account's change.
    std::vector<std::function<void(db::Transaction&, OrganisationId, PersonId, Hiding)>> on_hidden;
};
Extensions& extensions();

}  // namespace allting::people
