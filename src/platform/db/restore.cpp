#include "platform/db/restore.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "platform/db/address.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/database_file.hpp"
#include "platform/db/handover.hpp"
#include "platform/db/owner_lock.hpp"

namespace allting::db {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds turn_patience{2};
constexpr std::chrono::minutes taken_patience{10};  // once the server has begun, only its answer counts
constexpr std::chrono::milliseconds look_again{50};

/// A copy that belongs to another account could not be read by the server that is to take it in.
void refuse_other_account(const std::string& place) {
    struct stat found {};
    if (::stat(place.c_str(), &found) == 0 && found.st_uid != ::geteuid())
        fail(place + " belongs to another account; restore as that account (sudo -u allting allting restore …)");
}

/// Also right while the backup lies on a disk that fails: what is checked is what will be used.
void make_checked_copy(const Restoration& order, const std::string& copy) {
    remove_whole(copy);
    try {
        const FileHandle source = open_file(order.backup, FileAccess::read);
        check_is_ours(source.get(), order.backup, order.schemas);
        copy_sqlite(source.get(), copy);
        check_whole(open_file(copy, FileAccess::read).get(), order.backup);
    } catch (...) {
        remove_whole(copy);
        throw;
    }
}

/// Its log belongs to a database: fold it in before the file gets another name. One that is too damaged for that keeps
/// the log beside it.
void put_aside(const std::string& place, const std::string& before) {
    const FileHandle handle = open_file(place, FileAccess::write);
    const int code = sqlite3_exec(handle.get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    const bool is_damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        fail("another program reads " + place + "; wait until it has ended, and restore again");
    if (code != SQLITE_OK && !is_damaged) fail("cannot put " + place + " aside: " + sqlite3_errstr(code));
    fs::create_hard_link(place, before);  // until the new file has its name, the old one keeps it too
    if (is_damaged && fs::exists(place + "-wal")) fs::rename(place + "-wal", before + "-wal");
}

Restored put_in_place(const std::string& copy, const std::string& place) {
    Restored restored;
    if (fs::exists(place)) {
        restored.before = free_name(place + ".before-restore");
        put_aside(place, restored.before);
    }
    fs::remove(place + "-wal");
    fs::remove(place + "-shm");
    fs::rename(copy, place);
    sync_folder_of(place);
    return restored;
}

Restored outcome_of(const RestoreAnswer& answer, const std::string& place) {
    if (!answer.is_restored) fail("nothing has changed: " + answer.text);
    return {.before = fs::path(place).replace_filename(answer.text), .is_served = true};
}

/// Of one that may be damaged, which is why it is restored.
std::string count_of_file(const std::string& place) {
    try {
        return first_value(open_file(place, FileAccess::write).get(), restores_counted_sql);
    } catch (const Error&) {
        return "";
    }
}

/// One command, waiting for the server that owns the database.
class Waiting {
public:
    Waiting(const Restoration& order, const std::string& place, OwnerLock& owner)
        : order_(order), place_(place), files_(place), owner_(owner) {}

    Restored until_restored() {
        fs::remove(files_.answer_file);
        fs::rename(files_.copy, files_.offered);
        sync_folder_of(files_.offered);
        order_.say("Allting is running; waiting until it has taken the backup in …");
        const auto offered = Clock::now();
        for (;; std::this_thread::sleep_for(look_again)) {
            if (auto answer = take_answer()) return outcome_of(*answer, place_);
            if (owner_.take(std::chrono::milliseconds(0))) return without_server();
            const auto waited = Clock::now() - offered;
            if (waited > order_.patience && fs::remove(files_.offered))
                fail("nothing has changed: the program that has " + place_ + " open did not take the backup in; stop it "
                     "(systemctl stop allting) and restore again");
            if (waited > order_.patience + taken_patience)
                fail("Allting still works on the backup; its log will say `restored` or `restore_refused`");
        }
    }

private:
    std::optional<RestoreAnswer> take_answer() {
        auto answer = files_.answered();
        if (answer) fs::remove(files_.answer_file);
        return answer;
    }

    /// The server has ended, and we own the database: perhaps after the answer, perhaps in the middle, perhaps before.
    Restored without_server() {
        if (auto answer = take_answer()) return outcome_of(*answer, place_);
        if (auto settled = settle_unfinished(place_, count_of_file(place_))) {
            fs::remove(files_.answer_file);
            return outcome_of(*settled, place_);
        }
        order_.say("Allting has ended; the backup is put in its place …");
        fs::rename(files_.offered, files_.copy);
        return put_in_place(files_.copy, place_);
    }

    const Restoration& order_;
    const std::string& place_;
    const Handover files_;
    OwnerLock& owner_;
};

}  // namespace

Restored restore_backup(const Restoration& order) {
    const auto place = sqlite_file(order.address);
    if (!place) fail("only an SQLite database is restored here; PostgreSQL has pg_restore");
    const Handover files(*place);
    refuse_other_account(*place);
    OwnerLock turn(files.turn);
    if (!turn.take(turn_patience)) fail("another restore is under way; wait until it has ended");
    make_checked_copy(order, files.copy);

    OwnerLock owner(*place);
    if (!owner.take(std::chrono::milliseconds(0))) return Waiting(order, *place, owner).until_restored();
    settle_unfinished(*place, count_of_file(*place));
    remove_whole(files.offered);
    fs::remove(files.answer_file);
    return put_in_place(files.copy, *place);
}

}  // namespace allting::db
