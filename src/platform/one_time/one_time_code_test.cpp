#include "platform/one_time/one_time_code.hpp"

#include <gtest/gtest.h>

namespace allting::one_time {
namespace {

constexpr std::string_view rfc_secret = "12345678901234567890";

TEST(OneTimeCode, is_that_of_the_standard) {
    // RFC 6238, appendix B, for SHA-1; the standard prints eight digits, of which apps show the last six.
    EXPECT_EQ(code_at(rfc_secret, 59 / 30), "287082");
    EXPECT_EQ(code_at(rfc_secret, 1111111109 / 30), "081804");
    EXPECT_EQ(code_at(rfc_secret, 1111111111 / 30), "050471");
    EXPECT_EQ(code_at(rfc_secret, 1234567890 / 30), "005924");
    EXPECT_EQ(code_at(rfc_secret, 2000000000 / 30), "279037");
    EXPECT_EQ(code_at(rfc_secret, 20000000000 / 30), "353130");
}

TEST(OneTimeCode, is_taken_half_a_minute_early_or_late) {
    const Instant now{1'234'567'890'000};
    const std::int64_t step = 1234567890 / 30;
    EXPECT_EQ(step_of("005924", rfc_secret, now), step);
    EXPECT_EQ(step_of(code_at(rfc_secret, step - 1), rfc_secret, now), step - 1);
    EXPECT_EQ(step_of(code_at(rfc_secret, step + 1), rfc_secret, now), step + 1);
    EXPECT_EQ(step_of(code_at(rfc_secret, step + 2), rfc_secret, now), std::nullopt);
    EXPECT_EQ(step_of(code_at(rfc_secret, step - 2), rfc_secret, now), std::nullopt);
    EXPECT_EQ(step_of("", rfc_secret, now), std::nullopt);
    EXPECT_EQ(step_of("5924", rfc_secret, now), std::nullopt) << "zeros in front count";
}

TEST(OneTimeCode, has_a_secret_that_apps_read) {
    EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");  // RFC 4648, 10
    EXPECT_EQ(to_base32("foo"), "MZXW6");
    EXPECT_EQ(to_base32(""), "");
    EXPECT_EQ(app_address({"Lindvalla kommun", "a@b.se"}, "foobar"),
              "otpauth://totp/Lindvalla%20kommun:a%40b.se?secret=MZXW6YTBOI&issuer=Lindvalla%20kommun&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace allting::one_time
