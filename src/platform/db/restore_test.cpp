// A backup comes back: into a folder that nobody uses, and into one that a running server owns.
#include "platform/db/restore.hpp"

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
#include "platform/db/test_databases.hpp"

namespace allting::db {

namespace {

namespace fs = std::filesystem;
using Schemas = std::vector<std::span<const EmbeddedFile>>;

constexpr EmbeddedFile older[] = {{"9001_first.sql", "CREATE TABLE first (a BIGINT);"}};
constexpr EmbeddedFile newer[] = {{"9001_first.sql", "CREATE TABLE first (a BIGINT);"},
                                  {"9002_second.sql", "ALTER TABLE first ADD COLUMN b TEXT;"}};

class Restore : public ::testing::Test {
protected:
    testing::TemporaryFolder folder_;
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

TEST_F(Restore, puts_a_backup_where_nobody_runs_and_keeps_what_was_there) {
    counted().reset();
    const auto restored = restore(backup_);
    EXPECT_EQ(restored.before, file_ + ".before-restore");
    EXPECT_FALSE(restored.is_served);
    EXPECT_EQ(number_of(file_), 1);
    EXPECT_EQ(number_of(restored.before), 2);
    expect_no_leftovers();
}

TEST_F(Restore, is_undone_by_restoring_what_was_kept) {
    counted().reset();
    const auto restored = restore(backup_);
    EXPECT_EQ(restore(restored.before).before, file_ + ".before-restore-2");
    EXPECT_EQ(number_of(file_), 2);
}

TEST_F(Restore, fills_an_empty_folder) {
    counted().reset();
    fs::rename(file_, folder_.file("elsewhere.sqlite"));
    EXPECT_EQ(restore(backup_).before, "");
    EXPECT_EQ(number_of(file_), 1);
}

TEST_F(Restore, replaces_a_database_that_is_damaged) {
    counted().reset();
    std::ofstream(file_, std::ios::trunc) << std::string(8192, 'x');
    restore(backup_);
    EXPECT_EQ(number_of(file_), 1);
}

TEST_F(Restore, goes_through_the_server_that_runs) {
    const auto server = counted();
    const Looking looking(*server, file_);
    const auto restored = restore(backup_);
    EXPECT_TRUE(restored.is_served);
    EXPECT_EQ(number(*server), 1);
    EXPECT_EQ(number_of(restored.before), 2);
    count_up(*server);
    EXPECT_EQ(number(*server), 2);
    EXPECT_EQ(number(*open_database(file_)), 2);  // a second program sees it too
    expect_no_leftovers();
}

TEST_F(Restore, beside_a_server_leaves_copies_to_their_owner_alone) {
    const auto server = counted();
    const Looking looking(*server, file_);
    const auto restored = restore(backup_);
    for (const auto& file : {file_, restored.before}) {
        struct stat found {};
        ASSERT_EQ(::stat(file.c_str(), &found), 0);
        EXPECT_EQ(found.st_mode & 0777, 0600u) << file;
    }
}

TEST_F(Restore, beside_a_server_can_be_undone_and_done_again) {
    const auto server = counted();
    const Looking looking(*server, file_);
    const auto restored = restore(backup_);
    restore(restored.before);
    EXPECT_EQ(number(*server), 2);
    restore(backup_);
    EXPECT_EQ(number(*server), 1);
}

TEST_F(Restore, of_an_older_schema_is_brought_up_to_date_before_it_is_seen) {
    counted({older}).reset();
    const auto server = open_database(file_);
    migrate(*server, {newer});
    const Looking looking(*server, file_, {newer});
    restore(backup_, {newer});
    server->write([](Transaction& tx) { tx.execute_sql("INSERT INTO first (a, b) VALUES (1, 'x')"); });
    EXPECT_EQ(number(*server), 1);
}

TEST_F(Restore, of_a_newer_schema_is_refused_by_the_command_and_by_the_server) {
    counted({newer}).reset();
    EXPECT_NE(why_not(backup_, {older}).find("newer Allting"), std::string::npos);
    const auto server = open_database(file_);
    const Looking an_older_program(*server, file_, {older});
    EXPECT_NE(why_not(backup_, {newer}).find("nothing has changed"), std::string::npos);
    EXPECT_EQ(number(*server), 2);
    expect_no_leftovers();
}

TEST_F(Restore, refuses_what_is_no_backup_and_touches_nothing) {
    const auto server = counted();
    const Looking looking(*server, file_);
    std::ofstream(folder_.file("letter.txt")) << "Dear town,";
    EXPECT_NE(why_not(folder_.file("letter.txt")).find("no backup of Allting"), std::string::npos);
    open_database(folder_.file("other.sqlite"))->write([](Transaction& tx) { tx.execute_sql("CREATE TABLE t (a BIGINT)"); });
    EXPECT_NE(why_not(folder_.file("other.sqlite")).find("no backup of Allting"), std::string::npos);
    EXPECT_NE(why_not(folder_.file("nowhere.sqlite")).find("cannot open"), std::string::npos);
    std::fstream(backup_, std::ios::in | std::ios::out | std::ios::binary).seekp(4096) << std::string(200, 'x');
    EXPECT_NE(why_not(backup_), "restored");
    EXPECT_EQ(number(*server), 2);
    expect_no_leftovers();
}

TEST_F(Restore, of_other_page_sizes_is_refused_beside_a_server) {
    const auto server = counted();
    const Looking looking(*server, file_);
    run_on(backup_, "PRAGMA page_size = 8192; VACUUM");
    EXPECT_NE(why_not(backup_).find("page_size"), std::string::npos);
    EXPECT_EQ(number(*server), 2);
    expect_no_leftovers();
}

TEST_F(Restore, gives_up_when_nobody_takes_the_backup_in) {
    const auto importing = counted();
    try {
        restore_backup({.backup = backup_, .address = file_, .schemas = {}, .patience = std::chrono::milliseconds(1)});
        FAIL() << "restored";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("nothing has changed"), std::string::npos) << error.what();
    }
    EXPECT_EQ(number(*importing), 2);
    expect_no_leftovers();
}

TEST_F(Restore, is_done_by_the_command_when_the_server_ends_before_it_begins) {
    auto server = counted();
    restore_backup({.backup = backup_, .address = file_, .schemas = {}, .say = [&](const std::string&) { server.reset(); }});
    EXPECT_EQ(number_of(file_), 1);
    expect_no_leftovers();
}

TEST_F(Restore, lets_a_reader_go_on_with_what_it_began_to_read) {
    const auto server = counted();
    server->read([&](Connection& c) {
        EXPECT_EQ(number_in(c), 2);
        std::thread([&] { server->restore_from(backup_, folder_.file("before.sqlite")); }).join();
        EXPECT_EQ(number_in(c), 2);
    });
    EXPECT_EQ(number(*server), 1);
}

TEST_F(Restore, makes_kept_reads_be_forgotten) {
    const auto server = counted();
    const auto kept = [&] { return *server->read_kept<std::int64_t>("number", number_in); };
    EXPECT_EQ(kept(), 2);
    server->restore_from(backup_, folder_.file("before.sqlite"));
    EXPECT_EQ(kept(), 1);
}

TEST_F(Restore, refuses_the_rest_of_a_request_that_began_before_it) {
    const auto server = counted();
    {
        const OneState request(*server);
        EXPECT_EQ(number(*server), 2);
        std::thread([&] { server->restore_from(backup_, folder_.file("before.sqlite")); }).join();
        EXPECT_THROW(number(*server), Error);
        EXPECT_THROW(count_up(*server), Error);
    }
    EXPECT_EQ(number(*server), 1);
    const OneState request(*server);
    count_up(*server);
    EXPECT_EQ(number(*server), 2);
}

TEST_F(Restore, beside_writers_loses_none_that_was_acknowledged_before_and_mixes_none_in_after) {
    const auto server = counted();
    std::atomic<bool> over = false;
    std::atomic<std::int64_t> acknowledged_before = 2;
    std::vector<std::thread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([&] {
            while (!over) {
                const OneState request(*server);
                const bool is_before = server->restores() == 0;
                try {
                    count_up(*server);
                    if (is_before) ++acknowledged_before;
                } catch (const Error& error) {
                    EXPECT_EQ(error.kind, Error::Kind::unavailable) << error.what();
                }
            }
        });
    while (acknowledged_before < 50) std::this_thread::yield();
    server->restore_from(backup_, folder_.file("before.sqlite"));
    over = true;
    for (auto& writer : writers) writer.join();
    EXPECT_EQ(number_of(folder_.file("before.sqlite")), acknowledged_before);
}

TEST_F(Restore, that_fails_leaves_the_state_and_no_copy_of_it) {
    const auto server = counted();
    std::ofstream(folder_.file("letter.txt")) << "Dear town,";
    EXPECT_THROW(server->restore_from(folder_.file("letter.txt"), folder_.file("before.sqlite")), Error);
    EXPECT_FALSE(fs::exists(folder_.file("before.sqlite")));
    EXPECT_FALSE(server->is_broken());
    count_up(*server);
    EXPECT_EQ(number(*server), 3);
}

TEST_F(Restore, that_was_offered_by_a_command_which_ended_is_not_taken_in) {
    const auto server = counted();
    copy_to(Handover(file_).offered);
    const auto answer = take_in_offered(*server, file_, {});
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->is_restored);
    EXPECT_EQ(number(*server), 2);
    expect_no_leftovers();
    EXPECT_FALSE(take_in_offered(*server, file_, {}));
}

TEST_F(Restore, cut_off_before_its_commit_is_answered_with_no_at_the_next_start) {
    const auto server = counted();
    const Handover files(file_);
    OwnerLock command(files.turn);
    ASSERT_TRUE(command.take(std::chrono::milliseconds(0)));
    for (const auto& left : {files.taken, files.ready}) {
        copy_to(left);
        run_on(left, left == files.ready ? "PRAGMA user_version = 1" : "");
        take_in_offered(*server, file_, {});
        ASSERT_TRUE(files.answered());
        EXPECT_FALSE(files.answered()->is_restored);
        fs::remove(files.answer_file);
        EXPECT_EQ(number(*server), 2);
        expect_no_leftovers();
    }
}

TEST_F(Restore, cut_off_after_its_commit_is_answered_with_yes_at_the_next_start) {
    const auto server = counted();
    const Handover files(file_);
    OwnerLock command(files.turn);
    ASSERT_TRUE(command.take(std::chrono::milliseconds(0)));
    copy_to(files.ready);
    run_on(files.ready, "PRAGMA user_version = 1");
    server->restore_from(files.ready, file_ + ".before-restore");
    take_in_offered(*server, file_, {});
    ASSERT_TRUE(files.answered());
    EXPECT_TRUE(files.answered()->is_restored);
    EXPECT_EQ(number(*server), 1);
}

TEST_F(Restore, of_postgresql_names_its_own_program) {
    try {
        restore_backup({.backup = backup_, .address = "postgresql:///allting", .schemas = {}});
        FAIL() << "restored";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("pg_restore"), std::string::npos);
    }
}

}  // namespace

}  // namespace allting::db
