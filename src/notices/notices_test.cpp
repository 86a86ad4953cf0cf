#include "notices/notices.hpp"
#include "notices/returns.hpp"

#include <gmock/gmock.h>

#include <map>

#include "platform/db/test_databases.hpp"
#include "platform/json/json.hpp"
#include "platform/mail/test_smtp_server.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_notices();
std::span<const EmbeddedFile> embedded_locales();
}

namespace allting::notices {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr OrganisationId home{1};
constexpr PersonId amina{7};
const Instant noon = *instant_from_iso("2027-05-12T12:00:00Z");
const Sender sender{"Lindvalla kommun", "svar@lindvalla.example", "https://budget.lindvalla.example"};

/// Keeps what it is given and answers as told.
class KeepingMailer final : public mail::Mailer {
public:
    mail::Outcome send(const mail::Mail& mail) override {
        mails.push_back(mail);
        return {answer, "", hangs};
    }
    bool hangs = false;
    mail::Delivery answer = mail::Delivery::sent;
    std::vector<mail::Mail> mails;
};

class Notices : public db::testing::DatabaseTest {
protected:
    Notices() : DatabaseTest({embedded_schema_notices()}) {}

    void tell(const Notice& notice, Receiver receiver = {.person = amina, .address = "amina@example.org", .language = "sv"}) {
        database().write([&](db::Transaction& tx) { enqueue(tx, home, receiver, notice, noon); });
    }
    DeliveryCount deliver(Instant now) { return deliver_due(database(), mailer, languages, home, sender, now); }
    std::string stored(const char* column) {
        return database().read([&](db::Connection& c) {
            auto rows = c.query("SELECT state, arguments FROM notices WHERE organisation_id = ? ORDER BY id DESC LIMIT 1", home);
            return rows.next() ? rows.get<std::string>(column == std::string("state") ? 0 : 1) : std::string();
        });
    }

    i18n::Languages languages;
    KeepingMailer mailer;
    const Notice link{.message = "people.sign_in_mail", .arguments = {{"minutes", "30"}, {"link", "https://x.example/TOKEN"}}, .secret = true};
    const Notice plain{.message = "people.no_account_mail", .path = "/proposals/7"};
};
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
    EXPECT_THAT(mailer.mails[0].text, HasSubstr("senast tisdag 1 juni"));
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

const Receiver daily{.person = amina, .address = "amina@example.org", .language = "sv", .pace = Pace::daily};

TEST_P(Notices, of_a_day_are_one_mail_for_who_chose_that) {
    tell(plain, daily);
    tell({.message = "proposals.received", .arguments = {{"title", "Bänk"}, {"number", "F-0001"}, {"due", "2027-06-01T12:00:00Z"}}}, daily);
    tell(plain, {.person = PersonId{8}, .address = "bo@example.org", .language = "sv", .pace = Pace::daily});
    EXPECT_EQ(deliver(noon + hours(2)).all(), 0) << "not before the afternoon";
    EXPECT_EQ(deliver(noon + hours(3)).sent, 3);
    ASSERT_THAT(mailer.mails, SizeIs(2)) << "one a person";
    EXPECT_EQ(mailer.mails[0].subject, "2 nya besked från Lindvalla kommun");
    EXPECT_THAT(mailer.mails[0].text, HasSubstr("== Det finns inget konto för adressen =="));
    EXPECT_THAT(mailer.mails[0].text, HasSubstr("/proposals/7\n"));
    EXPECT_THAT(mailer.mails[0].text, HasSubstr("Bänk"));
    EXPECT_EQ(mailer.mails[1].subject, "Det finns inget konto för adressen") << "one alone is itself";
}

TEST_P(Notices, of_a_digest_are_the_same_mail_when_tried_again_and_new_ones_another) {
    tell(plain, daily);
    tell(plain, daily);
    mailer.answer = mail::Delivery::try_again;
    EXPECT_EQ(deliver(noon + hours(3)).postponed, 2);
    database().write([&](db::Transaction& tx) { enqueue(tx, home, daily, plain, noon + hours(2)); });
    mailer.answer = mail::Delivery::sent;
    EXPECT_EQ(deliver(noon + hours(4)).sent, 3);
    ASSERT_THAT(mailer.mails, SizeIs(3));
    EXPECT_EQ(mailer.mails[0].message_id, mailer.mails[1].message_id);
    EXPECT_EQ(mailer.mails[0].text, mailer.mails[1].text);
    EXPECT_NE(mailer.mails[0].message_id, mailer.mails[2].message_id);
}

TEST_P(Notices, of_a_digest_stay_together_however_few_are_taken_at_once) {
    for (int i = 0; i < 7; ++i) tell(plain, daily);
    mailer.answer = mail::Delivery::try_again;
    EXPECT_EQ(deliver_due(database(), mailer, languages, home, sender, noon + hours(3), 2).postponed, 7);
    mailer.answer = mail::Delivery::sent;
    EXPECT_EQ(deliver_due(database(), mailer, languages, home, sender, noon + hours(4), 2).sent, 7);
    ASSERT_THAT(mailer.mails, SizeIs(2));
    EXPECT_EQ(mailer.mails[0].text, mailer.mails[1].text);
}

TEST_P(Notices, that_are_codes_links_or_urgent_never_wait_for_a_digest) {
    tell(link, daily);
    tell({.message = "people.no_account_mail", .urgent = true}, daily);
    EXPECT_EQ(deliver(noon).sent, 2);
}

TEST(Pace, is_the_next_afternoon_or_the_next_mondays) {
    const auto at = [](const char* iso) { return *instant_from_iso(iso); };
    EXPECT_EQ(due_at(Pace::at_once, noon), noon);
    EXPECT_EQ(to_iso(due_at(Pace::daily, noon)), to_iso(at("2027-05-12T15:00:00Z")));  // a Wednesday
    EXPECT_EQ(to_iso(due_at(Pace::daily, at("2027-05-12T15:00:00Z"))), to_iso(at("2027-05-13T15:00:00Z")));
    EXPECT_EQ(to_iso(due_at(Pace::weekly, noon)), to_iso(at("2027-05-17T15:00:00Z")));
    EXPECT_EQ(to_iso(due_at(Pace::weekly, at("2027-05-17T14:59:00Z"))), to_iso(at("2027-05-17T15:00:00Z")));
    EXPECT_EQ(to_iso(due_at(Pace::weekly, at("2027-05-17T15:00:00Z"))), to_iso(at("2027-05-24T15:00:00Z")));
}

TEST_P(Notices, that_come_back_stand_on_a_list_until_somebody_has_seen_to_it) {
    const auto listed = [&] { return database().read([&](db::Connection& c) { return list_returned(c, home, languages.get("sv"), 10); }); };
    const auto write = [&](auto&& act) { return database().write([&](db::Transaction& tx) { return act(tx); }); };
    tell(plain);
    EXPECT_EQ(deliver(noon).sent, 1);
    const mail::Bounce bounce{.message_id = mailer.mails[0].message_id, .recipient = "amina@example.org", .status = "5.1.1"};
    mail::Bounce forged = bounce;
    forged.recipient = "bo@example.org";
    EXPECT_EQ(write([&](db::Transaction& tx) { return take_bounce(tx, home, forged, noon); }), 0);
    EXPECT_EQ(write([&](db::Transaction& tx) { return take_bounce(tx, home, bounce, noon); }), 1);
    EXPECT_EQ(write([&](db::Transaction& tx) { return take_bounce(tx, home, bounce, noon); }), 0) << "once";
    ASSERT_THAT(listed(), SizeIs(1));
    EXPECT_EQ(listed()[0].reason, "5.1.1");
    EXPECT_EQ(listed()[0].person, amina);

    const auto id = listed()[0].told.id;
    EXPECT_TRUE(write([&](db::Transaction& tx) { return send_again(tx, home, id, "ny@example.org", noon); }));
    EXPECT_THAT(listed(), SizeIs(0));
    EXPECT_EQ(deliver(noon).sent, 1);
    EXPECT_EQ(mailer.mails.back().to_address, "ny@example.org");
    EXPECT_NE(mailer.mails.back().message_id, bounce.message_id);
    EXPECT_FALSE(write([&](db::Transaction& tx) { return tell_by_hand(tx, home, id, noon); })) << "not on the list any more";
}

TEST_P(Notices, that_are_refused_for_good_can_be_told_by_hand_and_sign_in_links_are_not_listed) {
    const auto listed = [&] { return database().read([&](db::Connection& c) { return list_returned(c, home, languages.get("sv"), 10); }); };
    mailer.answer = mail::Delivery::refused;
    tell(link);
    tell(plain);
    EXPECT_EQ(deliver(noon).failed, 2);
    ASSERT_THAT(listed(), SizeIs(1));
    const auto id = listed()[0].told.id;
    EXPECT_TRUE(database().write([&](db::Transaction& tx) { return tell_by_hand(tx, home, id, noon); }));
    EXPECT_THAT(listed(), SizeIs(0));
    EXPECT_THAT(database().read([&](db::Connection& c) { return list_by_hand(c, home, languages.get("sv"), 10); }), SizeIs(1));
}

TEST_P(Notices, of_a_digest_come_back_together) {
    tell(plain, daily);
    tell(plain, daily);
    EXPECT_EQ(deliver(noon + hours(3)).sent, 2);
    const mail::Bounce bounce{.message_id = mailer.mails[0].message_id, .recipient = "amina@example.org", .status = "5.2.2"};
    EXPECT_EQ(database().write([&](db::Transaction& tx) { return take_bounce(tx, home, bounce, noon + hours(4)); }), 2);
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
