// Another look at a no: until when, by whom, and what comes of it, against both databases.
#include "reviews/appeal.hpp"

#include "proposals/deadlines.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/appeal_actions.hpp"
#include "reviews/appeal_store.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/example_review_test.hpp"

namespace allting::reviews {
namespace {

using proposals::State;

constexpr PersonId first_official{7}, second_official{17}, author{9};

people::Visitor visitor(PersonId person, people::Role role) {
    people::Visitor made;
    made.organisation = organisation;
    made.person = person;
    made.roles.add(role);
    return made;
}

class AppealStore : public ReviewTest {
protected:
    AppealStore() {
        database().write([&](db::Transaction& tx) {
            publish_example_process(tx);
        });
    }

    /// Received, and refused at `now` by the first official.
    ProposalId refused(PersonId by) {
        return database().write([&](db::Transaction& tx) {
            proposals::Proposal proposal;
            proposal.id = ProposalId{++last_};
            proposal.process = ProcessId{1};
            proposal.pot = PotId{1};
            proposal.state = State::received;
            proposal.wording = {"Bänk vid sjön", "Det saknas en bänk för den som går långsamt.", "Strandvägen"};
            proposal.author = by;
            proposal.channel = by ? proposals::Channel::web : proposals::Channel::paper;
            proposal.created_at = now - days(5);
            proposal.received_at = now - days(5);
            proposals::insert_proposal(tx, organisation, proposal, "");
            open_case(tx, organisation, proposal, now - days(5));
            const Case of = find_case_of(tx, organisation, proposal.id).value();
            const DecisionForm no{.reason = {.code = "safety", .understood = "Tack.", .answer = "Nej.", .why = "Vägen är för smal.", .next = "Föreslå parken.", .who = "Gata"},
                                  .version = of.version};
            CHECK(refuse_proposal(tx, visitor(first_official, people::Role::official), of.id, no, now).ok());
            return proposal.id;
        });
    }
    Result<Appeal> ask(ProposalId id, people::Visitor by, AppealForm form, Instant at) {
        return database().write([&](db::Transaction& tx) { return appeal_refusal(tx, by, id, form, at); });
    }
    Result<Appeal> ask(ProposalId id, Instant at = now + days(1)) { return ask(id, visitor(author, people::Role::resident), {.reason = "Vägen är fyra meter bred."}, at); }
    Result<Appeal> answer(AppealId id, PersonId by, bool overturned, Instant at = now + days(2)) {
        return database().write([&](db::Transaction& tx) {
            return answer_appeal(tx, visitor(by, people::Role::official), id, {.overturned = overturned, .answer = "Vi har mätt vägen.", .who = "Park"}, at);
        });
    }
    Case case_of(ProposalId id) { return database().read([&](db::Connection& c) { return *find_case_of(c, organisation, id); }); }
    proposals::Proposal proposal(ProposalId id) { return database().read([&](db::Connection& c) { return *proposals::find_proposal(c, organisation, id); }); }
    static std::string code_of(const Result<Appeal>& result) { return result.ok() ? "" : std::string(result.error().code); }

private:
    std::int64_t last_ = 0;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, AppealStore, db::testing::engines(), db::testing::engine_name);

TEST_P(AppealStore, the_author_of_a_no_is_promised_another_look_within_ten_working_days) {
    const ProposalId id = refused(author);
    ASSERT_TRUE(ask(id).ok());
    EXPECT_EQ(proposal(id).state, State::appealed);
    EXPECT_EQ(proposal(id).answer_due_at, proposals::answer_due(now + days(1)));
    EXPECT_EQ(case_of(id).state, CaseState::appealed);
    EXPECT_EQ(code_of(ask(id)), "nothing_to_appeal") << "once for one no";
    const auto inbox = database().read([&](db::Connection& c) { return list_inbox(c, organisation); });
    ASSERT_EQ(inbox.size(), 1u);
    EXPECT_EQ(inbox.front().due_at, proposals::answer_due(now + days(1)));
}

TEST_P(AppealStore, the_last_day_is_the_tenth_working_day_and_the_fifteenth_for_letters) {
    const Instant tenth = *instant_from_iso("2027-02-24T15:00:00Z"), fifteenth = *instant_from_iso("2027-03-03T15:00:00Z");
    EXPECT_EQ(code_of(ask(refused(author), tenth + days(1))), "appeal_too_late");
    EXPECT_TRUE(ask(refused(author), tenth).ok());
    const auto facilitator = visitor(PersonId{8}, people::Role::facilitator);
    const AppealForm letter{.reason = "Vägen är fyra meter bred.", .channel = "paper", .arrived = fifteenth};
    EXPECT_TRUE(ask(refused({}), facilitator, letter, fifteenth + days(2)).ok()) << "typed two days after it came";
    AppealForm late = letter;
    late.arrived = fifteenth + days(1);
    EXPECT_EQ(code_of(ask(refused({}), facilitator, late, fifteenth + days(2))), "appeal_too_late");
    AppealForm tomorrow = letter;
    tomorrow.arrived = fifteenth + days(1);
    EXPECT_FALSE(ask(refused({}), facilitator, tomorrow, fifteenth).ok()) << "no letter comes tomorrow";
}

TEST_P(AppealStore, only_the_author_asks_or_a_facilitator_who_says_how_it_came) {
    const ProposalId id = refused(author);
    const AppealForm form{.reason = "Vägen är fyra meter bred."};
    EXPECT_EQ(code_of(ask(id, visitor(PersonId{10}, people::Role::resident), form, now)), "not_the_author");
    EXPECT_EQ(code_of(ask(id, visitor(PersonId{8}, people::Role::facilitator), form, now)), "not_the_author");
}

TEST_P(AppealStore, whoever_said_no_does_not_answer_the_appeal) {
    const ProposalId id = refused(author);
    const AppealId appeal = ask(id).value().id;
    EXPECT_EQ(code_of(answer(appeal, first_official, false)), "same_official");
    EXPECT_EQ(code_of(answer(appeal, author, true)), "same_official");
    EXPECT_TRUE(answer(appeal, second_official, false).ok());
}

TEST_P(AppealStore, a_no_that_stands_keeps_its_reason_and_ends_there) {
    const ProposalId id = refused(author);
    const AppealId appeal = ask(id).value().id;
    ASSERT_TRUE(answer(appeal, second_official, false).ok());
    EXPECT_EQ(proposal(id).state, State::reviewed_again);
    EXPECT_EQ(case_of(id).state, CaseState::refused);
    EXPECT_EQ(case_of(id).reason.why, "Vägen är för smal.");
    EXPECT_FALSE(proposal(id).answer_due_at.has_value());
    EXPECT_EQ(code_of(answer(appeal, second_official, true)), "appeal_answered");
    EXPECT_EQ(code_of(ask(id, now + days(3))), "nothing_to_appeal");
}

TEST_P(AppealStore, an_overturned_no_is_under_review_with_the_second_official) {
    const ProposalId id = refused(author);
    const AppealId appeal = ask(id).value().id;
    ASSERT_TRUE(answer(appeal, second_official, true).ok());
    EXPECT_EQ(proposal(id).state, State::in_review);
    EXPECT_EQ(case_of(id).state, CaseState::open);
    EXPECT_EQ(case_of(id).official, second_official);
    EXPECT_EQ(proposal(id).answer_due_at, proposals::answer_due(now + days(2)));
}

TEST_P(AppealStore, nothing_is_overturned_once_the_ballot_is_set) {
    const ProposalId id = refused(author);
    const AppealId appeal = ask(id).value().id;
    EXPECT_EQ(code_of(answer(appeal, second_official, true, now + days(101))), "ballot_is_set");
    EXPECT_EQ(proposal(id).state, State::appealed);
}

TEST_P(AppealStore, an_idea_taken_back_takes_its_appeal_along) {
    const ProposalId id = refused(author);
    const AppealId appeal = ask(id).value().id;
    database().write([&](db::Transaction& tx) { close_case(tx, organisation, *proposals::find_proposal(tx, organisation, id), now + days(2)); });
    EXPECT_EQ(code_of(answer(appeal, second_official, true)), "appeal_answered");
}

}  // namespace
}  // namespace allting::reviews
