#include "algorithms/allocation/accounts.hpp"

#include <gtest/gtest.h>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

/// Money in hundredths, as in a process.
Election election_of(std::vector<std::int64_t> costs, std::int64_t budget, std::vector<std::vector<std::uint32_t>> ballots) {
    Election election;
    election.budget = budget * 100;
    election.money_scale = 100;
    for (std::size_t p = 0; p < costs.size(); ++p) election.projects.push_back({std::to_string(p), "", costs[p] * 100});
    BallotGrouper grouper(election);
    for (const auto& ballot : ballots) {
        std::vector<Mark> marks;
        for (const auto project : ballot) marks.push_back({project, 1});
        grouper.add(marks);
    }
    return grouper.take();
}

Outcome counted(const Election& election, Satisfaction satisfaction) {
    const auto outcome = count(election, {.rule = Rule::equal_shares, .satisfaction = satisfaction});
    EXPECT_TRUE(outcome.ok());
    return outcome.value();
}

// Four voters with 25 each. All want 0 for 40; two of them and nobody else want 1 for 60, and have 15 left each.
TEST(Accounts, say_whose_money_a_winner_got_and_where_a_losers_went) {
    const Election election = election_of({40, 60}, 100, {{0, 1}, {0, 1}, {0}, {0}});
    const auto accounts = accounts_of(election, Satisfaction::cost, counted(election, Satisfaction::cost));
    EXPECT_EQ(accounts[0].full_payers, 4);
    EXPECT_EQ(accounts[0].full_paid, 4'000);
    EXPECT_EQ(accounts[0].last_payers, 0);
    ASSERT_EQ(accounts[1].spent_on.size(), 1U);
    EXPECT_EQ(accounts[1].spent_on[0].winner, 0U);
    EXPECT_EQ(accounts[1].spent_on[0].voters, 2);
    EXPECT_EQ(accounts[1].spent_on[0].amount, 2'000);
    EXPECT_EQ(accounts[1].left, 3'000);
}

// The first two have paid 20 of their 30 for 0, so for 1 they give the last 10, and the third pays the rest in full.
TEST(Accounts, tell_those_who_gave_their_last_from_those_who_paid_in_full) {
    const Election election = election_of({40, 45}, 90, {{0, 1}, {0, 1}, {1}});
    const auto outcome = counted(election, Satisfaction::cardinality);
    const auto accounts = accounts_of(election, Satisfaction::cardinality, outcome);
    std::int64_t paid = 0;
    for (const auto winner : outcome.winners) paid += accounts[winner].full_paid + accounts[winner].last_paid;
    EXPECT_EQ(paid, outcome.total_cost);
}

TEST(Accounts, add_up_on_random_elections) {
    SeededRandom random(7);
    for (int i = 0; i < 2'000; ++i) {
        const auto type = i % 2 == 0 ? BallotType::approval : BallotType::cumulative;
        const Election election = random_election(random, type);
        const auto satisfaction = i % 2 == 0 ? Satisfaction::cost : Satisfaction::points;
        const Outcome outcome = counted(election, satisfaction);
        const auto accounts = accounts_of(election, satisfaction, outcome);
        const Support support = gather_support(election, satisfaction);
        for (std::uint32_t p = 0; p < accounts.size(); ++p) {
            const Account& account = accounts[p];
            const auto cost = election.projects[p].cost * 100;
            if (outcome.verdicts[p].place > 0) {
                EXPECT_NEAR(double(account.full_paid + account.last_paid), double(cost), 2.0);
                continue;
            }
            std::int64_t sum = account.left;
            for (const Outlay& outlay : account.spent_on) sum += outlay.amount;
            std::int64_t voters = 0;
            for (const Supporter& supporter : support.of(p)) voters += election.multiplicity[supporter.group];
            EXPECT_NEAR(double(sum), 100.0 * double(election.budget) * double(voters) / double(election.ballot_count), 5.0);
        }
    }
}

}  // namespace
}  // namespace allting::allocation
