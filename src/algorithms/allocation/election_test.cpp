#include "algorithms/allocation/election.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace allting::allocation {
namespace {

Election with_projects(std::size_t count, BallotType type) {
    Election election;
    election.ballot_type = type;
    for (std::size_t p = 0; p < count; ++p) election.projects.push_back({std::to_string(p), "", 1});
    return election;
}

/// The projects whose bits are set, the highest first.
std::vector<Mark> marks_of_bits(std::uint32_t bits) {
    std::vector<Mark> marks;
    for (std::uint32_t p = 32; p-- > 0;) {
        if (bits >> p & 1) marks.push_back({p, 0});
    }
    return marks;
}

TEST(ballot_grouper, many_different_ballots_keep_their_groups_in_order_of_first_sight) {
    BallotGrouper grouper(with_projects(16, BallotType::approval));
    grouper.keep_order();
    const auto ballot = [](std::uint32_t number) { return marks_of_bits(number * 40'503 % 65'536); };
    for (std::uint32_t number = 0; number < 65'536; ++number) grouper.add(ballot(number));
    for (std::uint32_t number = 65'536; number-- > 0;) grouper.add(ballot(number), 2);
    const auto election = grouper.take();
    const auto order = grouper.take_order();

    ASSERT_EQ(election.group_count(), 65'536u);
    EXPECT_EQ(election.ballot_count, 3 * 65'536);
    EXPECT_TRUE(std::all_of(election.multiplicity.begin(), election.multiplicity.end(), [](auto times) { return times == 3; }));
    for (std::uint32_t number = 0; number < 65'536; ++number) {
        ASSERT_EQ(order[number], number);
        ASSERT_EQ(order[2 * 65'536 - 1 - number], number);
        auto marks = ballot(number);
        std::reverse(marks.begin(), marks.end());
        ASSERT_TRUE(std::ranges::equal(election.marks_of(number), marks));
    }
}

TEST(ballot_grouper, many_projects_on_one_ballot_find_room) {
    BallotGrouper grouper(with_projects(1'500, BallotType::ordinal));
    std::vector<Mark> all(1'500);
    for (std::uint32_t p = 0; p < all.size(); ++p) all[p].project = 1'499 - p;
    for (int times = 0; times < 100; ++times) grouper.add(all);
    grouper.add({});
    const auto election = grouper.take();
    ASSERT_EQ(election.group_count(), 2u);
    EXPECT_EQ(election.multiplicity[0], 100u);
    EXPECT_TRUE(std::ranges::equal(election.marks_of(0), all));
    EXPECT_TRUE(election.marks_of(1).empty());
}

TEST(ballot_grouper, repeated_project_counts_once_at_its_first_place_or_with_its_last_points) {
    const std::vector<Mark> ballot = {{1, 5}, {0, 2}, {1, 7}};
    const auto marks = [&](BallotType type) {
        BallotGrouper grouper(with_projects(2, type));
        grouper.add(ballot);
        return grouper.take().marks;
    };
    EXPECT_EQ(marks(BallotType::approval), (std::vector<Mark>{{0, 0}, {1, 0}}));
    EXPECT_EQ(marks(BallotType::ordinal), (std::vector<Mark>{{1, 0}, {0, 0}}));
    EXPECT_EQ(marks(BallotType::cumulative), (std::vector<Mark>{{0, 2}, {1, 7}}));
}

}  // namespace
}  // namespace allting::allocation
