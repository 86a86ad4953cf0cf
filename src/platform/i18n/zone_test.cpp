#include "platform/i18n/zone.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace allting::i18n {
namespace {

constexpr std::string_view stockholm = "Europe/Stockholm";
Instant at(std::string_view iso) { return *instant_from_iso(iso); }
std::string utc(std::string_view date, std::string_view time, std::string_view zone = stockholm) {
    const auto instant = instant_from_local(date, time, zone);
    return instant ? to_iso(*instant) : "nothing";
}

TEST(Zone, fields_become_the_instant_of_that_zone) {
    EXPECT_EQ(utc("2027-05-12", "20:00"), "2027-05-12T18:00:00Z");
    EXPECT_EQ(utc("2027-01-12", "20:00"), "2027-01-12T19:00:00Z");
    EXPECT_EQ(utc("2027-01-12", ""), "2027-01-11T23:00:00Z");
    EXPECT_EQ(utc(" 2027-01-12 ", "20:00:30"), "2027-01-12T19:00:30Z");
    EXPECT_EQ(utc("2028-02-29", "00:00", "UTC"), "2028-02-29T00:00:00Z");
}

TEST(Zone, skipped_hour_does_not_exist) {
    EXPECT_EQ(utc("2027-03-28", "02:30"), "nothing");
    EXPECT_EQ(utc("2027-03-28", "02:00"), "nothing");
    EXPECT_EQ(utc("2027-03-28", "01:59"), "2027-03-28T00:59:00Z");
    EXPECT_EQ(utc("2027-03-28", "03:00"), "2027-03-28T01:00:00Z");
}

TEST(Zone, doubled_hour_is_the_first_of_the_two) {
    EXPECT_EQ(utc("2026-10-25", "02:30"), "2026-10-25T00:30:00Z");
    EXPECT_EQ(local_time(at("2026-10-25T00:30:00Z"), stockholm), "02:30");
    EXPECT_EQ(local_time(at("2026-10-25T01:30:00Z"), stockholm), "02:30");
    EXPECT_EQ(utc("2026-10-25", "03:00"), "2026-10-25T02:00:00Z");
}

TEST(Zone, text_that_is_no_date_gives_nothing) {
    for (const auto date : {"", "2027-02-29", "2027-2-09", "20270209", "12 maj 2027", "2027-13-01", "-027-01-01", "2027-01-01-01"})
        EXPECT_EQ(utc(date, "12:00"), "nothing") << date;
    for (const auto time : {"24:00", "12", "12:60", "1:30", "12:00:61", "kl 12", "-1:00"}) EXPECT_EQ(utc("2027-05-12", time), "nothing") << time;
}

TEST(Zone, local_fields_round_trip) {
    EXPECT_EQ(local_date(at("2026-12-31T23:30:00Z"), stockholm), "2027-01-01");
    EXPECT_EQ(local_time(at("2026-12-31T23:30:00Z"), stockholm), "00:30");
    EXPECT_EQ(local_date(at("1969-12-31T22:00:00Z"), stockholm), "1969-12-31");
    EXPECT_EQ(local_date(at("2027-06-01T03:00:00Z"), "America/New_York"), "2027-05-31");
}

TEST(Zone, days_start_at_local_midnight_also_around_summer_time) {
    EXPECT_EQ(to_iso(start_of_day(at("2027-03-28T10:00:00Z"), 0, stockholm)), "2027-03-27T23:00:00Z");
    EXPECT_EQ(to_iso(start_of_day(at("2027-03-28T10:00:00Z"), 1, stockholm)), "2027-03-28T22:00:00Z");
    EXPECT_EQ(to_iso(start_of_day(at("2026-10-26T00:00:00Z"), -1, stockholm)), "2026-10-24T22:00:00Z");
    EXPECT_EQ(to_iso(start_of_day(at("2018-11-04T15:00:00Z"), 0, "America/Sao_Paulo")), "2018-11-04T03:00:00Z")
        << "that midnight was skipped; the day began at 01:00";
}

TEST(Zone, unknown_zone_is_known_to_be_unknown) {
    EXPECT_TRUE(is_known_zone(stockholm));
    EXPECT_FALSE(is_known_zone("Europe/Lindvalla"));
    EXPECT_FALSE(is_known_zone(""));
    EXPECT_THROW(to_local(Instant{}, "Mars"), std::runtime_error);
}

}  // namespace
}  // namespace allting::i18n
