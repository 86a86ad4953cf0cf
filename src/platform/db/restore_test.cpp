// A backup comes back into a folder that nobody uses.
#include "platform/db/restore_example_test.hpp"

namespace allting::db {

namespace {

using namespace testing;

using Restore = RestoreTest;

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

TEST_F(Restore, of_an_older_schema_is_brought_up_to_date_before_it_is_seen) {
    counted({older}).reset();
    const auto server = open_database(file_);
    migrate(*server, {newer});
    const Looking looking(*server, file_, {newer});
    restore(backup_, {newer});
    server->write([](Transaction& tx) { tx.execute_sql("INSERT INTO first (a, b) VALUES (1, 'x')"); });
    EXPECT_EQ(number(*server), 1);
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
