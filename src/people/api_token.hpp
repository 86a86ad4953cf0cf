// A token for a program that acts as its person, with some of the person's roles. Pure.
#pragma once
#include <optional>
#include <string>

#include "core/id.hpp"
#include "core/time.hpp"
#include "people/permission.hpp"

namespace allting::people {

struct ApiToken {
    TokenId id = {};
    std::string name = {};  // what it is for
    RoleSet roles = {};
    Instant made_at = {};
    std::optional<Instant> used_at = {};  // to the day
};

}  // namespace allting::people
