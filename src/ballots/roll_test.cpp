// The state machine of the roll: in a million random acts of desks, telephones and scrutineers nobody ever has two ballots.
#include "ballots/roll.hpp"

#include <gtest/gtest.h>

#include "core/random.hpp"

namespace allting::ballots {
namespace {

constexpr int states_count = 7, acts_count = 6;

/// What lies in the box and in the urn for one voter, moved by the acts themselves and not by the states.
struct Ballots {
    bool online = false, paper = false;
    bool paper_out = false;

    void act(RollAct done) {
        switch (done) {
            case RollAct::cast: online = true; break;
            case RollAct::withdraw: online = false; break;
            case RollAct::issue_paper: online = false; paper_out = true; break;  // void_slot, in the same transaction
            case RollAct::take_paper: paper = true; break;
            case RollAct::bar:
            case RollAct::void_place: online = paper = paper_out = false; break;
        }
    }
    int counted() const { return int(online) + int(paper); }
};

TEST(Roll, million_random_acts_never_count_anybody_twice) {
    SeededRandom random(2710);
    constexpr int voters = 500;
    std::vector<RollState> states(voters, RollState::none);
    std::vector<Ballots> ballots(voters);
    int taken = 0, refused = 0;
    for (int step = 0; step < 1'000'000; ++step) {
        const auto who = random.below(voters);
        const auto act = RollAct(random.below(acts_count));
        const auto next = after(states[who], act);
        if (!next) {
            EXPECT_EQ(next.error().kind, ErrorKind::conflict);
            ++refused;
        } else {
            states[who] = next.value();
            ballots[who].act(act);
            ++taken;
        }
        ASSERT_LE(ballots[who].counted(), 1);
        ASSERT_FALSE(ballots[who].online && ballots[who].paper_out) << "a ballot on the net beside a paper in hand";
        ASSERT_EQ(ballots[who].counted() == 1, has_voted(states[who])) << word_of(states[who]);
        if (states[who] == RollState::voided || states[who] == RollState::barred) states[who] = RollState::none, ballots[who] = {};  // begin anew, so that the walk goes on
    }
    EXPECT_GT(taken, 100'000);
    EXPECT_GT(refused, 100'000);
}

TEST(Roll, every_state_can_be_reached_and_every_word_read_back) {
    std::vector<bool> reached(states_count, false);
    reached[0] = true;
    for (int round = 0; round < states_count; ++round)
        for (int state = 0; state < states_count; ++state)
            for (int act = 0; reached[std::size_t(state)] && act < acts_count; ++act)
                if (const auto next = after(RollState(state), RollAct(act)); next.ok()) reached[std::size_t(next.value())] = true;
    for (int state = 0; state < states_count; ++state) {
        EXPECT_TRUE(reached[std::size_t(state)]) << word_of(RollState(state));
        EXPECT_EQ(roll_state_from_word(word_of(RollState(state))), RollState(state));
    }
}

TEST(Roll, paper_ends_the_vote_on_the_net_and_a_voided_place_has_none) {
    for (const auto act : {RollAct::cast, RollAct::issue_paper}) EXPECT_EQ(after(RollState::paper_issued, act).error().code, "voted_on_paper");
    EXPECT_EQ(after(RollState::paper_cast, RollAct::withdraw).error().code, "nothing_to_withdraw");
    EXPECT_EQ(after(RollState::none, RollAct::take_paper).error().code, "roll_edge");
    for (const auto act : {RollAct::cast, RollAct::withdraw, RollAct::issue_paper, RollAct::take_paper, RollAct::void_place, RollAct::bar})
        for (const auto ended : {RollState::voided, RollState::barred}) EXPECT_EQ(after(ended, act).error().code, "right_voided");
}

}  // namespace
}  // namespace allting::ballots
