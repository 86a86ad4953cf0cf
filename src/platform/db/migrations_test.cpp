#include "platform/db/migrations.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "platform/db/schema_dialect.hpp"
#include "platform/db/test_databases.hpp"

namespace allting::db {

namespace {

constexpr EmbeddedFile first{"9001_first.sql", "CREATE TABLE first (a BIGINT); CREATE TABLE other (a blob);"};
constexpr EmbeddedFile second{"9002_second.sql", "ALTER TABLE first ADD COLUMN b TEXT; -- ;\n"};
constexpr EmbeddedFile faulty{"9003_faulty.sql", "CREATE TABLE third (a BIGINT); CREATE TABLE first (a BIGINT);"};

using Names = std::vector<std::string>;

class Migrations : public ::testing::TestWithParam<std::string> {
protected:
    testing::EmptyPlace place_{GetParam()};

    std::unique_ptr<Database> opened() { return open_database(place_.address()); }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Migrations, testing::engines(), testing::engine_name);

TEST_P(Migrations, are_applied_in_order_of_number_and_once) {
    const auto database = opened();
    const EmbeddedFile one[] = {first}, two[] = {second};
    EXPECT_EQ(migrate(*database, {two, one}), (Names{"0001_counters.sql", "9001_first.sql", "9002_second.sql"}));
    EXPECT_EQ(migrate(*database, {two, one}), Names{});
    database->write([](Transaction& tx) { tx.execute_sql("INSERT INTO first (a, b) VALUES (1, 'x')"); });
}

TEST_P(Migrations, go_on_from_where_the_database_is) {
    const EmbeddedFile old[] = {first}, current[] = {first, second};
    migrate(*opened(), {old});
    EXPECT_EQ(migrate(*opened(), {current}), Names{"9002_second.sql"});
}

TEST_P(Migrations, a_faulty_one_leaves_no_trace) {
    const auto database = opened();
    const EmbeddedFile files[] = {first, faulty};
    EXPECT_THROW(migrate(*database, {files}), Error);
    EXPECT_THROW(database->read([](Connection& c) { c.query("SELECT a FROM third"); }), Error);
    EXPECT_TRUE(database->read([](Connection& c) { return c.query("SELECT name FROM schema_migrations").next(); }));
}

TEST_P(Migrations, a_database_from_a_newer_program_is_refused) {
    const EmbeddedFile newer[] = {first, second}, older[] = {first};
    migrate(*opened(), {newer});
    try {
        migrate(*opened(), {older});
        FAIL() << "an older program accepted it";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("newer Allting"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("9002_second.sql"), std::string::npos);
    }
}

TEST_P(Migrations, several_servers_may_start_at_once) {
    const auto database = opened();
    const EmbeddedFile files[] = {first, second};
    std::vector<std::thread> servers;
    std::atomic<std::size_t> applied = 0;
    for (int i = 0; i < 4; ++i)
        servers.emplace_back([&] { applied += migrate(*database, {files}).size(); });
    for (auto& server : servers) server.join();
    EXPECT_EQ(applied, 3u);
}

TEST(SchemaDialect, only_the_words_that_differ_are_changed) {
    EXPECT_EQ(schema_for_postgresql("CREATE TABLE t (a BLOB, blob_count BIGINT) without rowid; -- a blob\n"),
              "CREATE TABLE t (a bytea, blob_count BIGINT) ; -- a blob\n");
    EXPECT_EQ(schema_for_postgresql("DEFAULT 'a blob' \"blob\""), "DEFAULT 'a blob' \"blob\"");
}

TEST(SchemaDialect, placeholders_outside_quotes_get_numbers) {
    EXPECT_EQ(numbered_placeholders("SELECT ?, '?', \"a?\" WHERE b = ? -- ?\n AND c = ?"),
              "SELECT $1, '?', \"a?\" WHERE b = $2 -- ?\n AND c = $3");
    EXPECT_EQ(numbered_placeholders("'it''s ?' || ?"), "'it''s ?' || $1");
}

}  // namespace

}  // namespace allting::db
