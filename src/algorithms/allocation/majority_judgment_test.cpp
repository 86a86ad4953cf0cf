// Majority judgment against its definition: middle grades taken away one by one.
#include <map>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/literal_test.hpp"

namespace allting::allocation {
namespace {

using Grades = std::vector<std::int64_t>;

/// The project's n grades, one a voter, the lowest first.
Grades grades_of(const Election& election, std::uint32_t project) {
    Grades grades;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto marks = election.marks_of(group);
        std::int64_t grade = 0;
        for (std::size_t place = 0; place < marks.size(); ++place) {
            if (marks[place].project != project) continue;
            grade = election.has_points()                           ? std::int64_t(marks[place].points)
                    : election.ballot_type == BallotType::ordinal ? election.length_max - std::int64_t(place)
                                                                   : 1;
        }
        grades.insert(grades.end(), election.multiplicity[group], grade);
    }
    grades.resize(std::size_t(election.ballot_count), 0);
    std::ranges::sort(grades);
    return grades;
}

/// The majority grade, then that of the grades without it, and so on.
Grades majority_value(Grades grades) {
    Grades value;
    while (!grades.empty()) {
        const auto middle = grades.begin() + std::ptrdiff_t((grades.size() - 1) / 2);
        value.push_back(*middle);
        grades.erase(middle);
    }
    return value;
}

std::vector<std::string> literal_winners(const Election& election, const TieBreak& ties) {
    std::vector<std::pair<Grades, std::uint32_t>> line;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        const auto grades = grades_of(election, p);
        if (!grades.empty() && grades.back() > 0) line.emplace_back(majority_value(grades), p);
    }
    std::ranges::sort(line, [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : ties.prefers(a.second, b.second);
    });
    std::vector<std::string> winners;
    auto left = election.budget;
    for (const auto& [value, p] : line) {
        if (election.projects[p].cost > left) continue;
        left -= election.projects[p].cost;
        winners.push_back(election.projects[p].id);
    }
    return winners;
}

/// One project a letter; row i of `ballots` is voter i, with a grade for each project.
Election graded(std::int64_t budget, const std::vector<std::int64_t>& costs, const std::vector<Grades>& ballots) {
    Election election;
    election.ballot_type = BallotType::scoring;
    election.budget = budget;
    for (std::size_t p = 0; p < costs.size(); ++p) election.projects.push_back({std::string(1, char('a' + p)), "", costs[p]});
    BallotGrouper grouper(election);
    for (const Grades& grades : ballots) {
        std::vector<Mark> marks;
        for (std::uint32_t p = 0; p < grades.size(); ++p) {
            if (grades[p] != 0) marks.push_back({p, std::int32_t(grades[p])});
        }
        grouper.add(marks);
    }
    return grouper.take();
}

Outcome judge(const Election& election) { return count(election, {.rule = Rule::majority_judgment}).value(); }

TEST(majority_judgment, takes_middle_grades_away_one_by_one_on_random_elections) {
    SeededRandom random(2007'2011);
    int ties_logged = 0;
    for (int i = 0; i < 10'000; ++i) {
        SCOPED_TRACE(i);
        auto election = random_election(random, literal::ballot_types[std::size_t(i) % 5]);
        if (i % 13 == 0) {
            for (Mark& mark : election.marks) mark.points -= 1;  // grades below that of the unmarked
        }
        CountOptions options{.rule = Rule::majority_judgment};
        options.ties = all_tie_rules()[random.below(3)];
        const auto outcome = count(election, options).value();
        ASSERT_EQ(ids_of(election, outcome.winners), literal_winners(election, break_ties(election, options.ties)));
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            ASSERT_EQ(outcome.verdicts[p].majority_grade, majority_value(grades_of(election, p)).front());
        }
        ties_logged += !outcome.ties.empty();
    }
    EXPECT_GT(ties_logged, 300);
}

TEST(majority_judgment, a_tie_is_logged_where_another_order_of_equals_lets_others_win) {
    SeededRandom random(11);
    for (int i = 0; i < 2'000; ++i) {
        const auto election = random_election(random, BallotType::scoring);
        const auto outcome = judge(election);
        std::map<std::vector<std::string>, int> sets;
        TieBreak ties = break_ties(election, TieRule::lexicographic);
        std::ranges::sort(ties.place);
        do {
            auto winners = literal_winners(election, ties);
            std::ranges::sort(winners);
            ++sets[winners];
        } while (std::ranges::next_permutation(ties.place).found);
        ASSERT_EQ(outcome.ties.empty(), sets.size() == 1) << i;
    }
}

TEST(majority_judgment, the_middle_grade_beats_the_sum) {
    // a: 3 3 3 0 0, b: 2 2 2 2 5: b has more points, a the better middle.
    const auto election = graded(10, {10, 10}, {{3, 2}, {3, 2}, {3, 2}, {0, 2}, {0, 5}});
    const auto outcome = judge(election);
    EXPECT_EQ(ids_of(election, outcome.winners), std::vector<std::string>{"a"});
    EXPECT_EQ(outcome.verdicts[0].majority_grade, 3);
    EXPECT_EQ(outcome.verdicts[1].majority_grade, 2);
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::no_room);
}

TEST(majority_judgment, of_two_middle_grades_the_lower_counts) {
    const auto outcome = judge(graded(10, {10, 10}, {{9, 2}, {9, 2}, {1, 2}, {1, 2}}));
    EXPECT_EQ(outcome.verdicts[0].majority_grade, 1);
    EXPECT_EQ(outcome.winners, std::vector<std::uint32_t>{1});
}

TEST(majority_judgment, what_nobody_wants_does_not_win) {
    const auto outcome = judge(graded(30, {10, 10, 10}, {{1, 0, -2}, {0, 0, 0}, {0, 0, 0}}));
    EXPECT_EQ(outcome.winners, std::vector<std::uint32_t>{0});
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::not_wanted);
    EXPECT_EQ(outcome.verdicts[2].reason, Reason::not_wanted);
}

}  // namespace
}  // namespace allting::allocation
