#include "platform/db/backup.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "platform/db/address.hpp"
#include "platform/db/database.hpp"
#include "platform/db/owner_lock.hpp"

namespace allting::db {

namespace {

namespace fs = std::filesystem;

struct Closer { void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); } };
using Handle = std::unique_ptr<sqlite3, Closer>;

[[noreturn]] void fail(const std::string& what) {
    throw Error(Error::Kind::unavailable, what);
}

Handle opened(const std::string& file, int flags) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    Handle owned(handle);
    if (code != SQLITE_OK) fail("cannot open " + file + ": " + sqlite3_errstr(code));
    return owned;
}

/// The name of a file is durable only when its folder is.
void sync_folder_of(const std::string& file) {
    const auto folder = fs::absolute(file).parent_path();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) fail("cannot make " + file + " durable");
}

void check_whole(sqlite3* handle, const std::string& file) {
    sqlite3_stmt* statement = nullptr;
    bool whole = false;
    if (sqlite3_prepare_v2(handle, "PRAGMA integrity_check(1)", -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        whole = std::string_view(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))) == "ok";
    sqlite3_finalize(statement);
    if (!whole) fail(file + " is damaged or is no database; take another backup");
}

void copy_pages(sqlite3* source, sqlite3* target, const std::string& file) {
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup) fail("cannot copy to " + file + ": " + sqlite3_errmsg(target));
    const int code = sqlite3_backup_step(backup, -1);  // all pages in one snapshot: writers go on, nothing restarts
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) fail("cannot copy to " + file + ": " + sqlite3_errstr(code));
}

void remove_log_of(const std::string& file) {
    fs::remove(file + "-wal");
    fs::remove(file + "-shm");
}

}  // namespace

void copy_sqlite(sqlite3* source, const std::string& file) {
    if (fs::exists(file)) fail(file + " exists already; choose a new name");
    const std::string unfinished = file + ".unfinished";
    fs::remove(unfinished);
    const int made = ::open(unfinished.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) fail("cannot write " + unfinished);
    ::close(made);
    {
        const Handle target = opened(unfinished, SQLITE_OPEN_READWRITE);
        copy_pages(source, target.get(), file);
        // One file that needs no log beside it; leaving WAL also syncs it.
        if (sqlite3_exec(target.get(), "PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE", nullptr, nullptr,
                         nullptr) != SQLITE_OK)
            fail("cannot finish " + file + ": " + sqlite3_errmsg(target.get()));
    }
    fs::rename(unfinished, file);
    sync_folder_of(file);
}

void restore_backup(const std::string& backup, const std::string& address) {
    const auto place = sqlite_file(address);
    if (!place) fail("only an SQLite database is restored here; PostgreSQL has pg_restore");
    OwnerLock lock(*place);
    if (!lock.take(std::chrono::milliseconds(0))) fail("stop Allting first: it uses " + *place);
    const Handle source = opened(backup, SQLITE_OPEN_READONLY);
    check_whole(source.get(), backup);

    const std::string incoming = *place + ".restored";
    fs::remove(incoming);
    copy_sqlite(source.get(), incoming);
    if (fs::exists(*place)) {
        const std::string before = *place + ".before-restore";
        if (fs::exists(before)) fail(before + " exists already; move it away first");
        // Its log belongs to it: fold it in before the file gets another name.
        sqlite3_exec(opened(*place, SQLITE_OPEN_READWRITE).get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
        fs::rename(*place, before);
    }
    remove_log_of(*place);
    fs::rename(incoming, *place);
    sync_folder_of(*place);
}

}  // namespace allting::db
