// What the one door to all rules lets in.
#include "algorithms/allocation/count.hpp"

#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

std::string refusal(BallotType type, Rule rule, Satisfaction satisfaction) {
    SeededRandom random(1);
    const auto outcome = count(random_election(random, type), {.rule = rule, .satisfaction = satisfaction});
    return outcome.ok() ? "" : outcome.error().code + ' ' + outcome.error().text_key;
}

TEST(count, refuses_a_satisfaction_that_the_ballots_do_not_have) {
    const std::string no_order = "satisfaction allocation.borda_without_order";
    const std::string no_points = "satisfaction allocation.points_without_points";
    EXPECT_EQ(refusal(BallotType::approval, Rule::greedy, Satisfaction::borda), no_order);
    EXPECT_EQ(refusal(BallotType::cumulative, Rule::equal_shares, Satisfaction::borda), no_order);
    EXPECT_EQ(refusal(BallotType::ordinal, Rule::equal_shares, Satisfaction::borda), "");
    EXPECT_EQ(refusal(BallotType::choose_one, Rule::equal_shares, Satisfaction::points), no_points);
    EXPECT_EQ(refusal(BallotType::ordinal, Rule::greedy, Satisfaction::points), no_points);
    EXPECT_EQ(refusal(BallotType::scoring, Rule::greedy, Satisfaction::points), "");
    EXPECT_EQ(refusal(BallotType::cumulative, Rule::greedy, Satisfaction::score), "");
}

}  // namespace
}  // namespace allting::allocation
