// BOS Equal Shares against its definition taken literally, and where it parts from Equal Shares.
#include "algorithms/allocation/bos_equal_shares.hpp"
#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/literal_test.hpp"
#include "algorithms/allocation/pabulib.hpp"

namespace allting::allocation {
namespace {

using literal::Exact;

struct Affordable {
    Exact alpha, rho;
};

Exact given(const std::vector<Exact>& purses, const literal::Matrix& u, std::uint32_t p, const Exact& lambda) {
    Exact sum = 0;
    for (std::size_t i = 0; i < purses.size(); ++i) sum += std::min<Exact>(purses[i], lambda * u[i][p]);
    return sum;
}

/// Every λ at which some purse runs out, the one that pays for all, and for good measure what lies between them.
std::vector<Exact> lambdas(const std::vector<Exact>& purses, const literal::Matrix& u, std::uint32_t p, const Exact& cost,
                           bool with_between) {
    std::vector<Exact> ends = {0};
    for (std::size_t i = 0; i < purses.size(); ++i) {
        if (u[i][p] > 0) ends.push_back(purses[i] / u[i][p]);
    }
    std::sort(ends.begin(), ends.end());
    std::vector<Exact> all;
    for (std::size_t k = 0; k + 1 < ends.size(); ++k) {
        const Exact low = given(purses, u, p, ends[k]), high = given(purses, u, p, ends[k + 1]);
        if (low < cost && cost <= high) all.push_back(ends[k] + (ends[k + 1] - ends[k]) * (cost - low) / (high - low));
        if (ends[k] == ends[k + 1]) continue;
        all.push_back(ends[k + 1]);
        if (with_between) all.push_back((ends[k] + 2 * ends[k + 1]) / 3);
    }
    return all;
}

std::optional<Affordable> best_part(const std::vector<Exact>& purses, const literal::Matrix& u, std::uint32_t p,
                                    const Exact& cost, bool with_between) {
    std::optional<Affordable> best;
    for (const Exact& lambda : lambdas(purses, u, p, cost, with_between)) {
        const Exact alpha = given(purses, u, p, lambda) / cost;
        if (alpha <= 0 || alpha > 1) continue;
        const Affordable part{alpha, lambda / alpha};
        const Exact difference = best ? Exact(part.rho / part.alpha - best->rho / best->alpha) : Exact(-1);
        if (difference < 0 || (difference == 0 && part.alpha > best->alpha)) best = part;
    }
    return best;
}

std::vector<std::uint32_t> literal_bos(const Election& election, Satisfaction satisfaction, TieRule rule, bool with_between) {
    const literal::Order goes_first(election, rule);
    const auto u = literal::utilities(election, satisfaction);
    std::vector<Exact> purses(u.size(), Exact(election.budget, std::int64_t(u.size())));
    std::vector<std::uint32_t> winners;
    std::int64_t left = election.budget;
    while (true) {
        std::optional<std::uint32_t> chosen;
        Affordable best;
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            const auto cost = election.projects[p].cost;
            if (cost > left || std::find(winners.begin(), winners.end(), p) != winners.end()) continue;
            const auto part = best_part(purses, u, p, cost, with_between);
            if (!part) continue;
            const Exact difference = chosen ? Exact(part->rho / part->alpha - best.rho / best.alpha) : Exact(-1);
            if (difference > 0 || (difference == 0 && goes_first(*chosen, p))) continue;
            chosen = p;
            best = *part;
        }
        if (!chosen) return winners;
        winners.push_back(*chosen);
        left -= election.projects[*chosen].cost;
        for (std::size_t i = 0; i < purses.size(); ++i) purses[i] -= std::min<Exact>(purses[i], best.rho * u[i][*chosen]);
    }
}

TEST(bos_equal_shares, agrees_with_the_definition_taken_literally) {
    SeededRandom random(41);
    for (int i = 0; i < 10'000; ++i) {
        const auto type = literal::ballot_types[i % 5];
        const auto satisfactions = literal::satisfactions_of(type);
        const auto satisfaction = satisfactions[std::size_t(i / 5) % satisfactions.size()];
        const Election election = random_election(random, type);
        const auto rule = literal::tie_rule_of(i);
        const auto ties = break_ties(election, rule, literal::lot_seed);
        ASSERT_EQ(bos_equal_shares(election, {satisfaction}, ties).winners,
                  literal_bos(election, satisfaction, rule, random.below(8) == 0))
            << canonical_text(election) << name_of(satisfaction);
    }
}

Election made(std::int64_t budget, std::vector<Project> projects,
              const std::vector<std::pair<std::vector<Mark>, std::uint32_t>>& ballots) {
    Election election;
    election.budget = budget;
    election.projects = std::move(projects);
    BallotGrouper grouper(std::move(election));
    for (const auto& [ballot, times] : ballots) grouper.add(ballot, times);
    return grouper.take();
}

TEST(bos_equal_shares, what_nearly_all_want_is_not_lost_for_the_last_coins) {
    // The Helenka paradox: 9 of 10 want the park that costs all there is, and own only 900 of its 1 000. Equal Shares
    // gives the money to the one who wants the bench.
    const auto election = made(1'000, {{"bench", "", 50}, {"park", "", 1'000}}, {{{{1, 0}}, 9}, {{{0, 0}}, 1}});
    const auto ties = break_ties(election, TieRule::lexicographic);
    EXPECT_EQ(ids_of(election, equal_shares(election, {Satisfaction::cost, Completion::none}, ties).winners),
              std::vector<std::string>{"bench"});
    const auto outcome = bos_equal_shares(election, {.with_proof = true}, ties);
    EXPECT_EQ(ids_of(election, outcome.winners), std::vector<std::string>{"park"});
    // The backers give all their 900: α = 9/10, λ = 100/1 000, ρ = λ/α = 1/9.
    ASSERT_EQ(outcome.rounds.size(), 1u);
    EXPECT_EQ(outcome.rounds[0].price, "1/9");
    EXPECT_EQ(outcome.verdicts[0].reason, Reason::no_room);
}

TEST(bos_equal_shares, is_equal_shares_where_all_can_be_paid_for) {
    const auto election = made(100, {{"a", "", 60}, {"b", "", 40}}, {{{{0, 0}}, 6}, {{{1, 0}}, 4}});
    const auto ties = break_ties(election, TieRule::lexicographic);
    const auto outcome = bos_equal_shares(election, {.with_proof = true}, ties);
    EXPECT_EQ(outcome.winners, equal_shares(election, {Satisfaction::cost, Completion::none}, ties).winners);
    EXPECT_EQ(outcome.verdicts[0].price_exact, "10");
    EXPECT_EQ(outcome.verdicts[0].price_hundredths, 1000);
}

TEST(bos_equal_shares, loser_would_have_won_at_the_cost_named) {
    SeededRandom random(42);
    int named = 0;
    for (int i = 0; i < 2'000; ++i) {
        const Election election = random_election(random, literal::ballot_types[i % 5]);
        const auto ties = break_ties(election, TieRule::lexicographic);
        const auto outcome = bos_equal_shares(election, {}, ties);
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            if (!outcome.verdicts[p].winning_cost) continue;
            Election other = election;
            other.projects[p].cost = *outcome.verdicts[p].winning_cost;
            ASSERT_GT(bos_equal_shares(other, {}, ties).verdicts[p].place, 0u) << canonical_text(election);
            ++named;
        }
    }
    EXPECT_GT(named, 200);
}

TEST(bos_equal_shares, no_ballots_no_projects_and_free_projects) {
    Election election;
    election.budget = 10;
    EXPECT_TRUE(bos_equal_shares(election, {}, break_ties(election, TieRule::lexicographic)).winners.empty());
    election.projects = {{"a", "", 5}, {"b", "", 0}};
    EXPECT_TRUE(bos_equal_shares(election, {}, break_ties(election, TieRule::lexicographic)).winners.empty());
    const auto voted = made(0, {{"a", "", 5}, {"b", "", 0}}, {{{{0, 0}, {1, 0}}, 2}});
    const auto ties = break_ties(voted, TieRule::lexicographic);
    EXPECT_TRUE(bos_equal_shares(voted, {}, ties).winners.empty());  // by cost, what costs nothing is worth nothing
    EXPECT_EQ(bos_equal_shares(voted, {Satisfaction::cardinality}, ties).winners, std::vector<std::uint32_t>{1});
}

TEST(bos_equal_shares, real_elections_keep_to_the_budget) {
    SKIP_WITHOUT_SHARED_DATA();
    for (const std::string name : {"Poland_Wieliczka_2023.pb", "Netherlands_Assen_2024.pb", "Poland_Czestochowa_2020.pb"}) {
        if (!std::filesystem::exists(elections_folder / name)) continue;
        const auto file = read_pabulib(text_of_file(elections_folder / name)).value();
        const auto outcome = bos_equal_shares(file.election, {}, break_ties(file.election, TieRule::lexicographic));
        EXPECT_LE(outcome.total_cost, file.election.budget);
        EXPECT_GT(outcome.total_cost, file.election.budget * 8 / 10) << name;
    }
}

}  // namespace
}  // namespace allting::allocation
