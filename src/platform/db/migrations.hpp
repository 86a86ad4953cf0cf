// Brings a database to the program's schema: numbered files of schema/ folders, forward only, each in its own transaction.
#pragma once
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/embedded.hpp"
#include "platform/db/database.hpp"

namespace allting::db {

/// `files`: "0030_processes.sql" and so on from every module; applied in order of number, each once.
/// In the files, BLOB is written as `blob` and becomes bytea on PostgreSQL; all else is the common subset.
/// Throws Error when the database has a migration that the program does not know ("made by a newer Allting").
/// returns the names applied now
std::vector<std::string> migrate(Database& database, const std::vector<std::span<const EmbeddedFile>>& files);

/// Throws that Error when `applied` has a name that is not in `files`.
void refuse_newer(const std::set<std::string>& applied, const std::vector<std::span<const EmbeddedFile>>& files);

}  // namespace allting::db
