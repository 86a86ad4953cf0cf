// The contract of Database, the same on both engines.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "platform/db/test_databases.hpp"

namespace allting::db {

namespace {

constexpr std::string_view things_sql = R"(
-- things, for the tests; a blob in a comment stays a blob
CREATE TABLE things (
    organisation_id BIGINT NOT NULL,
    name   TEXT   NOT NULL,
    amount BIGINT,
    ratio  DOUBLE PRECISION,
    bytes  blob,
    small  SMALLINT NOT NULL DEFAULT 0 CHECK (small IN (0, 1)),
    PRIMARY KEY (organisation_id, name)
) WITHOUT ROWID;
CREATE TABLE parts (
    organisation_id BIGINT NOT NULL,
    thing TEXT NOT NULL,
    FOREIGN KEY (organisation_id, thing) REFERENCES things (organisation_id, name)
);
)";
constexpr EmbeddedFile things_schema[] = {{"9000_things.sql", things_sql}};

constexpr OrganisationId lindvalla{1};

class DatabaseContract : public testing::DatabaseTest {
protected:
    DatabaseContract() : DatabaseTest({things_schema}) {}

    void add(std::string_view name, std::int64_t amount = 0) {
        database().write([&](Transaction& tx) { add_in(tx, name, amount); });
    }
    static void add_in(Transaction& tx, std::string_view name, std::int64_t amount = 0) {
        tx.execute_sql("INSERT INTO things (organisation_id, name, amount) VALUES (?, ?, ?)", lindvalla, name, amount);
    }
    static std::int64_t count_in(Connection& c) {
        auto rows = c.query("SELECT COUNT(*) FROM things");
        rows.next();
        return rows.get<std::int64_t>(0);
    }
    std::int64_t count() { return database().read(count_in); }

    template <class F> Error::Kind kind_of(F&& write) {
        try {
            database().write(write);
        } catch (const Error& error) {
            return error.kind;
        }
        ADD_FAILURE() << "nothing was refused";
        return Error::Kind::other;
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, DatabaseContract, testing::engines(), testing::engine_name);

TEST_P(DatabaseContract, a_row_comes_back_as_it_was_given) {
    const std::string bytes("\x00\xff'\\x\n\x80?", 8);
    database().write([&](Transaction& tx) {
        tx.execute_sql("INSERT INTO things (organisation_id, name, amount, ratio, bytes, small) VALUES (?, ?, ?, ?, ?, ?)",
                       lindvalla, "Bänk vid ån ?", Money{-1'250'000'00}, 0.1, Value::blob(bytes), true);
    });
    database().read([&](Connection& c) {
        auto rows = c.query("SELECT organisation_id, name, amount, ratio, bytes, small FROM things WHERE bytes = ?",
                            Value::blob(bytes));
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.get<OrganisationId>(0), lindvalla);
        EXPECT_EQ(rows.get<std::string>(1), "Bänk vid ån ?");
        EXPECT_EQ(rows.get<Money>(2), Money{-1'250'000'00});
        EXPECT_EQ(rows.get<double>(3), 0.1);
        EXPECT_EQ(rows.get<std::string>(4), bytes);
        EXPECT_TRUE(rows.get<bool>(5));
        EXPECT_FALSE(rows.next());
    });
}

TEST_P(DatabaseContract, null_and_empty_are_not_the_same) {
    database().write([&](Transaction& tx) {
        tx.execute_sql("INSERT INTO things (organisation_id, name, amount, bytes) VALUES (?, ?, ?, ?)", lindvalla, "",
                       std::optional<std::int64_t>(), Value::blob(""));
    });
    database().read([](Connection& c) {
        auto rows = c.query("SELECT name, amount, bytes, ratio FROM things");
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.get<std::optional<std::string>>(0), "");
        EXPECT_EQ(rows.get<std::optional<std::int64_t>>(1), std::nullopt);
        EXPECT_EQ(rows.get<std::optional<std::string>>(2), "");
        EXPECT_EQ(rows.get<std::optional<double>>(3), std::nullopt);
    });
}

TEST_P(DatabaseContract, big_blobs_and_big_numbers_survive) {
    std::string bytes;
    for (int i = 0; i < 100'000; ++i) bytes.push_back(static_cast<char>(i * 7));
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    database().write([&](Transaction& tx) {
        tx.execute_sql("INSERT INTO things (organisation_id, name, amount, bytes) VALUES (?, ?, ?, ?)", lindvalla, "big",
                       most, Value::blob(bytes));
    });
    database().read([&](Connection& c) {
        auto rows = c.query("SELECT amount, bytes FROM things");
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.get<std::int64_t>(0), most);
        EXPECT_EQ(rows.get<std::string>(1), bytes);
    });
}

TEST_P(DatabaseContract, a_refused_result_stores_nothing) {
    const auto result = database().write([](Transaction& tx) -> Result<int> {
        add_in(tx, "bench");
        return refuse(ErrorKind::conflict, "closed", "test.closed");
    });
    EXPECT_FALSE(result.ok());
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseContract, an_exception_stores_nothing_and_reaches_the_caller) {
    EXPECT_THROW(database().write([](Transaction& tx) {
        add_in(tx, "bench");
        throw std::runtime_error("broken");
    }), std::runtime_error);
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseContract, a_good_result_is_stored_and_returned) {
    const auto result = database().write([](Transaction& tx) -> Result<std::string> {
        add_in(tx, "bench");
        return std::string("made");
    });
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result.value(), "made");
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseContract, violations_have_their_kind) {
    add("bench");
    EXPECT_EQ(kind_of([](Transaction& tx) { add_in(tx, "bench"); }), Error::Kind::unique_violation);
    EXPECT_EQ(kind_of([](Transaction& tx) {
        tx.execute_sql("INSERT INTO parts (organisation_id, thing) VALUES (?, ?)", lindvalla, "none such");
    }), Error::Kind::foreign_key_violation);
    EXPECT_EQ(kind_of([](Transaction& tx) {
        tx.execute_sql("INSERT INTO things (organisation_id, name, small) VALUES (1, 'x', 2)");
    }), Error::Kind::check_violation);
    EXPECT_EQ(kind_of([](Transaction& tx) {
        tx.execute_sql("INSERT INTO things (organisation_id, name) VALUES (1, ?)", nullptr);
    }), Error::Kind::check_violation);
    EXPECT_EQ(kind_of([](Transaction& tx) { tx.execute_sql("INSERT INTO nowhere VALUES (1)"); }), Error::Kind::other);
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseContract, after_a_failed_statement_only_giving_up_is_left) {
    add("bench");
    EXPECT_EQ(kind_of([](Transaction& tx) {
        EXPECT_THROW(add_in(tx, "bench"), Error);
        EXPECT_THROW(add_in(tx, "swing"), Error);
    }), Error::Kind::other);
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseContract, a_refusal_after_a_violation_is_a_result) {
    add("bench");
    const auto result = database().write([](Transaction& tx) -> Result<void> {
        try {
            add_in(tx, "bench");
        } catch (const Error& error) {
            if (!error.is_unique_violation()) throw;
            return refuse(ErrorKind::conflict, "taken", "test.taken");
        }
        return {};
    });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, "taken");
}

TEST_P(DatabaseContract, a_read_sees_one_state_from_its_first_look_to_its_end) {
    add("bench");
    database().read([&](Connection& c) {
        EXPECT_EQ(count_in(c), 1);
        std::thread([&] { add("swing"); }).join();
        EXPECT_EQ(count_in(c), 1);
    });
    EXPECT_EQ(count(), 2);
}

TEST_P(DatabaseContract, a_write_is_seen_by_the_next_read_of_anyone) {
    for (int i = 0; i < 20; ++i) {
        add("thing " + std::to_string(i));
        std::thread([&] { EXPECT_EQ(count(), i + 1); }).join();
    }
}

TEST_P(DatabaseContract, execute_tells_how_many_rows_changed) {
    add("bench", 1);
    add("swing", 2);
    database().write([](Transaction& tx) {
        EXPECT_EQ(tx.execute_sql("UPDATE things SET amount = amount + 1"), 2);
        EXPECT_EQ(tx.execute_sql("UPDATE things SET amount = 9 WHERE name = ?", "swing"), 1);
        EXPECT_EQ(tx.execute_sql("UPDATE things SET amount = 9 WHERE name = ?", "none such"), 0);
        EXPECT_EQ(tx.execute_sql("SELECT name FROM things"), 0);
        EXPECT_EQ(tx.execute_sql("INSERT INTO things (organisation_id, name) VALUES (1, 'bench')"
                                 " ON CONFLICT (organisation_id, name) DO NOTHING"), 0);
        EXPECT_EQ(tx.execute_sql("DELETE FROM things"), 2);
    });
}

TEST_P(DatabaseContract, returning_has_happened_even_if_nobody_reads_the_rows) {
    database().write([](Transaction& tx) {
        tx.query("INSERT INTO things (organisation_id, name) VALUES (1, 'bench') RETURNING name");
    });
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseContract, one_statement_may_run_inside_its_own_rows) {
    for (const char* name : {"a", "b", "c"}) add(name);
    database().read([](Connection& c) {
        const auto names = [&] { return c.query("SELECT name FROM things ORDER BY name"); };
        std::string seen;
        for (auto outer = names(); outer.next();) {
            seen += outer.get<std::string>(0);
            for (auto inner = names(); inner.next();) seen += inner.get<std::string_view>(0);
        }
        EXPECT_EQ(seen, "aabcbabccabc");
    });
}

TEST_P(DatabaseContract, a_kept_statement_forgets_its_last_arguments) {
    database().read([](Connection& c) {
        for (int i = 0; i < 300; ++i) {
            auto rows = c.query("SELECT CAST(? AS BIGINT), CAST(? AS TEXT)", i, "word " + std::to_string(i));
            ASSERT_TRUE(rows.next());
            EXPECT_EQ(rows.get<int>(0), i);
            EXPECT_EQ(rows.get<std::string>(1), "word " + std::to_string(i));
        }
    });
}

TEST_P(DatabaseContract, like_tells_capitals_apart) {
    add("Bench");
    database().read([](Connection& c) {
        EXPECT_FALSE(c.query("SELECT 1 FROM things WHERE name LIKE 'b%'").next());
        EXPECT_TRUE(c.query("SELECT 1 FROM things WHERE name LIKE ?", "B%").next());
    });
}

TEST_P(DatabaseContract, truth_is_one_and_zero) {
    database().read([](Connection& c) {
        auto rows = c.query("SELECT 1 = 1, 1 = 2");
        ASSERT_TRUE(rows.next());
        EXPECT_TRUE(rows.get<bool>(0));
        EXPECT_FALSE(rows.get<bool>(1));
    });
}

TEST_P(DatabaseContract, a_text_with_a_zero_byte_is_refused) {
    EXPECT_THROW(add(std::string_view("a\0b", 3)), Error);
}

TEST_P(DatabaseContract, a_call_inside_a_call_is_our_mistake) {
    EXPECT_THROW(database().read([&](Connection&) { count(); }), BrokenInvariant);
    EXPECT_THROW(database().write([&](Transaction&) { count(); }), BrokenInvariant);
    EXPECT_THROW(database().write([&](Transaction&) { add("x"); }), BrokenInvariant);
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseContract, many_threads_write_and_each_keeps_its_own_fate) {
    constexpr int threads = 64, jobs_each = 10;
    std::atomic<int> stored = 0, refused = 0, thrown = 0;
    std::vector<std::thread> crowd;
    for (int t = 0; t < threads; ++t)
        crowd.emplace_back([&, t] {
            for (int j = 0; j < jobs_each; ++j) {
                const std::string name = "thing " + std::to_string(t) + "/" + std::to_string(j);
                try {
                    const auto result = database().write([&](Transaction& tx) -> Result<std::int64_t> {
                        add_in(tx, name);
                        if (j % 5 == 3) return refuse(ErrorKind::conflict, "no", "test.no");
                        if (j % 5 == 4) throw std::runtime_error("broken");
                        return 1;
                    });
                    ++(result.ok() ? stored : refused);
                } catch (const std::runtime_error&) {
                    ++thrown;
                }
            }
        });
    for (auto& thread : crowd) thread.join();
    EXPECT_EQ(stored, threads * jobs_each * 3 / 5);
    EXPECT_EQ(refused, threads * jobs_each / 5);
    EXPECT_EQ(thrown, threads * jobs_each / 5);
    EXPECT_EQ(count(), stored);
}

TEST_P(DatabaseContract, one_of_many_who_want_the_same_thing_gets_it) {
    constexpr int threads = 64;
    std::atomic<int> won = 0, lost = 0;
    std::vector<std::thread> crowd;
    for (int t = 0; t < threads; ++t)
        crowd.emplace_back([&] {
            const auto changed = database().write([](Transaction& tx) {
                return tx.execute_sql("INSERT INTO things (organisation_id, name) VALUES (1, 'the only one')"
                                      " ON CONFLICT (organisation_id, name) DO NOTHING");
            });
            ++(changed == 1 ? won : lost);
        });
    for (auto& thread : crowd) thread.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, threads - 1);
}

TEST_P(DatabaseContract, a_number_read_and_written_back_by_many_loses_no_step) {
    add("counter", 0);
    constexpr int threads = 16, steps = 5;
    std::vector<std::thread> crowd;
    for (int t = 0; t < threads; ++t)
        crowd.emplace_back([&] {
            for (int i = 0; i < steps; ++i)
                database().write([](Transaction& tx) {
                    auto rows = tx.query("SELECT amount FROM things WHERE name = 'counter'");
                    rows.next();
                    tx.execute_sql("UPDATE things SET amount = ? WHERE name = 'counter'", rows.get<std::int64_t>(0) + 1);
                });
        });
    for (auto& thread : crowd) thread.join();
    database().read([&](Connection& c) {
        auto rows = c.query("SELECT amount FROM things");
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.get<int>(0), threads * steps);
    });
}

}  // namespace

}  // namespace allting::db
