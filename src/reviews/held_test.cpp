// Answers that wait for each other: what holds, what voids, and against both databases that they are given all or none.
#include "reviews/held.hpp"

#include <gtest/gtest.h>

#include "places/place_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/held_actions.hpp"
#include "reviews/held_store.hpp"
#include "reviews/signature.hpp"

namespace allting::reviews {
namespace {

using proposals::State;

TEST(Held, a_moment_lies_ahead) {
    EXPECT_TRUE(check_moment({}, now).ok());
    EXPECT_TRUE(check_moment(now + minutes(1), now).ok());
    EXPECT_FALSE(check_moment(now, now).ok());
}

TEST(Held, void_answers_hold_nobody_up_and_are_not_given) {
    const std::vector<HeldAnswer> voided{{.is_void = true}}, waiting{{.is_void = true}, {}};
    EXPECT_TRUE(check_end_of_holding(voided).ok());
    EXPECT_EQ(check_end_of_holding(waiting).error().code, "answers_wait");
    EXPECT_EQ(check_release(voided).error().code, "nothing_to_give");
    EXPECT_TRUE(check_release(waiting).ok());
}

class HeldStore : public ReviewTest {
protected:
    template <class Action> auto write(Action action) {
        return database().write([&](db::Transaction& tx) { return action(tx); });
    }
    HeldStore() {
        write([&](db::Transaction& tx) {
            publish_example_process(tx);
            official_.department = places::insert_department(tx, organisation, "Park");
            return true;
        });
        official_.person = PersonId{21};
        official_.roles.add(people::Role::official);
        facilitator_.person = PersonId{23};
        facilitator_.roles.add(people::Role::facilitator);
        bench_ = receive("Bänk vid sjön");
        pitch_ = receive("Bollplan");
    }
    ProposalId receive(const char* title) {
        proposals::Proposal proposal{.process = ProcessId{1}, .pot = PotId{1}, .wording = {title, "Den behövs.", "Sjön"}, .author = PersonId{90}};
        return write([&](db::Transaction& tx) {
            const auto made = proposals::receive_made(tx, organisation, proposal, "resident", now);
            if (!find_case_of(tx, organisation, made.id)) open_case(tx, organisation, made, now);
            return made.id;
        });
    }
    void hold(std::optional<Instant> release_at = {}) {
        EXPECT_TRUE(write([&](db::Transaction& tx) { return hold_answers(tx, facilitator_, {.process = ProcessId{1}, .release_at = release_at}, now); }).ok());
    }
    Result<Case> refuse_idea(ProposalId id) {
        const DecisionForm form{.reason = {.code = "over_max", .understood = "Tack.", .answer = "Nej.", .why = "För dyr.", .next = "Läs mer.", .who = "Park"},
                                .version = case_of(id).version};
        return write([&](db::Transaction& tx) { return sign_refusal(tx, official_, case_of(tx, id).id, form, now); });
    }
    Result<Case> accept_idea(ProposalId id) {
        const EstimateForm cost{.estimate = {.low = kronor(10'000), .high = kronor(20'000), .note = "Ramavtal", .owner = official_.department}, .version = case_of(id).version};
        EXPECT_TRUE(write([&](db::Transaction& tx) { return estimate_cost(tx, official_, case_of(tx, id).id, cost, now); }).ok());
        const DecisionForm form{.reason = {.understood = "Tack.", .answer = "Ja.", .who = "Park"}, .version = case_of(id).version};
        return write([&](db::Transaction& tx) { return sign_acceptance(tx, official_, case_of(tx, id).id, form, now); });
    }
    Result<int> release(Instant at) {
        return write([&](db::Transaction& tx) { return release_answers(tx, organisation, ProcessId{1}, at); });
    }
    static Case case_of(db::Connection& c, ProposalId id) { return *find_case_of(c, organisation, id); }
    Case case_of(ProposalId id) { return database().read([&](db::Connection& c) { return case_of(c, id); }); }
    State state_of(ProposalId id) { return database().read([&](db::Connection& c) { return proposals::find_proposal(c, organisation, id)->state; }); }
    std::vector<HeldAnswer> held() { return database().read([&](db::Connection& c) { return list_held(c, organisation, ProcessId{1}); }); }
    static constexpr db::Sql count_told = "SELECT COUNT(*) FROM notices WHERE organisation_id = ? AND message IN ('reviews.notice.refused_in_full', 'reviews.notice.accepted')";
    std::int64_t told() {
        return database().read([&](db::Connection& c) {
            auto rows = c.query(count_told, organisation);
            rows.next();
            return rows.get<std::int64_t>(0);
        });
    }
    people::Visitor official_, facilitator_;
    ProposalId bench_, pitch_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, HeldStore, db::testing::engines(), db::testing::engine_name);

TEST_P(HeldStore, a_held_answer_changes_nothing_outside) {
    hold();
    EXPECT_EQ(refuse_idea(bench_).value().state, CaseState::open);
    EXPECT_EQ(state_of(bench_), State::received);
    EXPECT_EQ(told(), 0);
    EXPECT_EQ(case_of(bench_).reason.answer, "");
    ASSERT_EQ(held().size(), 1u);
    EXPECT_FALSE(held()[0].accepts);
}

TEST_P(HeldStore, answers_are_given_in_one_step) {
    hold();
    ASSERT_TRUE(refuse_idea(bench_).ok());
    ASSERT_TRUE(accept_idea(pitch_).ok());
    EXPECT_EQ(release(now + days(3)).value(), 2);
    EXPECT_EQ(state_of(bench_), State::not_feasible);
    EXPECT_EQ(state_of(pitch_), State::accepted);
    EXPECT_EQ(case_of(bench_).decided_at, now + days(3));
    EXPECT_TRUE(held().empty());
}

TEST_P(HeldStore, a_held_answer_passes_the_checks_of_a_given_one) {
    hold();
    const DecisionForm without_cost{.reason = {.understood = "Tack.", .answer = "Ja.", .who = "Park"}, .version = case_of(pitch_).version};
    EXPECT_FALSE(write([&](db::Transaction& tx) { return sign_acceptance(tx, official_, case_of(tx, pitch_).id, without_cost, now); }).ok());
    EXPECT_TRUE(held().empty());
}

TEST_P(HeldStore, none_is_given_when_one_cannot_be) {
    hold();
    ASSERT_TRUE(refuse_idea(bench_).ok());
    ASSERT_TRUE(accept_idea(pitch_).ok());
    const auto refused = release(now + days(101));  // the vote is open: nothing new comes onto the ballot
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "cannot_give");
    EXPECT_EQ(state_of(bench_), State::received);
    EXPECT_EQ(held().size(), 2u);
    EXPECT_EQ(told(), 0);
}

TEST_P(HeldStore, a_case_that_changes_voids_its_answer) {
    hold();
    ASSERT_TRUE(refuse_idea(bench_).ok());
    const EstimateForm cost{.estimate = {.low = kronor(1'000), .high = kronor(2'000), .note = "Nytt pris", .owner = official_.department}, .version = case_of(bench_).version};
    ASSERT_TRUE(write([&](db::Transaction& tx) { return estimate_cost(tx, official_, case_of(tx, bench_).id, cost, now); }).ok());
    ASSERT_EQ(held().size(), 1u);
    EXPECT_TRUE(held()[0].is_void);
    EXPECT_EQ(release(now + days(1)).error().code, "nothing_to_give");
    ASSERT_TRUE(refuse_idea(bench_).ok());
    EXPECT_EQ(release(now + days(1)).value(), 1);
}

TEST_P(HeldStore, what_its_author_takes_back_waits_no_more) {
    hold();
    ASSERT_TRUE(refuse_idea(bench_).ok());
    write([&](db::Transaction& tx) {
        close_case(tx, organisation, *proposals::find_proposal(tx, organisation, bench_), now);
        return true;
    });
    EXPECT_TRUE(held().empty());
}

TEST_P(HeldStore, an_official_takes_an_answer_back) {
    hold();
    ASSERT_TRUE(refuse_idea(bench_).ok());
    EXPECT_EQ(write([&](db::Transaction& tx) { return stop_holding(tx, facilitator_, ProcessId{1}, now); }).error().code, "answers_wait");
    EXPECT_TRUE(write([&](db::Transaction& tx) { return take_answer_back(tx, official_, case_of(tx, bench_).id, now); }).ok());
    EXPECT_TRUE(write([&](db::Transaction& tx) { return stop_holding(tx, facilitator_, ProcessId{1}, now); }).ok());
    EXPECT_EQ(refuse_idea(bench_).value().state, CaseState::refused) << "given at once again";
}

TEST_P(HeldStore, an_answer_of_someone_who_got_a_conflict_is_not_given) {
    hold();
    ASSERT_TRUE(refuse_idea(bench_).ok());
    write([&](db::Transaction& tx) {
        EXPECT_TRUE(declare_conflict(tx, official_, case_of(tx, bench_).id, now).ok());
        return true;
    });
    EXPECT_EQ(release(now + days(1)).error().code, "cannot_give");
}

TEST_P(HeldStore, the_clock_gives_them_at_the_moment) {
    hold(now + days(2));
    ASSERT_TRUE(refuse_idea(bench_).ok());
    EXPECT_EQ(release_due_answers(database(), organisation, now + days(1)), 0);
    EXPECT_EQ(release_due_answers(database(), organisation, now + days(2)), 1);
    EXPECT_EQ(state_of(bench_), State::not_feasible);
    EXPECT_EQ(release_due_answers(database(), organisation, now + days(2)), 0);
}

TEST_P(HeldStore, the_clock_gives_up_a_moment_that_does_not_work) {
    hold(now + days(2));
    EXPECT_EQ(release_due_answers(database(), organisation, now + days(2)), 0);  // nothing is ready
    EXPECT_TRUE(database().read([&](db::Connection& c) { return list_due_releases(c, organisation, now + days(3)).empty(); }));
}

}  // namespace
}  // namespace allting::reviews
