// Copies of an SQLite database: taken while others write, and put back in its place.
#pragma once
#include <string>

struct sqlite3;

namespace allting::db {

/// One consistent state of `source` in a new file, whole and on the disk when this returns.
/// Throws Error when `file` exists already, so that no backup ever replaces another.
void copy_sqlite(sqlite3* source, const std::string& file);

/// Puts `backup` where `address` says ("sqlite:data/allting.sqlite" or a path), after checking every page of it.
/// What stood there is kept beside it as "….before-restore". Throws Error when a running Allting holds the place.
void restore_backup(const std::string& backup, const std::string& address);

}  // namespace allting::db
