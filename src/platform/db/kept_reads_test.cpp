// Reads that are kept until something is written: nobody who was told of a write is shown a state without it.
#include <thread>
#include <vector>

#include "platform/db/counter.hpp"
#include "platform/db/test_databases.hpp"

namespace allting::db {

namespace {

constexpr OrganisationId lindvalla{1};

class KeptRead : public testing::DatabaseTest {
protected:
    void count_up() {
        database().write([](Transaction& tx) { take_number(tx, lindvalla, "thing"); });
    }
    std::int64_t kept() { return *kept_pointer(); }
    std::shared_ptr<const std::int64_t> kept_pointer() {
        return database().read_kept<std::int64_t>("number", [](Connection& c) {
            auto rows = c.query("SELECT last_number FROM counters WHERE noun = 'thing'");
            return rows.next() ? rows.get<std::int64_t>(0) : 0;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, KeptRead, testing::engines(), testing::engine_name);

TEST_P(KeptRead, sees_every_write_that_was_acknowledged) {
    EXPECT_EQ(kept(), 0);
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 4; ++writer)
        writers.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
                const std::int64_t before = kept();
                count_up();
                EXPECT_GT(kept(), before);
            }
        });
    for (std::thread& writer : writers) writer.join();
    EXPECT_EQ(kept(), 80);
}

TEST_P(KeptRead, stays_when_a_write_says_that_it_leaves_what_is_kept) {
    count_up();
    const auto first = kept_pointer();
    database().write([](Transaction& tx) {
        tx.leave_kept();
        tx.execute_sql("INSERT INTO counters (organisation_id, noun, last_number) VALUES (1, 'other', 1)");
    });
    EXPECT_EQ(database().find_kept<std::int64_t>("number"), on_postgresql() ? nullptr : first);
    count_up();
    EXPECT_EQ(database().find_kept<std::int64_t>("number"), nullptr);
    EXPECT_EQ(kept(), 2);
}

TEST_P(KeptRead, outlives_being_forgotten) {
    const auto first = kept_pointer();
    count_up();
    EXPECT_EQ(kept(), 1);
    EXPECT_EQ(*first, 0);
}

TEST_P(KeptRead, asks_the_database_once_until_something_is_written_where_nobody_else_writes) {
    count_up();
    int asked = 0;
    const auto ask = [&] { return *database().read_kept<int>("asked", [&](Connection&) { return ++asked; }); };
    ask();
    ask();
    EXPECT_EQ(asked, on_postgresql() ? 2 : 1);
    count_up();
    ask();
    ask();
    EXPECT_EQ(asked, on_postgresql() ? 4 : 2);
}

}  // namespace

}  // namespace allting::db
