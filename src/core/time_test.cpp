// Instants to and from ISO 8601: the one form that JSON, forms and files share.
#include "core/time.hpp"

#include <gtest/gtest.h>

namespace allting {
namespace {

TEST(Time, iso_text_reads_back_as_the_same_instant) {
    for (const std::int64_t ms : {0LL, 1LL, 1'000LL, 951'782'400'000LL, 1'715'536'800'123LL, -1LL}) {
        const auto read = instant_from_iso(to_iso(Instant{ms}));
        ASSERT_TRUE(read.has_value()) << ms;
        EXPECT_EQ(read->utc_ms, ms);
    }
}

TEST(Time, writes_milliseconds_only_when_there_are_some) {
    EXPECT_EQ(to_iso(Instant{0}), "1970-01-01T00:00:00Z");
    EXPECT_EQ(to_iso(Instant{1}), "1970-01-01T00:00:00.001Z");
}

TEST(Time, an_offset_names_the_same_instant) {
    const auto utc = instant_from_iso("2027-05-12T18:00:00Z");
    ASSERT_TRUE(utc.has_value());
    EXPECT_EQ(instant_from_iso("2027-05-12T20:00:00+02:00"), utc);
    EXPECT_EQ(instant_from_iso("2027-05-12T13:30-04:30"), utc);
}

TEST(Time, knows_leap_days) {
    EXPECT_TRUE(instant_from_iso("2028-02-29T00:00:00Z").has_value());
    EXPECT_FALSE(instant_from_iso("2027-02-29T00:00:00Z").has_value());
}

TEST(Time, refuses_what_is_no_instant) {
    for (const char* text : {"", "2027-05-12", "2027-05-12T24:00:00Z", "2027-13-01T00:00:00Z", "2027-05-12T18:00:00",
                             "2027-05-12 18:00:00Z", "2027-05-12T18:60:00Z", "2027-05-12T18:00:00.1Z",
                             "2027-05-12T18:00:00Zz", "2027-05-12T18:00:00+2:00", "27-05-12T18:00:00Z"})
        EXPECT_FALSE(instant_from_iso(text).has_value()) << text;
}

TEST(Time, durations_add_up) {
    EXPECT_EQ(days(1), hours(24));
    EXPECT_EQ((Instant{0} + minutes(2)) - Instant{0}, seconds(120));
}

}  // namespace
}  // namespace allting
