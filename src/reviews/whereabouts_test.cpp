// The road of an idea: every state stands somewhere on it, and a no ends it.
#include "reviews/whereabouts.hpp"

#include <gtest/gtest.h>

namespace allting::reviews {
namespace {

using proposals::State;

const Instant day = *instant_from_iso("2027-02-10T09:00:00Z");

proposals::Proposal in(State state) {
    proposals::Proposal proposal;
    proposal.state = state;
    return proposal;
}

TEST(Road, has_a_station_for_each_state_that_is_public_and_not_taken_back) {
    for (int i = 0; i < proposals::states_count; ++i) {
        const auto state = State(i);
        EXPECT_EQ(station_of(state).has_value(), state != State::draft && state != State::withdrawn) << proposals::word_of(state);
    }
}

TEST(Road, never_leads_back_but_to_be_mended_or_looked_at_again) {
    for (int i = 1; i < proposals::states_count; ++i) {
        const auto from = State(i);
        for (const State to : proposals::next_states(from)) {
            const auto before = station_of(from), after = station_of(to);
            if (!before || !after || *after >= *before) continue;
            const bool is_known = to == State::needs_completion || to == State::appealed || to == State::in_review || to == State::received;
            EXPECT_TRUE(is_known) << proposals::word_of(from) << " → " << proposals::word_of(to);
        }
    }
}

TEST(Road, marks_where_the_idea_is_and_when_it_came_to_each_station) {
    const auto road = road_of(in(State::in_review), {{State::received, day}, {State::in_review, day + days(3)}});
    ASSERT_EQ(road.size(), std::size_t(stations_count));
    EXPECT_EQ(road[0].reached_at, day);
    EXPECT_EQ(road[1].reached_at, std::nullopt);
    EXPECT_TRUE(road[2].is_now);
    EXPECT_EQ(road[2].reached_at, day + days(3));
    EXPECT_EQ(std::ranges::count_if(road, &Stop::is_now), 1);
}

TEST(Road, ends_with_a_no_and_with_an_idea_that_is_taken_back) {
    const std::vector<Passed> steps{{State::received, day}, {State::in_review, day}, {State::not_feasible, day}};
    const auto refused = road_of(in(State::not_feasible), steps);
    ASSERT_FALSE(refused.empty());
    EXPECT_EQ(refused.back().station, Station::answer);
    EXPECT_TRUE(refused.back().is_now);
    const auto withdrawn = road_of(in(State::withdrawn), {{State::received, day}, {State::withdrawn, day}});
    ASSERT_EQ(withdrawn.size(), 1u);
    EXPECT_FALSE(withdrawn.front().is_now);
}

}  // namespace
}  // namespace allting::reviews
