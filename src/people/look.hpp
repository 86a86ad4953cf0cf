// A look at people's contact data by somebody of staff. Pure.
#pragma once
#include <string>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
#include "people/permission.hpp"

namespace allting::people {

struct Look {
    Instant at;
    PersonId person;           // who looked
    RoleSet roles = {};        // that the person had then
    std::string what;
    std::int64_t about_count;  // how many people were shown
    ProcessId process = {};    // of the register that was looked at; none for accounts
    std::string name = {};     // of who looked, when read; "" for an erased account
    bool protected_identity = false;
};

struct LookList {
    std::vector<Look> looks;
    std::int64_t count = 0;
};

}  // namespace allting::people
