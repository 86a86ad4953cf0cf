// Notices that did not reach anybody: the list of them, and what can be done.
#include "notices/returns.hpp"

#include "notices/example_notices_test.hpp"

namespace allting::notices {
namespace {

using ::testing::SizeIs;

class ReturnedNotices : public NoticesTest {};
INSTANTIATE_TEST_SUITE_P(EachEngine, ReturnedNotices, db::testing::engines(), db::testing::engine_name);

TEST_P(ReturnedNotices, that_come_back_stand_on_a_list_until_somebody_has_seen_to_it) {
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

TEST_P(ReturnedNotices, that_are_refused_for_good_can_be_told_by_hand_and_sign_in_links_are_not_listed) {
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

TEST_P(ReturnedNotices, of_a_digest_come_back_together) {
    tell(plain, daily);
    tell(plain, daily);
    EXPECT_EQ(deliver(noon + hours(3)).sent, 2);
    const mail::Bounce bounce{.message_id = mailer.mails[0].message_id, .recipient = "amina@example.org", .status = "5.2.2"};
    EXPECT_EQ(database().write([&](db::Transaction& tx) { return take_bounce(tx, home, bounce, noon + hours(4)); }), 2);
}

}  // namespace
}  // namespace allting::notices
