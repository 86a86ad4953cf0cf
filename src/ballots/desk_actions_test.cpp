// The desk: paper and the net are one right, and a desk alone begins no vote.
#include "ballots/desk_actions.hpp"

#include <gtest/gtest.h>

#include "ballots/box_actions.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/vote_contract_test.hpp"
#include "electorate/register_store.hpp"

namespace allting::ballots {

namespace {

using namespace testing;

constexpr VoterId listed{4711}, unknown{4712};

class DeskContract : public VoteContract {
protected:
    DeskContract() {
        database().write([&](db::Transaction& tx) {
            electorate::store_register(tx, lindvalla, vote_id, {});
            electorate::insert_entry(tx, lindvalla, vote_id, {.voter = listed, .match_hash = "m", .name = "Birgit"}, 1);
        });
    }
    template <class Act> auto at_desk(Act act, VoterId voter, Instant now = in_vote) {
        const http::Request request;
        const auto& t = languages_.get("sv");
        const people::Visit visit{.site = site_, .database = database(), .request = request, .visitor = {.organisation = lindvalla, .person = PersonId{7}},
                                  .now = now, .t = t, .frame = {.t = &t}};
        return database().write([&](db::Transaction& tx) { return act(tx, visit, {vote_id, voter}); });
    }
    Result<Receipt> cast(const std::string& key) { return cast_by({{.organisation = lindvalla}, listed}, {bench}, key, in_vote, std::nullopt); }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, DeskContract, db::testing::engines(), db::testing::engine_name);

TEST_P(DeskContract, paper_takes_the_place_of_the_ballot_on_the_net) {
    const auto receipt = cast("request one");
    ASSERT_TRUE(receipt.ok());
    EXPECT_EQ(at_desk(hand_out_paper, listed).value(), RollState::paper_issued);
    EXPECT_EQ(answer(receipt.value().code).state, ReceiptState::replaced);
    EXPECT_EQ(cast("request two").error().code, "voted_on_paper");
    EXPECT_EQ(at_desk(hand_out_paper, listed).error().code, "voted_on_paper");
    EXPECT_EQ(at_desk(take_paper, listed).value(), RollState::paper_cast);
    EXPECT_EQ(at_desk(take_paper, listed).error().code, "roll_edge");
}

TEST_P(DeskContract, knows_only_the_register_and_only_while_the_vote_is_open) {
    EXPECT_EQ(at_desk(hand_out_paper, unknown).error().code, "no_such_voter");
    EXPECT_EQ(at_desk(hand_out_paper, listed, after_vote).error().code, "phase_closed");
    EXPECT_EQ(at_desk(open_screen, listed).value().voter, listed);
}

TEST_P(DeskContract, is_not_there_where_the_plan_has_none) {
    vote_.ways = {processes::Way::posted_code};
    vote_.standing = processes::Standing::advisory;
    database().write([&](db::Transaction& tx) { ASSERT_TRUE(processes::replace_plan(tx, lindvalla, vote_)); });
    EXPECT_EQ(at_desk(hand_out_paper, listed).error().code, "way_not_offered");
    EXPECT_EQ(at_desk(open_screen, listed).error().code, "way_not_offered");
}

TEST_P(DeskContract, begins_no_vote_that_scrutineers_open) {
    vote_.keepers = processes::Keepers::scrutineers;
    database().write([&](db::Transaction& tx) { ASSERT_TRUE(processes::replace_plan(tx, lindvalla, vote_)); });
    EXPECT_EQ(at_desk(hand_out_paper, listed).error().code, "vote_not_opened");
    EXPECT_EQ(at_desk(open_screen, listed).error().code, "vote_not_opened");
    EXPECT_FALSE(database().read([&](db::Connection& c) { return find_vote_log(c, lindvalla, vote_id).has_value(); }));
}

}  // namespace

}  // namespace allting::ballots
