// Copies of an SQLite database: taken while others write, and put back by its one writer.
#pragma once
#include <string>

struct sqlite3;

namespace allting::db {

class SqliteConnection;

/// One consistent state of `source` in a new file, whole and on the disk when this returns.
/// Throws Error when `file` exists already, so that no backup ever replaces another.
void copy_sqlite(sqlite3* source, const std::string& file);

/// Makes `live` hold what `file` holds, in one transaction: readers see all of it or nothing, also after a crash.
/// Throws Error, and changes nothing, when the two differ in page size or encoding, or the disk fails.
void replace_content(SqliteConnection& live, const std::string& file);

}  // namespace allting::db
