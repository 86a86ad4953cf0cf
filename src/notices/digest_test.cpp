// Notices of a day or a week in one mail: for whom, when, and what never waits for it.
#include "notices/example_notices_test.hpp"

namespace allting::notices {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class Digests : public NoticesTest {};
INSTANTIATE_TEST_SUITE_P(EachEngine, Digests, db::testing::engines(), db::testing::engine_name);

TEST_P(Digests, of_a_day_are_one_mail_for_who_chose_that) {
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

TEST_P(Digests, are_the_same_mail_when_tried_again_and_new_ones_another) {
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

TEST_P(Digests, stay_together_however_few_are_taken_at_once) {
    for (int i = 0; i < 7; ++i) tell(plain, daily);
    mailer.answer = mail::Delivery::try_again;
    EXPECT_EQ(deliver_due(database(), mailer, languages, home, sender, noon + hours(3), 2).postponed, 7);
    mailer.answer = mail::Delivery::sent;
    EXPECT_EQ(deliver_due(database(), mailer, languages, home, sender, noon + hours(4), 2).sent, 7);
    ASSERT_THAT(mailer.mails, SizeIs(2));
    EXPECT_EQ(mailer.mails[0].text, mailer.mails[1].text);
}

TEST_P(Digests, never_hold_codes_links_or_what_is_urgent) {
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

}  // namespace
}  // namespace allting::notices
