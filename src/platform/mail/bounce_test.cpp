#include "platform/mail/bounce.hpp"

#include <gtest/gtest.h>

namespace allting::mail {
namespace {

// The shape of RFC 3464, appendix E.1, with the addresses of a town.
constexpr std::string_view not_delivered =
    "Date: Thu, 7 Jul 2027 17:16:05 -0400\r\n"
    "From: Mail Delivery Subsystem <MAILER-DAEMON@example.org>\r\n"
    "To: <svar@lindvalla.example>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/report; report-type=delivery-status;\r\n"
    "      boundary=\"RAA14128.773615765/EXAMPLE.ORG\"\r\n"
    "\r\n"
    "--RAA14128.773615765/EXAMPLE.ORG\r\n"
    "\r\n"
    "The original message was received at Sat, 2 Jul 2027 17:10:28 -0400\r\n"
    "\r\n"
    "--RAA14128.773615765/EXAMPLE.ORG\r\n"
    "content-type: message/delivery-status\r\n"
    "\r\n"
    "Reporting-MTA: dns; example.org\r\n"
    "\r\n"
    "Original-Recipient: rfc822;Louis@example.org\r\n"
    "Final-Recipient: rfc822;louisl@larry.example.org\r\n"
    "Action: failed\r\n"
    "Status: 5.1.1 (no such user)\r\n"
    "Diagnostic-Code: smtp; 550 no such user\r\n"
    "\r\n"
    "--RAA14128.773615765/EXAMPLE.ORG\r\n"
    "content-type: message/rfc822\r\n"
    "\r\n"
    "From: \"Lindvalla kommun\" <svar@lindvalla.example>\r\n"
    "Message-ID:\r\n"
    " <0123456789abcdef@lindvalla.example>\r\n"
    "Subject: Svar\r\n"
    "\r\n"
    "Message-ID: <forged@example.org>\r\n"
    "--RAA14128.773615765/EXAMPLE.ORG--\r\n";

std::string with(std::string_view what, std::string_view instead) {
    std::string mail(not_delivered);
    mail.replace(mail.find(what), what.size(), instead);
    return mail;
}

TEST(Bounce, says_which_mail_to_whom_and_why) {
    const auto bounce = read_bounce(not_delivered);
    ASSERT_TRUE(bounce);
    EXPECT_EQ(bounce->message_id, "0123456789abcdef@lindvalla.example");
    EXPECT_EQ(bounce->recipient, "louis@example.org");
    EXPECT_EQ(bounce->status, "5.1.1");
}

TEST(Bounce, takes_the_final_recipient_and_headers_alone_where_there_is_no_more) {
    std::string mail = with("Original-Recipient: rfc822;Louis@example.org\r\n", "");
    mail.replace(mail.find("message/rfc822"), 14, "text/rfc822-headers");
    const auto bounce = read_bounce(mail);
    ASSERT_TRUE(bounce);
    EXPECT_EQ(bounce->recipient, "louisl@larry.example.org");
    EXPECT_EQ(bounce->message_id, "0123456789abcdef@lindvalla.example");
}

TEST(Bounce, is_none_for_delays_deliveries_answers_by_people_and_halves) {
    EXPECT_FALSE(read_bounce(with("Action: failed", "Action: delayed")));
    EXPECT_FALSE(read_bounce(with("Action: failed", "Action: delivered")));
    EXPECT_FALSE(read_bounce(with("Status: 5.1.1", "Status: 4.4.7")));
    EXPECT_FALSE(read_bounce(with("multipart/report", "multipart/mixed")));
    EXPECT_FALSE(read_bounce(with("Message-ID:\r\n <0123456789abcdef@lindvalla.example>\r\n", "")));
    EXPECT_FALSE(read_bounce("Subject: Tack!\r\n\r\nHej"));
    EXPECT_FALSE(read_bounce(""));
    for (std::size_t size = 0; size < not_delivered.size(); ++size) read_bounce(not_delivered.substr(0, size));  // does not fall over
}

}  // namespace
}  // namespace allting::mail
