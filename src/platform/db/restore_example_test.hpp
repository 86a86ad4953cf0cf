// A database that has counted to 2, a backup of it from when it had counted to 1, and a server that looks for offers:
// what the tests of restoring share.
#pragma once
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/db/database_file.hpp"
#include "platform/db/handover.hpp"
#include "platform/db/migrations.hpp"
#include "platform/db/one_state.hpp"
#include "platform/db/owner_lock.hpp"
#include "platform/db/restore.hpp"
#include "platform/db/test_databases.hpp"

namespace allting::db::testing {

namespace fs = std::filesystem;
using Schemas = std::vector<std::span<const EmbeddedFile>>;

inline constexpr EmbeddedFile older[] = {{"9001_first.sql", "CREATE TABLE first (a BIGINT);"}};
inline constexpr EmbeddedFile newer[] = {{"9001_first.sql", "CREATE TABLE first (a BIGINT);"},
                                  {"9002_second.sql", "ALTER TABLE first ADD COLUMN b TEXT;"}};

class RestoreTest : public ::testing::Test {
protected:
    TemporaryFolder folder_;
    const std::string file_ = folder_.file("allting.sqlite");
    const std::string backup_ = folder_.file("backup.sqlite");

    static void count_up(Database& database) {
        database.write([](Transaction& tx) {
            tx.execute_sql("INSERT INTO counters (organisation_id, noun, last_number) VALUES (1, 'n', 1)"
                           " ON CONFLICT (organisation_id, noun) DO UPDATE SET last_number = counters.last_number + 1");
        });
    }
    static std::int64_t number_in(Connection& c) {
        auto rows = c.query("SELECT last_number FROM counters");
        return rows.next() ? rows.get<std::int64_t>(0) : 0;
    }
    static std::int64_t number(Database& database) { return database.read(number_in); }
    static std::int64_t number_of(const std::string& file) { return number(*open_database(file)); }

    /// A database that counted to 2, and a backup of it from when it had counted to 1.
    std::unique_ptr<Database> counted(const Schemas& schemas = {}) {
        auto database = open_database(file_);
        migrate(*database, schemas);
        count_up(*database);
        database->backup_to(backup_);
        count_up(*database);
        return database;
    }
    Restored restore(const std::string& backup, const Schemas& schemas = {}) const {
        return restore_backup({.backup = backup, .address = "sqlite:" + file_, .schemas = schemas,
                               .patience = std::chrono::seconds(20)});
    }
    std::string why_not(const std::string& backup, const Schemas& schemas = {}) const {
        try {
            restore(backup, schemas);
        } catch (const Error& error) {
            return error.what();
        }
        return "restored";
    }
    /// Nothing but these and the lock files lies in the folder.
    void expect_no_leftovers() const {
        for (const char* part : {".restored", ".offered", ".taken-in", ".ready", ".restore-answer", ".restored.unfinished",
                                 ".before-restore.unfinished", ".taken-in.lock"})
            EXPECT_FALSE(fs::exists(file_ + part)) << part;
    }
    void copy_to(const std::string& file) const { fs::copy_file(backup_, file); }
    /// Past the program, as a version of SQLite with other habits would have left it.
    static void run_on(const std::string& file, const char* sql) {
        ASSERT_EQ(sqlite3_exec(open_file(file, FileAccess::write).get(), sql, nullptr, nullptr, nullptr), SQLITE_OK);
    }
};

/// What `allting serve` does: looks again and again whether a backup is offered.
class Looking {
public:
    Looking(Database& database, std::string file, Schemas schemas = {})
        : thread_([this, &database, file = std::move(file), schemas = std::move(schemas)] {
              while (!over_) {
                  take_in_offered(database, file, schemas);
                  std::this_thread::yield();
              }
          }) {}
    ~Looking() {
        over_ = true;
        thread_.join();
    }

private:
    std::atomic<bool> over_ = false;
    std::thread thread_;
};

}  // namespace allting::db::testing
