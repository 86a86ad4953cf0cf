// From a cast to an alert, on both engines: sums are stored, an alert is raised once a day, and nothing of a single vote is kept.
#include "alerts/alert_actions.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "electorate/code_store.hpp"
#include "electorate/register_store.hpp"
#include "people/test_visit.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_electorate();
std::span<const EmbeddedFile> embedded_schema_alerts();
}  // namespace allting

namespace allting::alerts {
namespace {

constexpr OrganisationId lindvalla{1};
constexpr ProcessId vote{3};

class Watching : public db::testing::DatabaseTest {
protected:
    Watching() : DatabaseTest({embedded_schema_people(), embedded_schema_electorate(), embedded_schema_alerts()}), made_(database()) {
        // The program's one memory of the latest ballots, filled with others.
        for (int n = 0; n < 64; ++n) people::activity().see_ballot(lindvalla, vote, "before " + std::to_string(n), made_.clock.at);
        (void)people::activity().take();
    }


    void cast(int times, const std::string& address, const std::string& marks = {}) {
        made_.request.remote_address = address;
        for (int n = 0; n < times; ++n)
            note_cast(made_.visit(), {.process = vote, .is_first = true, .birth_year = 1980, .marks = marks.empty() ? std::to_string(n) : marks});
    }
    std::vector<Alert> look() {
        const std::vector<Watched> watched{{.process = vote, .is_open = is_open_}};
        watch(made_.site, lindvalla, watched, made_.clock.at);
        return database().read([&](db::Connection& c) { return list_alerts(c, lindvalla, vote); });
    }
    void expect(const WatchSettings& settings) {
        database().write([&](db::Transaction& tx) { store_watch_settings(tx, lindvalla, vote, settings); });
    }
    std::vector<people::Count> counts() {
        return database().read([&](db::Connection& c) { return list_counts(c, lindvalla, vote, made_.clock.at); });
    }

    /// Voters `first` to `last` on the register, born the same year in the same area, with letters of one print run.
    struct Group {
        std::int64_t first = 1, last = 1;
        int birth_year = 1980;
        AreaId area = AreaId{1};
        std::int64_t run = 1;
        bool is_protected = false;
    };
    void enter(const Group& group) {
        database().write([&](db::Transaction& tx) {
            if (!electorate::find_register(tx, lindvalla, vote)) electorate::store_register(tx, lindvalla, vote, {});
            const electorate::PrintRun run{.id = group.run, .made_by = PersonId{1}, .made_at = made_.clock.at, .parts = 1};
            if (!electorate::find_print_run(tx, lindvalla, vote, run.id)) electorate::insert_print_run(tx, lindvalla, vote, run);
            for (std::int64_t n = group.first; n <= group.last; ++n) {
                const std::string name = "voter " + std::to_string(n);
                electorate::insert_entry(tx, lindvalla, vote, {.voter = VoterId{n}, .match_hash = name, .name = name, .area = group.area,
                                                               .birth_year = group.birth_year, .protected_identity = group.is_protected}, 1);
                electorate::store_code(tx, lindvalla, vote, VoterId{n}, name, run);
            }
        });
    }
    /// Each from a network of their own, with a ballot of their own.
    void cast_by_letter(std::int64_t first, std::int64_t last) {
        for (std::int64_t n = first; n <= last; ++n) {
            made_.request.remote_address = "10.1." + std::to_string(n % 250) + ".7";
            note_cast(made_.visit(), {.process = vote, .voter = VoterId{n}, .by_letter = true, .marks = std::to_string(n)});
        }
    }
    std::int64_t sum_of(std::string_view signal) {
        std::int64_t sum = 0;
        for (const people::Count& count : counts())
            if (count.signal == signal) sum += count.count;
        return sum;
    }
    std::vector<Signal> raised() {
        std::vector<Signal> signals;
        for (const Alert& alert : look()) signals.push_back(alert.alarm.signal);
        return signals;
    }

    people::TestSite made_;
    bool is_open_ = true;
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

TEST_P(Watching, fewer_ballots_alike_than_the_rule_asks_for_are_never_stored) {
    cast(48, "198.51.100.9", "12,45:3");
    (void)look();
    EXPECT_EQ(sum_of(signals::alike), 0);
}

TEST_P(Watching, the_old_of_one_area_are_seen_beside_the_register) {
    enter({.first = 1, .last = 400});
    enter({.first = 401, .last = 430, .birth_year = 2027 - 97, .area = AreaId{2}, .run = 2});
    cast_by_letter(401, 430);
    const auto signals = raised();
    for (const Signal expected : {Signal::age, Signal::area, Signal::code_series})
        EXPECT_EQ(std::ranges::count(signals, expected), 1) << word_of(expected);
    EXPECT_EQ(look()[std::size_t(std::ranges::find(signals, Signal::code_series) - signals.begin())].alarm.subject, "2/1");
}

TEST_P(Watching, nobody_with_protected_identity_is_in_the_sums_of_a_group) {
    enter({.first = 1, .last = 5, .is_protected = true});
    cast_by_letter(1, 5);
    (void)look();
    EXPECT_EQ(sum_of(signals::voters), 5);
    for (const auto signal : {signals::age, signals::area, signals::code_series}) EXPECT_EQ(sum_of(signal), 0) << signal;
}

TEST_P(Watching, wrong_codes_raise_an_alert_in_each_open_vote) {
    for (int n = 0; n < 41; ++n) note_wrong_code(made_.visit());
    EXPECT_EQ(raised(), std::vector<Signal>{Signal::code_failed});
}

TEST_P(Watching, an_official_who_checks_off_too_many_is_seen_and_not_named) {
    for (int n = 0; n < 60; ++n) note_at_desk(made_.visit(PersonId{4711}), vote);
    for (int n = 0; n < 60; ++n) note_at_desk(made_.visit(PersonId{4712}), vote);
    EXPECT_TRUE(look().empty());
    note_at_desk(made_.visit(PersonId{4711}), vote);
    const auto alerts = look();
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].alarm.signal, Signal::desk);
    EXPECT_EQ(alerts[0].alarm.subject.find("4711"), std::string::npos);
}

TEST_P(Watching, challenges_are_watched_after_the_close_and_nothing_else_is) {
    cast(100, "192.0.2.7", "1");
    is_open_ = false;
    EXPECT_TRUE(look().empty());
    for (int n = 0; n < 11; ++n) note_challenge(made_.visit(), vote);
    EXPECT_EQ(raised(), std::vector<Signal>{Signal::challenge});
}

TEST_P(Watching, the_sums_of_a_vote_can_be_forgotten_and_its_alerts_stay) {
    cast(50, "192.0.2.7");
    ASSERT_EQ(look().size(), 1u);
    database().write([&](db::Transaction& tx) { forget_counts(tx, lindvalla, vote); });
    EXPECT_TRUE(counts().empty());
    EXPECT_EQ(look().size(), 1u);
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
