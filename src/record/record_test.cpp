#include "record/record.hpp"

#include "platform/db/test_databases.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_record();
}

namespace allting::record {
namespace {

constexpr OrganisationId home{1}, other{2};
constexpr Instant noon{1'000'000};

class Record : public db::testing::DatabaseTest {
protected:
    Record() : DatabaseTest({embedded_schema_record()}) {
        database().write([](db::Transaction& tx) {
            append(tx, home, noon, {"process_published", "facilitator", "process", 1, {{"title", "Vår park"}}});
            append(tx, home, noon, {"proposal_submitted", "resident", "proposal", 7});
            append(tx, other, noon, {"process_published", "facilitator", "process", 1});
            append(tx, home, noon, {"proposal_accepted", "official", "proposal", 7, {{"cost", kronor(1'000)}}});
        });
    }
    std::optional<std::int64_t> broken_at() {
        return database().read([](db::Connection& c) { return find_break(c, home); });
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Record, db::testing::engines(), db::testing::engine_name);

TEST_P(Record, numbers_entries_without_holes_in_each_organisation) {
    const auto entries = database().read([](db::Connection& c) { return list_entries(c, home, 10); });
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0].sequence, 3);
    EXPECT_EQ(entries[0].facts, R"({"cost":"1000"})");
    EXPECT_EQ(entries[2].sequence, 1);
    EXPECT_EQ(database().read([](db::Connection& c) { return list_entries(c, home, 10, 3); }).size(), 2u);
    EXPECT_EQ(database().read([](db::Connection& c) { return list_entries_of(c, home, "proposal", 7); }).size(), 2u);
    EXPECT_EQ(database().read([](db::Connection& c) { return list_entries(c, other, 10); }).size(), 1u);
}

TEST_P(Record, a_whole_chain_has_no_break) { EXPECT_FALSE(broken_at()); }

TEST_P(Record, an_entry_that_was_changed_shows) {
    database().write([](db::Transaction& tx) { tx.execute_sql("UPDATE record_entries SET facts = '{}' WHERE organisation_id = ? AND sequence = 1", home); });
    EXPECT_EQ(broken_at(), 1);
}

TEST_P(Record, an_entry_that_was_taken_away_shows_also_at_the_end) {
    database().write([](db::Transaction& tx) { tx.execute_sql("DELETE FROM record_entries WHERE organisation_id = ? AND sequence = 3", home); });
    EXPECT_EQ(broken_at(), 3);
    database().write([](db::Transaction& tx) { tx.execute_sql("DELETE FROM record_entries WHERE organisation_id = ? AND sequence = 1", home); });
    EXPECT_EQ(broken_at(), 1);
}

TEST_P(Record, a_part_of_the_chain_is_checked_against_the_entry_before_it) {
    const auto broken_within = [&](std::int64_t first, std::int64_t last) {
        return database().read([&](db::Connection& c) { return find_break_within(c, home, first, last); });
    };
    EXPECT_FALSE(broken_within(2, 3));
    EXPECT_EQ(broken_within(2, 4), 4);
    database().write([](db::Transaction& tx) { tx.execute_sql("UPDATE record_entries SET kind = 'x' WHERE organisation_id = ? AND sequence = 2", home); });
    EXPECT_EQ(broken_within(2, 3), 2);
    EXPECT_FALSE(broken_within(3, 3));
}

TEST_P(Record, what_is_rolled_back_was_never_recorded) {
    const auto refused = database().write([](db::Transaction& tx) -> Result<void> {
        append(tx, home, noon, {"x", "resident", "proposal", 1});
        return refuse(ErrorKind::conflict, "x", "x");
    });
    EXPECT_FALSE(refused.ok());
    EXPECT_EQ(database().read([](db::Connection& c) { return list_entries(c, home, 10); }).size(), 3u);
    EXPECT_FALSE(broken_at());
}

}  // namespace
}  // namespace allting::record
