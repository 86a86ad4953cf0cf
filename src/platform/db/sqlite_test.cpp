// What is true of SQLite only: its settings, its one writer, its backup.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "platform/db/migrations.hpp"
#include "platform/db/test_databases.hpp"

namespace allting::db {

namespace {

class Sqlite : public ::testing::Test {
protected:
    testing::TemporaryFolder folder_;
    std::string file_ = folder_.file("allting.sqlite");

    static std::string text_of(Connection& c, Sql sql) {
        auto rows = c.query(sql);
        return rows.next() ? rows.get<std::string>(0) : "";
    }
    static void count_up(Database& database) {
        database.write([](Transaction& tx) {
            tx.execute_sql("INSERT INTO counters (organisation_id, noun, last_number) VALUES (1, 'n', 1)"
                           " ON CONFLICT (organisation_id, noun) DO UPDATE SET last_number = counters.last_number + 1");
        });
    }
    static std::string last_number(Database& database) {
        return database.read([](Connection& c) { return text_of(c, "SELECT last_number FROM counters"); });
    }
};

TEST_F(Sqlite, the_settings_that_durability_and_secrecy_rest_on_are_in_force) {
    const auto database = open_database("sqlite:" + file_);
    database->write([](Transaction& tx) {
        EXPECT_EQ(text_of(tx, "PRAGMA journal_mode"), "wal");
        EXPECT_EQ(text_of(tx, "PRAGMA synchronous"), "2");
        EXPECT_EQ(text_of(tx, "PRAGMA foreign_keys"), "1");
        EXPECT_EQ(text_of(tx, "PRAGMA secure_delete"), "1");
    });
    database->read([](Connection& c) {
        EXPECT_EQ(text_of(c, "PRAGMA wal_autocheckpoint"), "0");
        EXPECT_EQ(text_of(c, "PRAGMA query_only"), "1");
    });
}

TEST_F(Sqlite, only_its_owner_may_read_the_file) {
    const auto database = open_database(file_);
    for (const char* part : {"", "-wal", "-shm"}) {
        struct stat found {};
        ASSERT_EQ(::stat((file_ + part).c_str(), &found), 0) << part;
        EXPECT_EQ(found.st_mode & 0777, 0600u) << part;
    }
}

TEST_F(Sqlite, a_reader_cannot_write) {
    const auto database = open_database(file_);
    EXPECT_THROW(database->read([](Connection& c) { c.query("CREATE TABLE t (a BIGINT)"); }), Error);
}

TEST_F(Sqlite, a_second_program_reads_and_backs_up_but_does_not_write) {
    const auto server = open_database(file_);
    migrate(*server, {});
    count_up(*server);
    const auto second = open_database(file_);
    EXPECT_EQ(last_number(*second), "1");
    second->backup_to(folder_.file("copy.sqlite"));
    EXPECT_THROW(count_up(*second), Error);
}

TEST_F(Sqlite, a_second_program_writes_when_the_first_has_ended) {
    auto server = open_database(file_);
    migrate(*server, {});
    const auto second = open_database(file_);
    server.reset();
    count_up(*second);
    EXPECT_EQ(last_number(*second), "1");
}

TEST_F(Sqlite, a_backup_is_one_whole_file_and_replaces_none) {
    const auto database = open_database(file_);
    migrate(*database, {});
    count_up(*database);
    database->backup_to(folder_.file("backup.sqlite"));
    count_up(*database);
    EXPECT_THROW(database->backup_to(folder_.file("backup.sqlite")), Error);
    EXPECT_FALSE(std::filesystem::exists(folder_.file("backup.sqlite-wal")));
    EXPECT_EQ(last_number(*open_database(folder_.file("backup.sqlite"))), "1");
}

/// While it lives, no file of this program grows beyond a size: the disk "fails" there.
class FailingDisk {
public:
    explicit FailingDisk(rlim_t bytes_max) {
        old_signal_ = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &old_limit_);
        const rlimit limit{bytes_max, old_limit_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FailingDisk() {
        ::setrlimit(RLIMIT_FSIZE, &old_limit_);
        std::signal(SIGXFSZ, old_signal_);
    }

private:
    rlimit old_limit_{};
    void (*old_signal_)(int) = nullptr;
};

TEST_F(Sqlite, after_the_disk_failed_once_nothing_more_is_accepted) {
    {
        const auto database = open_database(file_);
        migrate(*database, {});
        count_up(*database);
        std::atomic<int> told = 0;
        database->when_broken([&] { ++told; });
        EXPECT_EQ(told, 0);
        {
            const FailingDisk failing(256 * 1024);
            const std::string much(1'000'000, 'x');
            try {
                database->write([&](Transaction& tx) {
                    tx.execute_sql("INSERT INTO counters (organisation_id, noun, last_number) VALUES (2, ?, 1)", much);
                });
                ADD_FAILURE() << "stored on a disk that failed";
            } catch (const Error& error) {
                EXPECT_EQ(error.kind, Error::Kind::unavailable);
            }
        }
        EXPECT_TRUE(database->is_broken());
        EXPECT_THROW(count_up(*database), Error);
        EXPECT_EQ(told, 1);
        bool told_late = false;
        database->when_broken([&] { told_late = true; });  // who asks after the failure hears of it too
        EXPECT_TRUE(told_late);
        EXPECT_EQ(last_number(*database), "1");  // reading goes on
    }
    const auto anew = open_database(file_);
    EXPECT_FALSE(anew->is_broken());
    count_up(*anew);
    EXPECT_EQ(last_number(*anew), "2");
}

TEST_F(Sqlite, a_folder_that_cannot_be_made_is_named) {
    std::ofstream(folder_.file("a_file")) << "x";
    try {
        open_database("sqlite:" + folder_.file("a_file") + "/allting.sqlite");
        FAIL() << "opened";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("check that the folder exists"), std::string::npos) << error.what();
    }
}

}  // namespace

}  // namespace allting::db
