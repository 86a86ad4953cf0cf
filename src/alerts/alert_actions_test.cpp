// From a cast to an alert, on both engines: sums are stored, an alert is raised once a day, and nothing of a single vote is kept.
#include "alerts/alert_actions.hpp"

#include <gtest/gtest.h>

#include "people/test_visit.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_alerts();
}  // namespace allting

namespace allting::alerts {
namespace {

constexpr OrganisationId lindvalla{1};
constexpr ProcessId vote{3};

class Watching : public db::testing::DatabaseTest {
protected:
    Watching() : DatabaseTest({embedded_schema_people(), embedded_schema_alerts()}), made_(database()) { (void)people::activity().take(); }

    void cast(int times, const std::string& address, const std::string& marks = {}) {
        made_.request.remote_address = address;
        for (int n = 0; n < times; ++n)
            note_cast(made_.visit(), {.process = vote, .is_first = true, .birth_year = 1980, .marks = marks.empty() ? std::to_string(n) : marks});
    }
    std::vector<Alert> look() {
        const std::vector<ProcessId> open{vote};
        watch(made_.site, lindvalla, open, made_.clock.at);
        return database().read([&](db::Connection& c) { return list_alerts(c, lindvalla, vote); });
    }
    void expect(const WatchSettings& settings) {
        database().write([&](db::Transaction& tx) { store_watch_settings(tx, lindvalla, vote, settings); });
    }
    std::vector<people::Count> counts() {
        return database().read([&](db::Connection& c) { return list_counts(c, lindvalla, vote, made_.clock.at); });
    }

    people::TestSite made_;
};

INSTANTIATE_TEST_SUITE_P(EachEngine, Watching, db::testing::engines(), db::testing::engine_name);

TEST_P(Watching, many_votes_from_one_network_raise_one_alert_a_day) {
    cast(30, "192.0.2.7");
    EXPECT_TRUE(look().empty());
    cast(20, "192.0.2.200");  // the same /24
    ASSERT_EQ(look().size(), 1u);
    cast(5, "192.0.2.8");
    const auto alerts = look();
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].alarm.signal, Signal::network);
    EXPECT_EQ(alerts[0].alarm.subject.find("192"), std::string::npos);
    made_.clock.at = made_.clock.at + days(1);
    cast(50, "192.0.2.7");
    const auto tomorrow = look();
    ASSERT_EQ(tomorrow.size(), 2u);
    EXPECT_NE(tomorrow[0].alarm.subject, tomorrow[1].alarm.subject);  // another key each day
}

TEST_P(Watching, a_network_that_was_named_may_have_its_number) {
    expect({.votes_last_time = {}, .networks = "192.0.2.0/24 400\n2001:db8:1:2::/64 10\n"});
    cast(300, "192.0.2.7");
    EXPECT_TRUE(look().empty());
    cast(21, "2001:db8:1:2:aaaa::1");
    EXPECT_EQ(look().size(), 1u);
}

TEST_P(Watching, ballots_alike_are_counted_and_forgotten) {
    expect({.votes_last_time = {}, .networks = "198.51.100.0/24 400"});
    cast(60, "198.51.100.9", "12,45:3");
    const auto alerts = look();
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].alarm.signal, Signal::alike);
    for (const people::Count& count : counts())
        EXPECT_TRUE(count.signal == signals::network || count.signal == signals::age || count.subject.empty()) << count.signal;
}

TEST_P(Watching, networks_are_forgotten_after_a_week) {
    cast(30, "192.0.2.7");
    (void)look();
    const auto networks = [&] {
        return database().read([&](db::Connection& c) {
            constexpr db::Sql count_networks = "SELECT COUNT(*) FROM activity_counts WHERE organisation_id = ? AND signal = 'network'";
            auto rows = c.query(count_networks, lindvalla);
            return rows.next() ? rows.get<std::int64_t>(0) : -1;
        });
    };
    EXPECT_EQ(networks(), 1);
    made_.clock.at = made_.clock.at + days(8);
    cast(1, "203.0.113.1");
    (void)look();
    EXPECT_EQ(networks(), 1);  // the new one alone
}

TEST_P(Watching, an_alert_is_marked_as_seen_with_what_was_found) {
    cast(50, "192.0.2.7");
    ASSERT_EQ(look().size(), 1u);
    const people::Visitor watcher{.organisation = lindvalla, .person = PersonId{9}};
    const auto see = [&](std::int64_t number) {
        return database().write([&](db::Transaction& tx) { return see_alert(tx, watcher, vote, number, "Biblioteket.", made_.clock.at); });
    };
    EXPECT_TRUE(see(1).ok());
    EXPECT_EQ(see(2).error().code, "no_such_alert");
    EXPECT_EQ(look()[0].comment, "Biblioteket.");
}

TEST_P(Watching, what_is_no_network_is_refused) {
    const auto set = [&](const std::string& networks) {
        return database().write([&](db::Transaction& tx) { return set_watch_settings(tx, {}, vote, {.votes_last_time = {}, .networks = networks}); });
    };
    EXPECT_TRUE(set("192.0.2.0/24 40\n\n").ok());
    for (const char* wrong : {"the library 40", "192.0.2.0/24", "192.0.2.0/24 many", "192.0.2.0/24 -3"}) EXPECT_FALSE(set(wrong).ok()) << wrong;
}

TEST(Networks, are_a_24_or_a_64) {
    EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.0/24");
    EXPECT_EQ(network_of("::ffff:192.0.2.7"), "192.0.2.0/24");
    EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    EXPECT_EQ(network_of("nowhere"), "");
}



}  // namespace
}  // namespace allting::alerts
