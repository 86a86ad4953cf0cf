// What must not change what equal shares give, and where they come to an end. Against the definition taken literally they
// stand in equal_shares_literal_test.cpp.
#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/literal_test.hpp"

namespace allting::allocation {
namespace {

template <class Claim>
void for_random_elections(int count, Claim claim) {
    constexpr BallotType types[] = {BallotType::approval, BallotType::cumulative, BallotType::ordinal, BallotType::scoring};
    SeededRandom random(20261123);
    for (int i = 0; i < count && !::testing::Test::HasFailure(); ++i) {
        Election election = random_election(random, types[i % 4]);
        if (random.below(4) == 0) ++election.ballot_count;  // a blank ballot
        const auto all = literal::satisfactions_of(types[i % 4]);
        claim(election, all[random.below(all.size())], random);
    }
}

/// The same election with all money times k.
Election with_money_times(Election election, std::int64_t k) {
    election.budget *= k;
    for (Project& project : election.projects) project.cost *= k;
    return election;
}

TEST(equal_shares, the_unit_of_money_changes_nothing) {
    for_random_elections(500, [](const Election& election, Satisfaction satisfaction, SeededRandom&) {
        const auto ties = break_ties(election, TieRule::lexicographic);
        const Election other = with_money_times(election, 100);
        for (const auto completion : {Completion::add1u, Completion::epsilon, Completion::budget_1pct}) {
            const auto outcome = equal_shares(election, {.satisfaction = satisfaction, .completion = completion}, ties);
            const EqualSharesOptions scaled = {.satisfaction = satisfaction, .completion = completion, .raise = {.step = 100}};
            EXPECT_EQ(equal_shares(other, scaled, ties).winners, outcome.winners) << canonical_text(election);
        }
    });
}

TEST(equal_shares, a_group_of_ballots_that_is_split_changes_nothing) {
    for_random_elections(500, [](const Election& election, Satisfaction satisfaction, SeededRandom&) {
        const auto ties = break_ties(election, TieRule::lexicographic);
        Election split = election;
        for (std::size_t group = 0; group < election.group_count(); ++group) {
            if (election.multiplicity[group] < 2) continue;
            split.multiplicity[group] = 1;
            split.multiplicity.push_back(election.multiplicity[group] - 1);
            for (const Mark& mark : election.marks_of(group)) split.marks.push_back(mark);
            split.mark_starts.push_back(std::uint32_t(split.marks.size()));
        }
        for (const auto completion : all_completions()) {
            if (completion == Completion::add_opt) continue;
            const EqualSharesOptions options = {.satisfaction = satisfaction, .completion = completion};
            const auto one = equal_shares(election, options, ties);
            const auto other = equal_shares(split, options, ties);
            EXPECT_EQ(one.winners, other.winners) << canonical_text(election);
            for (std::size_t p = 0; p < election.projects.size(); ++p)
                EXPECT_EQ(one.verdicts[p].price_exact, other.verdicts[p].price_exact);
        }
    });
}

/// Two voters want a and b, three want c; the budget is enough for all but one.
TEST(equal_shares, voters_who_rather_have_greedy_get_it) {
    Election election;
    election.budget = 10;
    election.projects = {{"a", "", 4}, {"b", "", 6}, {"c", "", 10}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}}, 2);
    grouper.add(std::vector<Mark>{{2, 0}}, 3);
    election = grouper.take();
    const auto outcome = equal_shares(election, {.completion = Completion::comparison, .raise = {.stop = StopAt::overspend}},
                                      break_ties(election, TieRule::lexicographic));
    ASSERT_TRUE(outcome.comparison.has_value());
    EXPECT_EQ(outcome.comparison->prefer_shares, 2);
    EXPECT_EQ(outcome.comparison->prefer_greedy, 3);
    EXPECT_EQ(ids_of(election, outcome.winners), (std::vector<std::string>{"c"}));
}

TEST(equal_shares, all_affordable_comes_to_an_end) {
    Election election;
    election.budget = 100;
    election.projects = {{"a", "", 4}, {"b", "", 6}, {"unsupported", "", 10}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}}, 2);
    grouper.add(std::vector<Mark>{{1, 0}}, 1);
    election = grouper.take();
    const auto ties = break_ties(election, TieRule::lexicographic);
    const RaiseOptions forever = {.stop = StopAt::overspend, .exhaustive_over = ExhaustiveOver::all};
    EXPECT_EQ(equal_shares(election, {.completion = Completion::add1, .raise = forever}, ties).winners.size(), 2u);
    EXPECT_EQ(equal_shares(election, {.completion = Completion::add1u, .raise = forever}, ties).winners.size(), 3u);
}

}  // namespace
}  // namespace allting::allocation
