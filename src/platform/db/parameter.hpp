// What both engines ask of a parameter.
#pragma once
#include "platform/db/database.hpp"

namespace allting::db {

/// PostgreSQL cannot hold a zero byte in a text and SQLite would hide what follows it; forms refuse it long before.
inline void refuse_zero_byte(std::string_view text) {
    if (text.find('\0') != std::string_view::npos)
        throw Error(Error::Kind::other, "a text parameter holds a zero byte");
}

}  // namespace allting::db
