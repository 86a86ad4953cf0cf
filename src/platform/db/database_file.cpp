#include "platform/db/database_file.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "platform/db/database.hpp"
#include "platform/db/migrations.hpp"

namespace allting::db {

namespace {

namespace fs = std::filesystem;

struct Finalizer { void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); } };
using Statement = std::unique_ptr<sqlite3_stmt, Finalizer>;

/// Nothing when SQLite does not even understand the statement, as for a table that is not there.
Statement prepared(sqlite3* handle, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    return Statement(statement);
}

std::string text_of(sqlite3_stmt* statement) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    return text ? text : "";
}

}  // namespace

void FileCloser::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

void fail(const std::string& what) { throw Error(Error::Kind::unavailable, what); }

FileHandle open_file(const std::string& file, FileAccess access) {
    sqlite3* handle = nullptr;
    const int flags = access == FileAccess::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    FileHandle owned(handle);
    if (code != SQLITE_OK) fail("cannot open " + file + ": " + sqlite3_errstr(code));
    return owned;
}

std::string first_value(sqlite3* handle, const char* sql) {
    const Statement statement = prepared(handle, sql);
    if (!statement || sqlite3_step(statement.get()) != SQLITE_ROW)
        fail(std::string("cannot ask the database: ") + sqlite3_errmsg(handle));
    return text_of(statement.get());
}

void check_whole(sqlite3* handle, const std::string& file) {
    const Statement statement = prepared(handle, "PRAGMA integrity_check(1)");
    if (!statement || sqlite3_step(statement.get()) != SQLITE_ROW || text_of(statement.get()) != "ok")
        fail(file + " is damaged; take another backup");
}

void check_is_ours(sqlite3* handle, const std::string& file,
                   const std::vector<std::span<const EmbeddedFile>>& schemas) {
    std::set<std::string> applied;
    const Statement statement = prepared(handle, "SELECT name FROM schema_migrations");
    while (statement && sqlite3_step(statement.get()) == SQLITE_ROW) applied.insert(text_of(statement.get()));
    if (applied.empty()) fail(file + " is no backup of Allting; take a file that `allting backup` wrote");
    refuse_newer(applied, schemas);
}

void sync_folder_of(const std::string& file) {
    const auto folder = fs::absolute(file).parent_path();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) fail("cannot make " + file + " durable");
}

void remove_whole(const std::string& file) {
    for (const char* part : {"", "-wal", "-shm", "-journal", ".lock"}) fs::remove(file + part);
}

std::string free_name(const std::string& name) {
    std::string free = name;
    for (int number = 2; fs::exists(free); ++number) free = name + "-" + std::to_string(number);
    return free;
}

}  // namespace allting::db
