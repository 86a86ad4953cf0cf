// The contract of the vote, on both engines: one voter, one ballot; nothing stored on refusal; nothing told before the close.
#include "ballots/ballot_actions.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "ballots/ballot_store.hpp"
#include "ballots/vote_contract_test.hpp"
#include "ballots/roll_store.hpp"
#include "electorate/register_store.hpp"
#include "people/eid_store.hpp"
#include "people/person_store.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/log_store.hpp"
#include "core/text.hpp"

namespace allting::ballots {

namespace {

using namespace testing;

constexpr PersonId amina{7}, bertil{8};

class BallotContract : public VoteContract {
protected:
    Result<Receipt> cast(PersonId person, std::vector<ProjectId> projects, std::string key, Instant now = in_vote,
                         std::optional<Right> right = lives) {
        return cast_by(caller(person), std::move(projects), std::move(key), now, std::move(right));
    }
    Result<void> withdraw(PersonId person, Instant now = in_vote) { return withdraw_by(caller(person), now); }
    /// What lies in the box now, opened with the key.
    std::vector<std::string> box() {
        std::vector<std::string> ballots;
        database().read([&](db::Connection& c) {
            const auto box = find_box(c, site_, lindvalla, vote_id);
            if (!box.ok()) return;  // nobody has cast yet
            for_each_slot(c, box.value(), [&](const Slot& slot) { if (slot.has_ballot) ballots.push_back(text_of(slot.marks)); });
        });
        std::sort(ballots.begin(), ballots.end());
        return ballots;
    }
    std::optional<RollRow> row(PersonId person) {
        return database().read([&](db::Connection& c) { return find_roll_row_of(c, lindvalla, vote_id, person); });
    }
    bool is_in_box(const std::string& receipt) { return answer(receipt).state == ReceiptState::in_box; }
    std::optional<When> when(PersonId person) {
        return database().read([&](db::Connection& c) { return when_of(find_box(c, site_, lindvalla, vote_id).value(), *row(person, c)); });
    }
    std::optional<RollRow> row(PersonId person, db::Connection& c) { return find_roll_row_of(c, lindvalla, vote_id, person); }

};
INSTANTIATE_TEST_SUITE_P(EachEngine, BallotContract, db::testing::engines(), db::testing::engine_name);

using Box = std::vector<std::string>;

TEST_P(BallotContract, a_cast_vote_lies_in_the_box_and_the_roll_says_that_not_what) {
    const auto receipt = cast(amina, {park, bench}, "request one");
    ASSERT_TRUE(receipt.ok());
    EXPECT_EQ(receipt.value().change_until, after_vote);
    EXPECT_EQ(box(), Box{"12,31"});
    EXPECT_TRUE(is_in_box(receipt.value().code));
    EXPECT_EQ(row(amina)->state, RollState::online_cast);
    EXPECT_EQ(when(amina), (When{"2027-03-10", "web"}));
    EXPECT_EQ(row(bertil), std::nullopt);
}

TEST_P(BallotContract, the_same_act_again_gives_the_same_receipt_and_stores_nothing) {
    const auto first = cast(amina, {bench, park}, "request one");
    const auto before = row(amina);
    const auto again = cast(amina, {park, bench}, "request one");
    EXPECT_EQ(again.value().code, first.value().code);
    EXPECT_EQ(row(amina), before);
    EXPECT_EQ(box(), Box{"12,31"});
}

TEST_P(BallotContract, the_same_key_with_other_marks_is_refused) {
    ASSERT_TRUE(cast(amina, {bench}, "request one").ok());
    const auto other = cast(amina, {park}, "request one");
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.error().code, "request_key_reused");
    EXPECT_EQ(other.error().kind, ErrorKind::conflict);
    EXPECT_EQ(box(), Box{"12"});
}

TEST_P(BallotContract, the_last_vote_counts_and_the_old_receipt_is_void) {
    const auto old = cast(amina, {bench}, "request one");
    const auto now = cast(amina, {lights}, "request two", last_moment);
    ASSERT_TRUE(now.ok());
    EXPECT_EQ(box(), Box{"21"});
    EXPECT_EQ(answer(old.value().code).state, ReceiptState::replaced);
    EXPECT_TRUE(is_in_box(now.value().code));
}

TEST_P(BallotContract, a_withdrawn_vote_is_gone_and_another_may_follow) {
    ASSERT_TRUE(cast(amina, {bench}, "request one").ok());
    EXPECT_EQ(withdraw(bertil).error().code, "nothing_to_withdraw");
    ASSERT_TRUE(withdraw(amina).ok());
    EXPECT_EQ(box(), Box{});
    EXPECT_EQ(row(amina)->state, RollState::online_withdrawn);
    EXPECT_EQ(row(amina)->voted_sealed, "");
    EXPECT_EQ(withdraw(amina).error().code, "nothing_to_withdraw");
    ASSERT_TRUE(cast(amina, {park}, "request two").ok());
    EXPECT_EQ(box(), Box{"31"});
}

TEST_P(BallotContract, a_refusal_stores_nothing) {
    EXPECT_EQ(cast(amina, {bench}, "request one", before_vote).error().code, "phase_closed");
    EXPECT_EQ(cast(amina, {bench}, "request one", after_vote).error().code, "phase_closed");
    EXPECT_EQ(cast(amina, {bench, bench}, "request one").error().code, "doubled_project");
    EXPECT_EQ(cast(amina, {ProjectId{404}}, "request one").error().code, "unknown_project");
    EXPECT_EQ(cast(amina, {bench, lights}, "request one").error().code, "two_areas");
    EXPECT_EQ(cast(amina, {}, "request one").error().code, "nothing_chosen");
    EXPECT_EQ(cast(amina, {bench}, "short").error().fields.front().field, "request_key");
    EXPECT_EQ(cast(amina, {bench}, "request one", in_vote, std::nullopt).error().code, "right_not_stated");
    EXPECT_EQ(cast(amina, {bench}, "request one", in_vote, Right{.relation = "rents", .birth_year = {}}).error().fields.front().code, "no_such_relation");
    EXPECT_EQ(cast({}, {bench}, "request one").error().code, "not_signed_in");
    EXPECT_EQ(box(), Box{});
    EXPECT_EQ(row(amina), std::nullopt);
}

TEST_P(BallotContract, a_refused_change_leaves_the_vote_as_it_was) {
    const auto receipt = cast(amina, {bench}, "request one");
    EXPECT_FALSE(cast(amina, {bench, lights}, "request two").ok());
    EXPECT_EQ(withdraw(amina, after_vote).error().code, "phase_closed");
    EXPECT_EQ(box(), Box{"12"});
    EXPECT_TRUE(is_in_box(receipt.value().code));
}

TEST_P(BallotContract, a_project_of_another_vote_is_named) {
    database().write([&](db::Transaction& tx) {
        auto other = example_vote();
        other.id = ProcessId{2};
        for (auto& pot : other.pots) pot.id.value += 10;
        processes::insert_process(tx, lindvalla, other, before_vote);
        auto foreign = project(ProjectId{99}, PotId{11}, "Främmande", kronor(1));
        foreign.process = other.id;
        proposals::insert_project(tx, lindvalla, foreign);
    });
    EXPECT_EQ(cast(amina, {ProjectId{99}}, "request one").error().code, "project_of_another_process");
}

TEST_P(BallotContract, the_right_is_stated_once_and_holds_for_the_vote) {
    const auto state = [&](const Right& right) {
        return database().write([&](db::Transaction& tx) { return state_right(tx, site_, caller(amina), vote_id, right, in_vote); });
    };
    EXPECT_FALSE(state({.relation = "rents", .birth_year = {}}).ok());
    ASSERT_TRUE(state(lives).ok());
    EXPECT_EQ(row(amina)->state, RollState::none);
    ASSERT_TRUE(cast(amina, {bench}, "request one", in_vote, std::nullopt).ok());
    EXPECT_EQ(row(amina)->right, lives);
    const auto votes = database().read([&](db::Connection& c) { return list_votes_of(c, lindvalla, amina); });
    ASSERT_EQ(votes.size(), 1u);
    EXPECT_EQ(votes[0].row.state, RollState::online_cast);
}

TEST_P(BallotContract, the_first_ballot_fixes_the_rules_when_the_clock_is_late) {
    ASSERT_TRUE(cast(amina, {bench}, "request one").ok());
    const auto process = database().read([&](db::Connection& c) { return processes::find_process(c, lindvalla, vote_id); });
    EXPECT_TRUE(process->rules_hash.has_value());
    EXPECT_TRUE(cast(bertil, {bench}, "request two").ok());
}

TEST_P(BallotContract, sixty_four_casts_at_once_by_one_voter_leave_one_ballot) {
    std::atomic<int> accepted = 0;
    std::vector<std::thread> crowd;
    for (int i = 0; i < 64; ++i)
        crowd.emplace_back([&, i] { accepted += cast(amina, {i % 2 ? bench : park}, "request " + std::to_string(i)).ok(); });
    for (auto& thread : crowd) thread.join();
    EXPECT_EQ(accepted, 64);  // each took the place of the one before
    EXPECT_EQ(box().size(), 1u);
}

TEST_P(BallotContract, many_voters_at_once_have_one_ballot_each) {
    std::vector<std::thread> crowd;
    for (std::int64_t i = 1; i <= 40; ++i)
        crowd.emplace_back([&, i] { EXPECT_TRUE(cast(PersonId{i}, {bench}, "request one").ok()); });
    for (auto& thread : crowd) thread.join();
    EXPECT_EQ(box().size(), 40u);
}

TEST_P(BallotContract, nobody_reads_the_box_before_the_close) {
    ASSERT_TRUE(cast(amina, {bench}, "request one").ok());
    database().read([&](db::Connection& c) {
        int seen = 0;
        const auto read = for_each_ballot(c, lindvalla, vote_, last_moment, [&](const Marks&) { ++seen; });
        ASSERT_FALSE(read.ok());
        EXPECT_EQ(read.error().code, "vote_not_closed");
        EXPECT_EQ(seen, 0);
    });
}

TEST_P(BallotContract, an_account_with_the_identity_of_the_register_is_that_voter) {
    const std::string number(32, 'n');
    const VoterId listed{4711};
    const PersonId proved = database().write([&](db::Transaction& tx) {
        electorate::store_register(tx, lindvalla, vote_id, {});
        electorate::insert_entry(tx, lindvalla, vote_id, {.voter = listed, .match_hash = std::string(32, 'm'), .identity_hash = number, .name = "Amina"}, 1);
        const PersonId person = people::insert_person(tx, lindvalla, {.name = "Amina"}, std::nullopt, std::nullopt);
        people::update_identity_hash(tx, lindvalla, person, number);
        return person;
    });
    const Caller by_account = database().read([&](db::Connection& c) { return caller_by_account(c, caller(proved).visitor, vote_id); });
    EXPECT_EQ(by_account.pass, listed);
    ASSERT_TRUE(cast_by(by_account, {bench}, "request one", in_vote, std::nullopt).ok());
    ASSERT_TRUE(cast_by({{.organisation = lindvalla}, listed}, {park}, "request two", in_vote, std::nullopt).ok());  // the same voter, by a code on paper
    EXPECT_EQ(box(), Box{"31"});
    const Caller stranger = database().read([&](db::Connection& c) { return caller_by_account(c, caller(bertil).visitor, vote_id); });
    EXPECT_EQ(cast_by(stranger, {bench}, "request three", in_vote, std::nullopt).error().code, "not_on_roll");
}

TEST_P(BallotContract, imported_ballots_are_counted_like_others) {
    const std::vector<Marks> ballots(1'000, Marks{{bench, 2}, {park, 1}});
    database().write([&](db::Transaction& tx) { import_ballots(tx, lindvalla, vote_id, ballots, random_); });
    int seen = 0;
    database().read([&](db::Connection& c) {
        EXPECT_TRUE(for_each_ballot(c, lindvalla, vote_, after_vote, [&](const Marks& marks) { seen += text_of(marks) == "12:2,31"; }).ok());
    });
    EXPECT_EQ(seen, 1'000);
}

}  // namespace

}  // namespace allting::ballots
