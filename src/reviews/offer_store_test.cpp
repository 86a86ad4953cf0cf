// Offers, counter-offers and times to meet: who may answer, whose turn it is, and what a yes makes of the idea.
#include <gtest/gtest.h>

#include "places/place_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/meeting_actions.hpp"
#include "reviews/meeting_store.hpp"
#include "reviews/offer_actions.hpp"
#include "reviews/offer_store.hpp"

namespace allting::reviews {
namespace {

using proposals::State;

people::Visitor visitor(std::int64_t person, people::Role role) {
    people::Visitor made;
    made.organisation = organisation;
    made.person = PersonId{person};
    made.roles.add(role);
    return made;
}

class Offers : public ReviewTest {
protected:
    Offers() {
        database().write([&](db::Transaction& tx) {
            publish_example_process(tx, days(400));
            places::insert_department(tx, organisation, "Park");
        });
    }
    template <class Action> auto write(Action action) {
        return database().write([&](db::Transaction& tx) { return action(tx); });
    }
    ProposalId receive(bool on_paper = false) {
        return write([&](db::Transaction& tx) {
            proposals::Proposal proposal;
            proposal.id = ProposalId{++last_};
            proposal.process = ProcessId{1};
            proposal.pot = PotId{1};
            proposal.state = State::received;
            proposal.wording = {"Bänk vid sjön", "Det saknas en bänk.", "Länsvägen"};
            proposal.latitude = 57.70;
            proposal.longitude = 11.90;
            proposal.author = on_paper ? PersonId{} : author_.person;
            proposal.channel = on_paper ? proposals::Channel::paper : proposals::Channel::web;
            proposal.created_at = now;
            proposal.received_at = now;
            proposal.revision = 1;
            CHECK(proposals::insert_proposal(tx, organisation, proposal, ""));
            proposals::insert_revision(tx, organisation, proposal.id, {1, proposal.wording, "received", now});
            open_case(tx, organisation, proposal, now);
            return proposal.id;
        });
    }
    proposals::Proposal proposal(ProposalId id) {
        return *database().read([&](db::Connection& c) { return proposals::find_proposal(c, organisation, id); });
    }
    Case case_of(ProposalId id) {
        return *database().read([&](db::Connection& c) { return find_case_of(c, organisation, id); });
    }
    ChangeOffer offer(OfferId id) {
        return *database().read([&](db::Connection& c) { return find_offer(c, organisation, id); });
    }
    Result<ChangeOffer> offer_school_street(ProposalId id) {
        const Case of = case_of(id);
        OfferForm form{.explanation = "Skolgatan är kommunens.", .wording = {"Bänk vid sjön", "Det saknas en bänk.", "Skolgatan"}, .version = of.version};
        form.terms = {.spot = proposals::Spot{57.71, 11.91}, .size = "2 meter", .hours = "dygnet runt", .cost = kronor(12'000)};
        return write([&](db::Transaction& tx) { return offer_change(tx, official_, of.id, form, now); });
    }
    static CounterForm to_the_cape(std::string channel = {}, std::string evidence = {}) {
        CounterForm form{.explanation = "Udden har sol.", .wording = {"Bänk vid sjön", "Det saknas en bänk.", "Udden"}, .by = {channel, evidence}};
        form.terms.spot = proposals::Spot{57.72, 11.92};
        return form;
    }
    Result<ChangeOffer> counter(OfferId id, const people::Visitor& by, const CounterForm& form) {
        return write([&](db::Transaction& tx) { return counter_offer(tx, by, id, form, now); });
    }
    Result<Meeting> ask(OfferId id, const people::Visitor& by, Instant starts_at) {
        return write([&](db::Transaction& tx) { return ask_to_meet(tx, by, id, {.starts_at = starts_at, .place = "Biblioteket", .phone = "070", .words = ""}, now); });
    }

    people::Visitor official_ = visitor(7, people::Role::official), facilitator_ = visitor(8, people::Role::facilitator),
                    author_ = visitor(9, people::Role::resident);
    std::int64_t last_ = 0;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Offers, db::testing::engines(), db::testing::engine_name);

TEST_P(Offers, keep_what_they_hold_and_move_the_idea_with_a_yes) {
    const ProposalId id = receive();
    const OfferId made = offer_school_street(id).value().id;
    EXPECT_EQ(offer(made).terms, (Terms{proposals::Spot{57.71, 11.91}, "2 meter", "dygnet runt", kronor(12'000)}));
    EXPECT_DOUBLE_EQ(*proposal(id).latitude, 57.70) << "nothing moves without a yes";
    write([&](db::Transaction& tx) { return answer_offer(tx, author_, made, {.accepted = true, .words = "Ja."}, now); }).value();
    EXPECT_DOUBLE_EQ(*proposal(id).latitude, 57.71);
    EXPECT_DOUBLE_EQ(*proposal(id).longitude, 11.91);
    EXPECT_EQ(proposal(id).wording.place, "Skolgatan");
}

TEST_P(Offers, countered_are_the_officials_to_answer_and_their_clock_runs) {
    const ProposalId id = receive();
    const OfferId made = offer_school_street(id).value().id;
    EXPECT_FALSE(proposal(id).answer_due_at.has_value());
    const ChangeOffer countered = counter(made, author_, to_the_cape()).value();
    EXPECT_TRUE(countered.by_author);
    EXPECT_EQ(offer(made).state, OfferState::replaced);
    EXPECT_EQ(case_of(id).state, CaseState::open);
    EXPECT_EQ(proposal(id).answer_due_at, case_of(id).due_at);
    EXPECT_EQ(countered.due_at, case_of(id).due_at);
    EXPECT_EQ(write([&](db::Transaction& tx) { return answer_offer(tx, author_, countered.id, {.accepted = true}, now); }).error().code, "offer_not_found")
        << "nobody says yes to an offer of one's own";
    EXPECT_EQ(write([&](db::Transaction& tx) { return lapse_offers(tx, organisation, now + days(90)); }), 0) << "late officials take nothing from an author";
}

TEST_P(Offers, an_accepted_counter_is_the_authors_own_words) {
    const ProposalId id = receive();
    const ChangeOffer countered = counter(offer_school_street(id).value().id, author_, to_the_cape()).value();
    write([&](db::Transaction& tx) { return answer_counter(tx, official_, countered.id, {.accepted = true, .reason = ""}, now); }).value();
    EXPECT_EQ(proposal(id).wording.place, "Udden");
    EXPECT_DOUBLE_EQ(*proposal(id).latitude, 57.72);
    EXPECT_EQ(offer(countered.id).channel, "web");
    EXPECT_EQ(case_of(id).state, CaseState::open);
}

TEST_P(Offers, a_declined_counter_leaves_the_idea) {
    const ProposalId id = receive();
    const ChangeOffer countered = counter(offer_school_street(id).value().id, author_, to_the_cape()).value();
    write([&](db::Transaction& tx) { return answer_counter(tx, official_, countered.id, {.accepted = false, .reason = "Udden rasar."}, now); }).value();
    EXPECT_EQ(proposal(id).wording.place, "Länsvägen");
    EXPECT_DOUBLE_EQ(*proposal(id).latitude, 57.70);
}

TEST_P(Offers, a_case_is_not_decided_while_a_counter_waits) {
    const ProposalId id = receive();
    const ChangeOffer countered = counter(offer_school_street(id).value().id, author_, to_the_cape()).value();
    const CaseId in_case = case_of(id).id;
    const DecisionForm no{.reason = {.code = "safety", .understood = "Tack.", .answer = "Nej.", .why = "Smalt.", .next = "Parken.", .who = "Gata"}, .version = case_of(id).version};
    const auto refused = write([&](db::Transaction& tx) { return refuse_proposal(tx, official_, in_case, no, now); });
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "offer_waits");
    const OfferId again = offer_school_street(id).value().id;
    EXPECT_EQ(offer(countered.id).state, OfferState::replaced) << "a new offer answers it";
    EXPECT_EQ(offer(again).state, OfferState::offered);
}

TEST_P(Offers, the_same_counter_is_a_yes_and_an_unchanged_one_nothing) {
    const ProposalId id = receive();
    const OfferId made = offer_school_street(id).value().id;
    CounterForm same{.explanation = "Så vill jag ha det.", .wording = offer(made).wording};
    same.terms = {.spot = offer(made).terms.spot, .size = "2 meter", .hours = "dygnet runt", .cost = kronor(12'000)};
    EXPECT_FALSE(counter(made, author_, same).ok());
    EXPECT_FALSE(counter(made, author_, {.explanation = "Som det är.", .wording = proposal(id).wording}).ok());
    EXPECT_EQ(offer(made).state, OfferState::offered);
}

TEST_P(Offers, who_speaks_for_an_author_says_by_which_way_and_how_one_knows) {
    const ProposalId id = receive(true);
    const OfferId made = offer_school_street(id).value().id;
    EXPECT_EQ(counter(made, facilitator_, to_the_cape()).error().code, "not_the_author");
    EXPECT_FALSE(counter(made, facilitator_, to_the_cape("phone")).ok());
    EXPECT_EQ(counter(made, visitor(10, people::Role::resident), to_the_cape("phone", "Samtal")).error().code, "not_the_author");
    EXPECT_FALSE(write([&](db::Transaction& tx) { return answer_offer(tx, facilitator_, made, {.accepted = true, .channel = "phone"}, now); }).ok());
    const ChangeOffer countered = counter(made, facilitator_, to_the_cape("phone", "Samtal 10 februari kl. 9")).value();
    EXPECT_EQ(offer(countered.id).entered_by, facilitator_.person);
    EXPECT_EQ(offer(countered.id).evidence, "Samtal 10 februari kl. 9");
    EXPECT_EQ(offer(countered.id).channel, "phone");
}

TEST_P(Offers, asking_to_meet_gives_the_turn_to_the_officials_and_agreeing_gives_it_back) {
    const ProposalId id = receive();
    const ChangeOffer made = offer_school_street(id).value();
    const Meeting asked = ask(made.id, author_, now + days(7)).value();
    EXPECT_EQ(case_of(id).state, CaseState::open);
    EXPECT_EQ(proposal(id).answer_due_at, case_of(id).due_at);
    EXPECT_EQ(write([&](db::Transaction& tx) { return lapse_offers(tx, organisation, now + days(90)); }), 0);
    EXPECT_EQ(write([&](db::Transaction& tx) { return confirm_meeting(tx, author_, asked.id, {}, now); }).error().code, "own_meeting");
    write([&](db::Transaction& tx) { return confirm_meeting(tx, official_, asked.id, {}, now); }).value();
    EXPECT_EQ(case_of(id).state, CaseState::waiting_for_author);
    EXPECT_FALSE(proposal(id).answer_due_at.has_value());
    EXPECT_EQ(to_iso(offer(made.id).due_at), "2027-03-03T09:00:00Z") << "ten working days from the meeting on 17 February";
}

TEST_P(Offers, another_time_is_agreed_by_the_side_that_did_not_propose_it) {
    const ProposalId id = receive();
    const ChangeOffer made = offer_school_street(id).value();
    const Meeting asked = ask(made.id, author_, now + days(7)).value();
    EXPECT_FALSE(ask(made.id, author_, now - hours(1)).ok()) << "a time that has passed";
    const Meeting other = write([&](db::Transaction& tx) {
        return propose_other_time(tx, official_, made.id, {.starts_at = now + days(8), .place = "Kontoret"}, now);
    }).value();
    EXPECT_EQ(write([&](db::Transaction& tx) { return confirm_meeting(tx, official_, asked.id, {}, now); }).error().code, "meeting_answered");
    EXPECT_FALSE(write([&](db::Transaction& tx) { return confirm_meeting(tx, official_, other.id, {}, now); }).ok());
    EXPECT_EQ(write([&](db::Transaction& tx) { return confirm_meeting(tx, author_, other.id, {}, now); }).value().state, MeetingState::confirmed);
    EXPECT_EQ(case_of(id).state, CaseState::waiting_for_author);
    const auto all = database().read([&](db::Connection& c) { return list_meetings(c, organisation, made.id); });
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].state, MeetingState::replaced);
    EXPECT_EQ(all[1].place, "Kontoret");
    EXPECT_EQ(all[1].starts_at, now + days(8));
}

TEST_P(Offers, who_erases_the_account_takes_the_telephone_number_along) {
    const ProposalId id = receive();
    const ChangeOffer made = offer_school_street(id).value();
    ask(made.id, author_, now + days(7)).value();
    const auto phone = [&] { return database().read([&](db::Connection& c) { return list_meetings(c, organisation, made.id); }).front().phone; };
    EXPECT_EQ(phone(), "070");
    write([&](db::Transaction& tx) { forget_meetings_of(tx, organisation, PersonId{10}); return 0; });
    EXPECT_EQ(phone(), "070") << "somebody else's";
    write([&](db::Transaction& tx) { forget_meetings_of(tx, organisation, author_.person); return 0; });
    EXPECT_EQ(phone(), "");
}

TEST_P(Offers, the_author_may_answer_while_a_meeting_is_asked_for) {
    const ProposalId id = receive();
    const ChangeOffer made = offer_school_street(id).value();
    ask(made.id, author_, now + days(7)).value();
    write([&](db::Transaction& tx) { return answer_offer(tx, author_, made.id, {.accepted = false, .words = "Nej tack."}, now); }).value();
    EXPECT_EQ(case_of(id).state, CaseState::open);
    EXPECT_EQ(proposal(id).state, State::author_replied);
}

}  // namespace
}  // namespace allting::reviews
