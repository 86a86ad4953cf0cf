#include "platform/mail/mailer.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

#include "core/text.hpp"
#include "platform/mail/test_smtp_server.hpp"

namespace allting::mail {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr auto date = "Wed, 12 May 2027 18:00:00 +0000";

Mail example() {
    return {.message_id = "abc123@lindvalla.example",
            .from_name = "Lindvalla kommun",
            .from_address = "svar@lindvalla.example",
            .to_address = "amina@example.org",
            .subject = "Din idé är mottagen",
            .text = "Hej!\nVi har fått din idé.\n.\n"};
}

std::vector<std::string> header_lines(const std::string& mail) {
    std::vector<std::string> lines;
    std::istringstream in(mail.substr(0, mail.find("\r\n\r\n")));
    for (std::string line; std::getline(in, line);) lines.push_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    return lines;
}

TEST(Mail, headers_beyond_ascii_are_encoded_words) {
    const auto mail = to_rfc5322(example(), date);
    EXPECT_THAT(mail, HasSubstr("Subject: =?UTF-8?B?RGluIGlkw6kgw6RyIG1vdHRhZ2Vu?=\r\n"));
    EXPECT_THAT(mail, HasSubstr("From: \"Lindvalla kommun\" <svar@lindvalla.example>\r\n"));
    EXPECT_THAT(mail, HasSubstr("Message-ID: <abc123@lindvalla.example>\r\n"));
}

TEST(Mail, long_headers_are_folded_between_characters) {
    auto mail = example();
    mail.subject = "";
    for (int i = 0; i < 60; ++i) mail.subject += "å";
    for (const auto& line : header_lines(to_rfc5322(mail, date))) EXPECT_LE(line.size(), 78u) << line;
    EXPECT_THAT(to_rfc5322(mail, date), HasSubstr("?=\r\n =?UTF-8?B?"));
}

TEST(Mail, no_value_can_add_a_header) {
    auto mail = example();
    mail.subject = "Hej\r\nBcc: alla@example.org\r\n\r\nkropp";
    mail.from_name = "Kommunen\nX-Ond: 1";
    mail.to_address = "a@example.org>\r\nBcc: <b@example.org";
    mail.message_id = "x\r\ny";
    mail.reply_to = "r@example.org\r\nCc: c@example.org";
    for (const auto& line : header_lines(to_rfc5322(mail, date))) {
        EXPECT_FALSE(line.starts_with("Bcc")) << line;
        EXPECT_FALSE(line.starts_with("Cc")) << line;
        EXPECT_FALSE(line.starts_with("X-Ond")) << line;
    }
}

TEST(Mail, a_name_that_looks_encoded_is_encoded_itself) {
    auto mail = example();
    mail.subject = "=?UTF-8?B?T25k?=";
    EXPECT_THAT(to_rfc5322(mail, date), HasSubstr("Subject: =?UTF-8?B?PT9VVEYtOD9CP1QyNWs/PQ==?="));
    mail.from_name = "Kalle \"Kula\" \\";
    EXPECT_THAT(to_rfc5322(mail, date), HasSubstr("From: \"Kalle \\\"Kula\\\" \\\\\" <"));
}

TEST(Mail, the_body_is_quoted_printable_in_short_lines) {
    auto mail = example();
    mail.text = "a=b " + std::string(200, 'x') + "\nslut ";
    const auto whole = to_rfc5322(mail, date);
    EXPECT_THAT(whole, HasSubstr("a=3Db "));
    EXPECT_THAT(whole, HasSubstr("slut=20\r\n"));
    std::istringstream lines(whole);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 77u);
}

TEST(Mail, dates_are_as_rfc_5322_wants_them) {
    EXPECT_EQ(rfc5322_date(*instant_from_iso("2027-05-12T18:00:00Z")), date);
    EXPECT_EQ(rfc5322_date(Instant{0}), "Thu, 01 Jan 1970 00:00:00 +0000");
    EXPECT_EQ(rfc5322_date(*instant_from_iso("2026-11-23T05:31:47.123Z")), "Mon, 23 Nov 2026 05:31:47 +0000");
}

TEST(FolderMailer, writes_one_readable_file_a_mail) {
    const auto folder = std::filesystem::temp_directory_path() / ("allting-mail-" + std::to_string(getpid()));
    const auto mailer = make_folder_mailer((folder / "outbox").string());
    EXPECT_EQ(mailer->send(example()).delivery, Delivery::sent);
    EXPECT_EQ(mailer->send(example()).delivery, Delivery::sent);
    auto sly = example();
    sly.message_id = "../../etc/passwd";
    EXPECT_EQ(mailer->send(sly).delivery, Delivery::sent);

    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "outbox")) names.push_back(entry.path().filename());
    EXPECT_THAT(names, ::testing::UnorderedElementsAre("abc123@lindvalla.example.eml", "_._.._etc_passwd.eml"));
    std::ifstream file(folder / "outbox" / "abc123@lindvalla.example.eml");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    EXPECT_THAT(text, HasSubstr("Vi har fått din idé."));
    std::filesystem::remove_all(folder);
}

TEST(SmtpMailer, hands_the_mail_to_a_server) {
    const testing::SmtpServer server;
    const auto mailer = make_smtp_mailer("smtp://" + server.host());
    EXPECT_EQ(mailer->send(example()).delivery, Delivery::sent);
    EXPECT_THAT(server.commands(), Contains(HasSubstr("MAIL FROM:<svar@lindvalla.example>")));
    EXPECT_THAT(server.commands(), Contains(HasSubstr("RCPT TO:<amina@example.org>")));
    ASSERT_THAT(server.mails(), SizeIs(1));
    EXPECT_THAT(server.mails()[0], HasSubstr("Vi har f=C3=A5tt din id=C3=A9.\r\n.\r\n"));  // a lone dot survives
}

TEST(SmtpMailer, keeps_one_connection_for_many_mails_until_it_rests) {
    const testing::SmtpServer server;
    const auto mailer = make_smtp_mailer("smtp://" + server.host());
    const auto greetings = [&] {
        const auto commands = server.commands();
        return std::ranges::count_if(commands, [](const std::string& line) { return line.starts_with("EHLO"); });
    };
    for (int i = 0; i < 5; ++i) EXPECT_EQ(mailer->send(example()).delivery, Delivery::sent);
    EXPECT_EQ(greetings(), 1);
    mailer->rest();
    EXPECT_EQ(mailer->send(example()).delivery, Delivery::sent);
    EXPECT_EQ(greetings(), 2);
    EXPECT_THAT(server.mails(), SizeIs(6));
}

TEST(SmtpMailer, signs_in_where_it_is_told_to) {
    const testing::SmtpServer server;
    const auto mailer = make_smtp_mailer("smtp://post%40lindvalla:hem%3Alig@" + server.host());
    EXPECT_EQ(mailer->send(example()).delivery, Delivery::sent);
    EXPECT_THAT(server.commands(), Contains("AHBvc3RAbGluZHZhbGxhAGhlbTpsaWc="));  // NUL post@lindvalla NUL hem:lig
}

TEST(SmtpMailer, a_receiver_that_does_not_exist_is_final_and_a_busy_server_is_not) {
    const testing::SmtpServer unknown("550 no such person"), busy("451 later");
    EXPECT_EQ(make_smtp_mailer("smtp://" + unknown.host())->send(example()).delivery, Delivery::refused);
    EXPECT_EQ(make_smtp_mailer("smtp://" + busy.host())->send(example()).delivery, Delivery::try_again);
}

TEST(SmtpMailer, no_server_means_try_again) {
    EXPECT_EQ(make_smtp_mailer("smtp://127.0.0.1:1")->send(example()).delivery, Delivery::try_again);
}

TEST(SmtpMailer, no_address_can_carry_a_command) {
    const testing::SmtpServer server;
    auto mail = example();
    mail.to_address = "a@example.org>\r\nRCPT TO:<b@example.org";
    EXPECT_EQ(make_smtp_mailer("smtp://" + server.host())->send(mail).delivery, Delivery::refused);
    EXPECT_THAT(server.mails(), SizeIs(0));
}

TEST(SmtpMailer, starttls_is_never_left_out) {  // the test server offers none: better no mail than an open one
    const testing::SmtpServer server;
    EXPECT_EQ(make_smtp_mailer("smtp+starttls://" + server.host())->send(example()).delivery, Delivery::try_again);
    EXPECT_THAT(server.mails(), SizeIs(0));
}

TEST(SmtpMailer, an_address_of_another_kind_is_refused_at_start) {
    EXPECT_THROW(make_smtp_mailer("http://example.org"), std::invalid_argument);
    EXPECT_THROW(make_smtp_mailer("smtp://"), std::invalid_argument);
    EXPECT_THROW(make_smtp_mailer(""), std::invalid_argument);
}

}  // namespace
}  // namespace allting::mail
