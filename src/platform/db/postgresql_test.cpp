// What is true of PostgreSQL only: connections that die, and durability that is demanded.
#include <gtest/gtest.h>

#include "platform/db/test_databases.hpp"

namespace allting::db {

namespace {

class Postgresql : public testing::DatabaseTest {
protected:
    void SetUp() override {
        if (!on_postgresql()) GTEST_SKIP() << "PostgreSQL only";
    }
    static void kill_connection(Connection& c) { c.query("SELECT pg_terminate_backend(pg_backend_pid())"); }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Postgresql, testing::engines(), testing::engine_name);

TEST_P(Postgresql, a_read_whose_connection_dies_is_asked_again) {
    int asked = 0;
    database().read([&](Connection& c) {
        if (++asked == 1) kill_connection(c);
    });
    EXPECT_EQ(asked, 2);
}

TEST_P(Postgresql, a_write_whose_connection_dies_before_the_commit_happens_once) {
    int asked = 0;
    database().write([&](Transaction& tx) {
        tx.execute_sql("INSERT INTO counters (organisation_id, noun, last_number) VALUES (1, 'n', 1)");
        if (++asked == 1) kill_connection(tx);
    });
    EXPECT_EQ(asked, 2);
    database().read([](Connection& c) {
        auto rows = c.query("SELECT COUNT(*) FROM counters");
        rows.next();
        EXPECT_EQ(rows.get<int>(0), 1);
    });
}

TEST_P(Postgresql, reading_cannot_write) {
    EXPECT_THROW(database().read([](Connection& c) { c.query("DELETE FROM counters"); }), Error);
}

TEST_P(Postgresql, a_server_that_is_not_there_is_unavailable) {
    try {
        open_database("postgresql://nobody@/none?host=/none/such/folder");
        FAIL() << "opened";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, Error::Kind::unavailable);
    }
}

TEST_P(Postgresql, a_server_that_may_forget_is_refused) {
    const std::string forgetful = address() + "%20-callting.may_lose_data%3Doff%20-csynchronous_commit%3Doff";
    EXPECT_THROW(open_database(forgetful), Error);
}

TEST_P(Postgresql, a_backup_and_a_restore_name_the_tools_that_make_them) {
    try {
        database().backup_to("never.sqlite");
        FAIL() << "made";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("pg_dump"), std::string::npos);
    }
    try {
        database().restore_from("never.sqlite", "before.sqlite");
        FAIL() << "restored";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("pg_restore"), std::string::npos);
    }
}

}  // namespace

}  // namespace allting::db
