// The few words in which a schema file or a statement differs on PostgreSQL.
#pragma once
#include <string>
#include <string_view>

namespace allting::db {

/// `blob` as a word becomes bytea, and WITHOUT ROWID goes away; quoted texts and comments stay as they are.
std::string schema_for_postgresql(std::string_view sql);

/// `?` outside quotes becomes $1, $2, ….
std::string numbered_placeholders(std::string_view sql);

}  // namespace allting::db
