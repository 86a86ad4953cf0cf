// The private thread: who sits where, who reads, who is told, and that nothing of it stands in the record.
#include "reviews/thread.hpp"

#include "notices/notices.hpp"
#include "people/person_store.hpp"
#include "places/place_store.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/part_store.hpp"
#include "reviews/thread_actions.hpp"
#include "reviews/thread_store.hpp"

namespace allting::reviews {
namespace {

constexpr PersonId official_person{7}, facilitator_person{8}, author{9};
constexpr DepartmentId street{1}, school{2};

people::Visitor visitor(PersonId person, people::Role role, DepartmentId department = {}) {
    people::Visitor made;
    made.organisation = organisation;
    made.person = person;
    made.roles.add(role);
    made.department = department;
    return made;
}

const people::Visitor its_official = visitor(official_person, people::Role::official, street);
const people::Visitor other_official = visitor(PersonId{17}, people::Role::official, school);
const people::Visitor its_author = visitor(author, people::Role::resident), stranger = visitor(PersonId{11}, people::Role::resident);
const people::Visitor facilitator = visitor(facilitator_person, people::Role::facilitator);
const people::Visitor administrator = visitor(PersonId{5}, people::Role::administrator);

TEST(Seat, is_the_authors_the_reviewers_or_nobodys) {
    proposals::Proposal proposal;
    proposal.author = author;
    const Case of{.department = street, .official = official_person};
    EXPECT_EQ(seat_of(proposal, of, its_author, {}), Seat::author);
    EXPECT_EQ(seat_of(proposal, of, its_official, {}), Seat::reviewer);
    EXPECT_EQ(seat_of(proposal, of, stranger, {}), Seat::none);
    EXPECT_EQ(seat_of(proposal, of, administrator, {}), Seat::none);
    EXPECT_EQ(seat_of(proposal, of, people::Visitor{}, {}), Seat::none);
}

TEST(Seat, of_an_official_needs_a_part_in_the_case_and_no_interest_in_it) {
    proposals::Proposal proposal;
    proposal.author = author;
    const Case of{.department = street, .official = official_person};
    EXPECT_EQ(seat_of(proposal, of, other_official, {}), Seat::none) << "another department's";
    EXPECT_EQ(seat_of(proposal, of, other_official, {.is_asked = true}), Seat::reviewer);
    EXPECT_EQ(seat_of(proposal, of, its_official, {.has_conflict = true}), Seat::none);
    EXPECT_EQ(seat_of(proposal, Case{}, other_official, {}), Seat::reviewer) << "a case that nobody has taken is everybody's";
}

TEST(Seat, of_a_facilitator_reads_only_for_whom_it_speaks) {
    proposals::Proposal by_web, on_paper;
    by_web.author = author;
    on_paper.channel = proposals::Channel::paper;
    EXPECT_EQ(seat_of(by_web, Case{}, facilitator, {}), Seat::recorder);
    EXPECT_FALSE(may_read(Seat::recorder));
    EXPECT_EQ(seat_of(on_paper, Case{}, facilitator, {}), Seat::for_author);
    EXPECT_EQ(check_may_write(Seat::for_author, "").error().fields.front().field, "channel");
    EXPECT_TRUE(check_may_write(Seat::for_author, "phone").ok());
    EXPECT_EQ(check_may_write(Seat::none, "").error().kind, ErrorKind::not_allowed);
}

class Thread : public ReviewTest {
protected:
    Thread() {
        database().write([&](db::Transaction& tx) {
            for (const auto* name : {"Gata", "Skola"}) places::insert_department(tx, organisation, name);
        });
    }

    ProposalId receive(PersonId by) {
        return database().write([&](db::Transaction& tx) {
            proposals::Proposal proposal;
            proposal.id = ProposalId{++last_};
            proposal.process = ProcessId{1};
            proposal.pot = PotId{1};
            proposal.state = proposals::State::received;
            proposal.wording = {"Bänk vid sjön", "Det saknas en bänk.", "Strandvägen"};
            proposal.author = by;
            proposal.author_contact = by ? "" : "Kyrkbacken 3";
            proposal.channel = by ? proposals::Channel::web : proposals::Channel::paper;
            proposal.created_at = now;
            proposal.received_at = now;
            CHECK(proposals::insert_proposal(tx, organisation, proposal, ""));
            open_case(tx, organisation, proposal, now);
            Case of = *find_case_of(tx, organisation, proposal.id);
            of.department = street;
            of.official = official_person;
            CHECK(update_case(tx, organisation, of));
            return proposal.id;
        });
    }
    Result<Message> write(const people::Visitor& who, ProposalId id, const MessageForm& form, Instant at = now) {
        return database().write([&](db::Transaction& tx) { return write_message(tx, who, id, form, at); });
    }
    std::vector<Message> messages(ProposalId id) {
        return database().read([&](db::Connection& c) { return list_messages(c, organisation, id); });
    }

    std::int64_t last_ = 0;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Thread, db::testing::engines(), db::testing::engine_name);

TEST_P(Thread, holds_what_both_sides_wrote_in_order_and_names_a_department) {
    const ProposalId id = receive(author);
    ASSERT_TRUE(write(its_author, id, {.text = "Får den stå på gräset?"}).ok());
    ASSERT_TRUE(write(its_official, id, {.text = "Ja, på norra sidan."}, now + hours(2)).ok());
    const auto all = messages(id);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].side, Side::author);
    EXPECT_EQ(all[0].text, "Får den stå på gräset?");
    EXPECT_EQ(all[1].side, Side::reviewers);
    EXPECT_EQ(all[1].department_name, "Gata");
    EXPECT_EQ(all[1].written_at, now + hours(2));
    EXPECT_TRUE(messages(receive(author)).empty()) << "another idea's thread is another";
}

TEST_P(Thread, refuses_those_without_a_part_in_it) {
    const ProposalId id = receive(author);
    for (const auto& who : {stranger, other_official, administrator}) EXPECT_EQ(write(who, id, {.text = "Hej"}).error().code, "not_in_the_thread");
    EXPECT_EQ(write(its_author, ProposalId{99}, {.text = "Hej"}).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(messages(id).empty());
}

TEST_P(Thread, lets_in_a_department_that_is_asked_and_shuts_out_one_with_an_interest) {
    const ProposalId id = receive(author);
    const CaseId of = database().read([&](db::Connection& c) { return find_case_of(c, organisation, id)->id; });
    database().write([&](db::Transaction& tx) {
        Part part = ask(school, {"child"}, "", now);
        part.id = PartId{1};
        part.in_case = of;
        part.asked_by = official_person;
        insert_part(tx, organisation, part);
    });
    EXPECT_TRUE(write(other_official, id, {.text = "Vi bygger där i sommar."}).ok());
    ASSERT_TRUE(database().write([&](db::Transaction& tx) { return declare_conflict(tx, other_official, of, now); }).ok());
    EXPECT_EQ(write(other_official, id, {.text = "Och en sak till."}).error().code, "not_in_the_thread");
}

TEST_P(Thread, takes_down_what_an_author_on_paper_says_and_posts_the_answer_in_full) {
    const ProposalId id = receive(PersonId{});
    EXPECT_FALSE(write(facilitator, id, {.text = "Hon menar gräset."}).ok()) << "how it came is not said";
    const auto kept = write(facilitator, id, {.text = "Hon menar gräset.", .channel = "phone"});
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept.value().side, Side::author);
    EXPECT_EQ(messages(id).front().entered_by, facilitator_person);
    EXPECT_EQ(messages(id).front().channel, "phone");
    ASSERT_TRUE(write(its_official, id, {.text = "Då går det bra."}).ok());
    const auto rows = database().read([&](db::Connection& c) {
        auto found = c.query("SELECT message, arguments, address FROM notices WHERE organisation_id = 1 AND person_id IS NULL");
        CHECK(found.next());
        return std::vector{found.get<std::string>(0), found.get<std::string>(1), found.get<std::string>(2)};
    });
    EXPECT_EQ(rows[0], "thread.notice.to_author_in_full");
    EXPECT_NE(rows[1].find("Då går det bra."), std::string::npos);
    EXPECT_EQ(rows[2], "Kyrkbacken 3");
}

TEST_P(Thread, is_one_message_however_often_the_form_is_sent_and_has_an_end_each_day) {
    const ProposalId id = receive(author);
    const auto first = write(its_author, id, {.text = "Hej", .request_key = "k1"}), again = write(its_author, id, {.text = "Hej", .request_key = "k1"});
    ASSERT_TRUE(first.ok() && again.ok());
    EXPECT_EQ(first.value().id, again.value().id);
    for (int i = 1; i < messages_per_day_max; ++i) ASSERT_TRUE(write(its_author, id, {.text = "Hej igen"}).ok());
    EXPECT_EQ(write(its_author, id, {.text = "Och en till"}).error().code, "too_many_messages");
    EXPECT_TRUE(write(its_author, id, {.text = "Nästa dag"}, now + days(1) + hours(1)).ok());
    EXPECT_EQ(messages(id).size(), std::size_t(messages_per_day_max) + 1);
}

TEST_P(Thread, waits_for_the_reviewers_until_they_have_written_last) {
    const ProposalId id = receive(author);
    const auto waiting = [&] { return database().read([&](db::Connection& c) { return list_unanswered_threads(c, organisation).size(); }); };
    EXPECT_EQ(waiting(), 0u);
    ASSERT_TRUE(write(its_author, id, {.text = "När?"}).ok());
    EXPECT_EQ(waiting(), 1u);
    ASSERT_TRUE(write(its_official, id, {.text = "I maj."}).ok());
    EXPECT_EQ(waiting(), 0u);
}

TEST_P(Thread, stands_nowhere_in_the_record) {
    const auto count = [&] { return database().read([&](db::Connection& c) { return record::list_entries(c, organisation, 100).size(); }); };
    const ProposalId id = receive(author);
    const auto before = count();
    ASSERT_TRUE(write(its_author, id, {.text = "I förtroende: jag bor där."}).ok());
    ASSERT_TRUE(write(its_official, id, {.text = "Tack."}).ok());
    EXPECT_EQ(count(), before);
}

TEST_P(Thread, forgets_the_words_of_an_author_who_erases_the_account_and_no_others) {
    const ProposalId id = receive(author);
    ASSERT_TRUE(write(its_author, id, {.text = "Jag bor på Storgatan 3."}).ok());
    ASSERT_TRUE(write(its_official, id, {.text = "Tack."}).ok());
    database().write([&](db::Transaction& tx) { forget_messages(tx, organisation, author); });
    EXPECT_EQ(messages(id)[0].text, "");
    EXPECT_EQ(messages(id)[1].text, "Tack.");
}

}  // namespace
}  // namespace allting::reviews
