#include "notices/notices.hpp"

#include <gmock/gmock.h>

#include <map>

#include "notices/example_notices_test.hpp"
#include "platform/json/json.hpp"
#include "platform/mail/test_smtp_server.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_locales();
}

namespace allting::notices {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class Notices : public NoticesTest {};
INSTANTIATE_TEST_SUITE_P(EachEngine, Notices, db::testing::engines(), db::testing::engine_name);

TEST_P(Notices, are_mailed_once_in_the_receivers_language_with_their_address) {
    tell(plain);
    EXPECT_EQ(deliver(noon).sent, 1);
    EXPECT_EQ(deliver(noon + hours(1)).sent, 0);
    ASSERT_THAT(mailer.mails, SizeIs(1));
    EXPECT_EQ(mailer.mails[0].subject, "Det finns inget konto för adressen");
    EXPECT_THAT(mailer.mails[0].text, HasSubstr("\n\nhttps://budget.lindvalla.example/proposals/7\n\n"));
    EXPECT_THAT(mailer.mails[0].message_id, HasSubstr("@lindvalla.example"));
}

TEST_P(Notices, say_dates_as_people_do) {
    tell({.message = "proposals.received", .arguments = {{"title", "Bänk"}, {"number", "F-0001"}, {"due", "2027-06-01T12:00:00Z"}}});
    EXPECT_EQ(deliver(noon).sent, 1);
    EXPECT_THAT(mailer.mails[0].text, HasSubstr("senast 1 juni 2027."));
}

TEST_P(Notices, are_told_only_when_what_they_tell_of_happened) {
    const auto refused = database().write([&](db::Transaction& tx) -> Result<void> {
        enqueue(tx, home, {.person = amina, .address = "amina@example.org"}, plain, noon);
        return refuse(ErrorKind::conflict, "x", "x");
    });
    EXPECT_FALSE(refused.ok());
    EXPECT_EQ(deliver(noon).sent, 0);
}

TEST_P(Notices, are_tried_again_under_the_same_id_and_less_and_less_often) {
    tell(plain);
    mailer.answer = mail::Delivery::try_again;
    EXPECT_EQ(deliver(noon).postponed, 1);
    EXPECT_EQ(deliver(noon + seconds(59)).postponed, 0);
    EXPECT_EQ(deliver(noon + minutes(1)).postponed, 1);
    EXPECT_EQ(deliver(noon + minutes(2)).postponed, 0);
    mailer.answer = mail::Delivery::sent;
    EXPECT_EQ(deliver(noon + minutes(3)).sent, 1);
    ASSERT_THAT(mailer.mails, SizeIs(3));
    EXPECT_EQ(mailer.mails[0].message_id, mailer.mails[2].message_id);
}

TEST_P(Notices, are_given_up_after_two_days_or_when_refused) {
    tell(plain);
    mailer.answer = mail::Delivery::try_again;
    EXPECT_EQ(deliver(noon + days(2) + seconds(1)).failed, 1);
    EXPECT_EQ(stored("state"), "failed");
    tell(plain);
    mailer.answer = mail::Delivery::refused;
    EXPECT_EQ(deliver(noon).failed, 1);
}

TEST_P(Notices, that_are_being_sent_are_left_alone_by_other_servers) {
    tell(plain);
    struct AskingAgain final : mail::Mailer {
        explicit AskingAgain(std::function<int()> ask) : others_sent(std::move(ask)) {}
        mail::Outcome send(const mail::Mail&) override {
            EXPECT_EQ(others_sent(), 0);
            return {mail::Delivery::sent, ""};
        }
        std::function<int()> others_sent;
    } asking([this] { return deliver(noon).sent; });
    EXPECT_EQ(deliver_due(database(), asking, languages, home, sender, noon).sent, 1);
    EXPECT_THAT(mailer.mails, SizeIs(0));
}

TEST_P(Notices, of_a_server_that_hangs_are_put_back_after_three_and_cost_no_try) {
    for (int i = 0; i < 30; ++i) tell(plain);
    mailer.answer = mail::Delivery::try_again;
    mailer.hangs = true;
    const auto count = deliver(noon);
    EXPECT_TRUE(count.stalled);
    EXPECT_EQ(count.postponed, 30);
    EXPECT_THAT(mailer.mails, SizeIs(3));
    mailer.answer = mail::Delivery::sent;
    mailer.hangs = false;
    EXPECT_EQ(deliver(noon + minutes(1)).sent, 30) << "the three were tried once, so they wait a minute too";
}

TEST_P(Notices, are_sent_batch_after_batch_until_none_is_due) {
    for (int i = 0; i < 120; ++i) tell(plain);
    int batches = 0;
    const auto all = deliver_all_due([&] { return ++batches, deliver(noon); }, [] { return true; });
    EXPECT_EQ(all.sent, 120);
    EXPECT_EQ(batches, 4) << "50, 50, 20 and nothing";
    tell(plain);
    EXPECT_EQ(deliver_all_due([&] { return deliver(noon); }, [] { return false; }).sent, 0) << "a server that stops begins nothing";
}

TEST_P(Notices, that_are_secret_are_forgotten_once_sent_and_never_shown) {
    tell(link);
    EXPECT_THAT(stored("arguments"), HasSubstr("TOKEN"));
    EXPECT_EQ(deliver(noon).sent, 1);
    EXPECT_THAT(mailer.mails[0].text, HasSubstr("TOKEN"));
    EXPECT_EQ(stored("arguments"), "{}");
    EXPECT_TRUE(database().read([&](db::Connection& c) { return list_told(c, home, amina, languages.get("sv"), 10); }).empty());
}

TEST_P(Notices, to_someone_without_address_wait_for_a_person_to_tell_them) {
    tell(plain, {.person = amina, .means = Means::by_hand});
    tell(plain, {.person = PersonId{8}, .means = Means::page_only});
    tell(link, {.person = amina, .means = Means::by_hand});
    EXPECT_EQ(deliver(noon).sent, 0);
    const auto waiting = [&] { return database().read([&](db::Connection& c) { return list_by_hand(c, home, languages.get("sv"), 10); }); };
    ASSERT_THAT(waiting(), SizeIs(1));
    EXPECT_EQ(waiting()[0].person, amina);
    const auto id = waiting()[0].told.id;
    database().write([&](db::Transaction& tx) { mark_told(tx, home, id); });
    EXPECT_THAT(waiting(), SizeIs(0));
}

TEST_P(Notices, are_read_on_the_persons_own_page_in_the_language_of_the_page) {
    tell(plain);
    const auto told = database().read([&](db::Connection& c) { return list_told(c, home, amina, languages.get("en"), 10); });
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].subject, "There is no account for the address");
    database().write([](db::Transaction& tx) { forget(tx, home, amina); });
    EXPECT_TRUE(database().read([&](db::Connection& c) { return list_told(c, home, amina, languages.get("en"), 10); }).empty());
}

TEST_P(Notices, go_through_a_real_mail_server) {
    const mail::testing::SmtpServer server;
    const auto smtp = mail::make_smtp_mailer("smtp://" + server.host());
    tell(plain);
    EXPECT_EQ(deliver_due(database(), *smtp, languages, home, sender, noon).sent, 1);
    ASSERT_THAT(server.mails(), SizeIs(1));
    EXPECT_THAT(server.mails()[0], HasSubstr("To: <amina@example.org>"));
}

/// Keeps what it is given and answers as told.
class KeepingGateway final : public sms::Gateway {
public:
    sms::Outcome send(const sms::Message& message) override {
        messages.push_back(message);
        return answer;
    }
    sms::Outcome answer = sms::Outcome::sent;
    std::vector<sms::Message> messages;
};

const Notice code{.message = "ballots.code_sms", .arguments = {{"code", "048213"}, {"title", "Sommarpotten"}, {"minutes", "10"}},
                  .secret = true, .lapses = noon + minutes(10)};
const Receiver telephone{.means = Means::sms, .address = "+46701234567", .language = "sv"};

TEST_P(Notices, that_lapse_are_kept_neither_when_sent_nor_when_too_late) {
    KeepingGateway gateway;
    const auto send_at = [&](Instant now) { return deliver_due(database(), {mailer, &gateway}, languages, home, sender, now); };
    tell(code, telephone);
    gateway.answer = sms::Outcome::try_again;
    EXPECT_EQ(send_at(noon).postponed, 1);
    EXPECT_EQ(stored("state"), "waiting");
    gateway.answer = sms::Outcome::sent;
    EXPECT_EQ(send_at(noon + seconds(31)).sent, 1);
    ASSERT_THAT(gateway.messages, SizeIs(2));
    EXPECT_EQ(gateway.messages[1].to, "+46701234567");
    EXPECT_THAT(gateway.messages[1].text, HasSubstr("048213"));
    EXPECT_EQ(stored("state"), "") << "nothing is left";

    tell(code, telephone);
    EXPECT_EQ(send_at(noon + minutes(10)).sent, 0);
    EXPECT_EQ(stored("state"), "");
    EXPECT_THAT(gateway.messages, SizeIs(2));
    EXPECT_THAT(mailer.mails, SizeIs(0));
}

TEST_P(Notices, by_text_message_wait_where_there_is_no_gateway) {
    tell(code, telephone);
    EXPECT_EQ(deliver(noon).postponed, 1);
    EXPECT_EQ(stored("state"), "waiting");
}

/// Every text of the language by its key, as it stands in the locales.
std::map<std::string, std::string> texts_in(std::string_view language) {
    std::map<std::string, std::string> texts;
    for (const EmbeddedFile& file : embedded_locales()) {
        if (!file.path.starts_with(std::string(language) + "/")) continue;
        const auto parsed = json::parse(file.bytes);
        for (const auto& [key, value] : *parsed.value().object())
            if (const auto* text = value.text()) texts.emplace(key, *text);
    }
    return texts;
}

TEST(Texts, every_message_has_a_subject_and_a_version_in_plain_text_in_swedish_and_english) {
    for (const char* const language : {"sv", "en"}) {
        const auto texts = texts_in(language);
        int messages = 0;
        for (const auto& [key, subject] : texts) {
            if (!key.ends_with("_subject") || key == "notices.digest_subject") continue;
            ++messages;
            const auto text = texts.find(key.substr(0, key.size() - 8) + "_text");
            ASSERT_NE(text, texts.end()) << language << " " << key;
            EXPECT_FALSE(text->second.empty()) << key;
            EXPECT_FALSE(subject.empty()) << key;
            EXPECT_EQ(text->second.find('<'), std::string::npos) << "markup in " << text->first;
            EXPECT_EQ(subject.find('\n'), std::string::npos) << key;
        }
        EXPECT_GE(messages, 20) << "the test looks at the right keys";
    }
}

}  // namespace
}  // namespace allting::notices
