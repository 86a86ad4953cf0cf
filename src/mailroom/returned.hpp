// A notice that did not reach its person. Pure.
#pragma once
#include <string>

#include "notices/returns.hpp"

namespace allting::mailroom {

/// A notice that came back, and who it was for.
struct Unreached {
    notices::Returned returned;
    std::string name;         // "" for somebody without account
    bool is_protected = false;
    std::string email;        // the account's now; "" = none
};

}  // namespace allting::mailroom
