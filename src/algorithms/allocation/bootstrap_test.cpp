// What resampling must give: the same for the same seed, certainty where there is none to lose, the right chances.
#include "algorithms/allocation/bootstrap.hpp"
#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

/// One prize, for a with `for_a` voters or b with `for_b`.
Election duel(std::uint32_t for_a, std::uint32_t for_b) {
    Election election;
    election.budget = 100;
    election.projects = {{"a", "", 100}, {"b", "", 100}};
    BallotGrouper grouper(election);
    if (for_a > 0) grouper.add(std::vector<Mark>{{0, 0}}, for_a);
    if (for_b > 0) grouper.add(std::vector<Mark>{{1, 0}}, for_b);
    return grouper.take();
}

TEST(bootstrap, undisputed_project_wins_in_each_resample) {
    const auto result = bootstrap(duel(30, 0), {.resamples = 200}).value();
    EXPECT_EQ(result.wins[0], 200);
    EXPECT_EQ(result.same_winners, 200);
}

TEST(bootstrap, chances_are_those_of_drawing_with_replacement) {
    // Of 3 voters 2 want a. In a resample a wins with at least 2 of 3 draws: (2/3)³ + 3·(2/3)²·(1/3) = 20/27.
    const auto result = bootstrap(duel(2, 1), {.resamples = 27'000, .seed = 5}).value();
    EXPECT_NEAR(double(result.wins[0]), 20'000, 4 * 72);  // four standard deviations
    EXPECT_EQ(result.wins[0] + result.wins[1], 27'000);
}

TEST(bootstrap, blank_ballots_are_drawn_too) {
    // One voter for b, nine blank: with the tie to a, b wins only where its voter is drawn at all, 1 − 0.9¹⁰ = 0.651.
    Election election = duel(0, 1);
    election.ballot_count = 10;
    const auto result = bootstrap(election, {.resamples = 10'000, .seed = 6}).value();
    EXPECT_NEAR(double(result.wins[1]), 6'513, 4 * 48);
}

/// The same ballots, the last first.
Election reversed(const Election& election) {
    Election empty = election;
    empty.marks.clear();
    empty.mark_starts = {0};
    empty.multiplicity.clear();
    empty.ballot_count = 0;
    BallotGrouper grouper(empty);
    for (auto group = election.group_count(); group-- > 0;) {
        grouper.add(election.marks_of(group), election.multiplicity[group]);
    }
    return grouper.take();
}

TEST(bootstrap, same_seed_gives_the_same_whatever_the_order_of_ballots) {
    SeededRandom random(8);
    for (int i = 0; i < 50; ++i) {
        const Election election = random_election(random, BallotType::cumulative);
        for (const Rule rule : {Rule::greedy, Rule::equal_shares}) {
            const BootstrapOptions options{.count = {.rule = rule}, .resamples = 40, .seed = 3};
            EXPECT_EQ(bootstrap(reversed(election), options).value().wins, bootstrap(election, options).value().wins);
        }
    }
}

TEST(bootstrap, every_rule_can_be_resampled) {
    SeededRandom random(9);
    for (const Rule rule : all_rules()) {
        const Election election = random_election(random, BallotType::cumulative);
        const auto result = bootstrap(election, {.count = {.rule = rule}, .resamples = 20});
        EXPECT_EQ(result.ok() ? result.value().resamples : 20, 20) << name_of(rule);
    }
}

TEST(bootstrap, progress_is_told_and_can_stop_the_work) {
    std::int64_t last = 0;
    const auto result = bootstrap(duel(2, 1), {.resamples = 100, .progress = [&](std::int64_t done) {
                                                   last = done;
                                                   return done < 7;
                                               }});
    EXPECT_EQ(last, 7);
    EXPECT_EQ(result.value().resamples, 7);
}

TEST(bootstrap, nobody_voting_leaves_nothing_to_draw) {
    Election election = duel(0, 0);
    EXPECT_EQ(bootstrap(election, {.resamples = 10}).value().resamples, 10);
}

}  // namespace
}  // namespace allting::allocation
