#include "platform/db/backup.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "platform/db/database_file.hpp"
#include "platform/db/sqlite_connection.hpp"

namespace allting::db {

namespace {

namespace fs = std::filesystem;

/// Returns SQLite's code. All pages in one step: one snapshot of the source, one transaction in the target.
int copy_pages(sqlite3* source, sqlite3* target) {
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup) return sqlite3_extended_errcode(target);
    const int code = sqlite3_backup_step(backup, -1);
    const int end = sqlite3_backup_finish(backup);  // rolls back what is not done
    if (code != SQLITE_DONE) return code;
    return end;
}

void write_copy(sqlite3* source, const std::string& unfinished) {
    const FileHandle target = open_file(unfinished, FileAccess::write);
    if (const int code = copy_pages(source, target.get()); code != SQLITE_OK)
        fail("cannot copy to " + unfinished + ": " + sqlite3_errstr(code));
    // One file that needs no log beside it; leaving WAL also syncs it.
    if (sqlite3_exec(target.get(), "PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE", nullptr, nullptr,
                     nullptr) != SQLITE_OK)
        fail("cannot finish " + unfinished + ": " + sqlite3_errmsg(target.get()));
}

}  // namespace

void copy_sqlite(sqlite3* source, const std::string& file) {
    if (fs::exists(file)) fail(file + " exists already; choose a new name");
    const std::string unfinished = file + ".unfinished";
    remove_whole(unfinished);
    const int made = ::open(unfinished.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) fail("cannot write " + unfinished);
    ::close(made);
    try {
        write_copy(source, unfinished);
    } catch (...) {
        remove_whole(unfinished);  // it holds personal data, and perhaps the last room on the disk
        throw;
    }
    fs::rename(unfinished, file);
    sync_folder_of(file);
}

void replace_content(SqliteConnection& live, const std::string& file) {
    const FileHandle source = open_file(file, FileAccess::read);
    for (const char* form : {"PRAGMA page_size", "PRAGMA encoding"}) {
        const std::string offered = first_value(source.get(), form), needed = first_value(live.handle(), form);
        if (offered != needed)
            fail(std::string(form) + " of the backup is " + offered + ", but of the database " + needed +
                 "; stop Allting and restore then");
    }
    const int code = copy_pages(source.get(), live.handle());
    if (code != SQLITE_OK) live.fail(code);
}

}  // namespace allting::db
