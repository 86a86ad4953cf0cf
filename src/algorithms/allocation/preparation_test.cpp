// What happens to an election before it is counted.
#include "algorithms/allocation/preparation.hpp"

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

Election three_ballots() {
    Election election;
    election.budget = 1050;
    election.money_scale = 100;
    election.projects = {{"a", "", 199}, {"b", "", 300}};
    BallotGrouper grouper(std::move(election));
    grouper.add(std::vector<Mark>{{0, 0}, {1, 0}}, 2);
    grouper.add(std::vector<Mark>{{0, 0}}, 3);
    grouper.add(std::vector<Mark>{});
    return grouper.take();
}

TEST(preparation, leaves_out_ballots_that_mark_too_few) {
    const auto election = three_ballots();
    EXPECT_EQ(count_invalid_ballots(election, {.marks_min = 2}), 4);
    EXPECT_EQ(prepared(election, {.marks_min = 2}).ballot_count, 2);
    EXPECT_EQ(prepared(election, {.marks_min = 1}).ballot_count, 5);
    CountOptions options;
    options.preparation.marks_min = 2;
    EXPECT_EQ(count(election, options).value().verdicts[0].votes, 2);
}

TEST(preparation, rounds_amounts_down_to_whole_units) {
    const auto rounded = prepared(three_ballots(), {.whole_amounts = true});
    EXPECT_EQ(rounded.budget, 1000);
    EXPECT_EQ(rounded.projects[0].cost, 100);
    EXPECT_EQ(rounded.projects[1].cost, 300);
    EXPECT_EQ(rounded.money_scale, 100);
}

TEST(preparation, of_nothing_changes_nothing) {
    EXPECT_EQ(canonical_text(prepared(three_ballots(), {})), canonical_text(three_ballots()));
}

}  // namespace
}  // namespace allting::allocation
