// The figures against their definitions taken literally, and what real outcomes owe.
#include <bit>
#include <boost/multiprecision/cpp_int.hpp>
#include <iostream>

#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/fairness.hpp"
#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/pabulib.hpp"

namespace allting::allocation {
namespace {

using Rational = boost::multiprecision::cpp_rational;

constexpr BallotType types[] = {BallotType::approval, BallotType::cumulative, BallotType::ordinal};

/// One row a voter, blank ones too: which projects they back.
std::vector<std::vector<bool>> backing_of(const Election& election) {
    std::vector<std::vector<bool>> backing;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        std::vector<bool> row(election.projects.size());
        for (const Mark& mark : election.marks_of(group)) row[mark.project] = true;
        backing.insert(backing.end(), election.multiplicity[group], row);
    }
    backing.resize(std::size_t(election.ballot_count), std::vector<bool>(election.projects.size()));
    return backing;
}

bool contains(const std::vector<std::uint32_t>& list, std::uint32_t item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// Tries every set of voters. Utility of the winners to a voter by cost or by number.
bool owes_literally(const Election& election, const std::vector<std::uint32_t>& winners, std::uint32_t project,
                    bool by_cost) {
    const auto backing = backing_of(election);
    const auto& [id, name, cost] = election.projects[project];
    if (contains(winners, project) || cost > election.budget) return false;
    std::vector<std::int64_t> got(backing.size(), 0);
    std::uint32_t backers = 0;
    for (std::size_t i = 0; i < backing.size(); ++i) {
        if (backing[i][project]) backers |= 1u << i;
        for (const auto winner : winners) {
            if (backing[i][winner]) got[i] += by_cost ? election.projects[winner].cost : 1;
        }
    }
    for (std::uint32_t set = 1; set < (1u << backing.size()); ++set) {
        if ((set & backers) != set) continue;
        bool is_violated = true;
        for (std::size_t i = 0; i < backing.size(); ++i) {
            const auto needed = by_cost ? got[i] + cost : (got[i] + 1) * cost;
            if (set >> i & 1) is_violated &= needed * election.ballot_count <= std::popcount(set) * election.budget;
        }
        if (is_violated) return true;
    }
    return false;
}

std::vector<std::uint32_t> random_winners(SeededRandom& random, const Election& election) {
    std::vector<std::uint32_t> winners;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        if (random.below(3) == 0) winners.push_back(p);
    }
    return winners;
}

TEST(fairness, owed_groups_are_those_that_some_set_of_voters_proves) {
    SeededRandom random(11);
    int compared = 0, owing = 0;
    while (compared < 2'000) {
        const Election election = random_election(random, types[compared % 3]);
        if (election.ballot_count > 9) continue;
        const auto winners = random_winners(random, election);
        const auto fairness = fairness_of(election, winners);
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            const auto owed = [p](const OwedGroup& group) { return group.project == p; };
            const bool by_cost = std::ranges::any_of(fairness.owed_by_cost, owed);
            ASSERT_EQ(by_cost, owes_literally(election, winners, p, true)) << canonical_text(election);
            ASSERT_EQ(std::ranges::any_of(fairness.owed_by_number, owed), owes_literally(election, winners, p, false))
                << canonical_text(election);
            owing += by_cost;
        }
        ++compared;
    }
    EXPECT_GT(owing, 200);
}

Rational rational_of(const std::string& text) { return Rational(text); }

TEST(fairness, figures_agree_with_their_definitions_taken_literally) {
    SeededRandom random(12);
    for (int i = 0; i < 3'000; ++i) {
        const Election election = random_election(random, types[i % 3]);
        const auto winners = random_winners(random, election);
        const auto fairness = fairness_of(election, winners, Satisfaction::cost);
        const auto backing = backing_of(election);
        const std::int64_t n = election.ballot_count;
        std::vector<Rational> cost(backing.size(), 0), share(backing.size(), 0), fair(backing.size(), 0);
        std::int64_t excluded = 0, blank = 0, backed = 0, reached = 0;
        Rational covered = 0, fair_total = 0, differences = 0, total = 0;
        std::vector<std::int64_t> bins(share_bin_count, 0);
        for (std::size_t v = 0; v < backing.size(); ++v) {
            std::int64_t winners_backed = 0, marks = 0;
            for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
                if (!backing[v][p]) continue;
                ++marks;
                const auto backers = std::count_if(backing.begin(), backing.end(), [p](auto& row) { return row[p]; });
                fair[v] += Rational(election.projects[p].cost, backers);
                if (!contains(winners, p)) continue;
                ++winners_backed;
                cost[v] += election.projects[p].cost;
                share[v] += Rational(election.projects[p].cost, backers);
            }
            blank += marks == 0;
            excluded += winners_backed == 0;
            backed += winners_backed;
            fair[v] = std::min<Rational>(fair[v], Rational(election.budget, n));
            reached += share[v] >= fair[v];
            covered += std::min(share[v], fair[v]);
            fair_total += fair[v];
            total += cost[v];
            std::size_t bin = 0;
            while (bin + 1 < share_bin_count && share[v] * n * 4 >= Rational(election.budget) * std::int64_t(bin + 1)) ++bin;
            ++bins[bin];
        }
        for (const auto& a : cost) {
            for (const auto& b : cost) differences += abs(a - b);
        }
        ASSERT_EQ(fairness.blank, blank);
        ASSERT_EQ(fairness.excluded, excluded);
        ASSERT_EQ(rational_of(fairness.winners_backed.exact), Rational(backed, n));
        ASSERT_EQ(rational_of(fairness.cost_backed.exact), total / n);
        ASSERT_EQ(fairness.reach_fair_share, reached);
        ASSERT_EQ(fairness.share_bins, bins);
        ASSERT_EQ(rational_of(fairness.fair_share_covered.exact), fair_total == 0 ? fair_total : covered / fair_total);
        ASSERT_EQ(rational_of(fairness.gini.exact), total == 0 ? total : differences / (total * n * 2));
    }
}

TEST(fairness, equal_shares_owes_nobody_and_greedy_may) {
    SeededRandom random(13);
    int greedy_owes = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Election election = random_election(random, types[i % 3]);
        const auto ties = break_ties(election, TieRule::lexicographic);
        for (const auto completion : {Completion::none, Completion::utilitarian}) {
            const auto by_cost = equal_shares(election, {Satisfaction::cost, completion}, ties);
            ASSERT_TRUE(fairness_of(election, by_cost.winners).owed_by_cost.empty()) << canonical_text(election);
            const auto by_number = equal_shares(election, {Satisfaction::cardinality, completion}, ties);
            ASSERT_TRUE(fairness_of(election, by_number.winners).owed_by_number.empty()) << canonical_text(election);
        }
        greedy_owes += !fairness_of(election, greedy(election, {}, ties).winners).owed_by_cost.empty();
    }
    EXPECT_GT(greedy_owes, 100);
}

TEST(fairness, names_the_group_that_is_owed) {
    // 100: the 60 backers of a and b take it all, 40 others who could pay for c get nothing.
    Election election;
    election.budget = 100;
    election.money_scale = 100;
    election.projects = {{"a", "", 50}, {"b", "", 50}, {"c", "", 30}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}, {1, 0}}, 60);
    grouper.add(std::vector<Mark>{{2, 0}}, 40);
    election = grouper.take();
    const auto fairness = fairness_of(election, std::vector<std::uint32_t>{0, 1});
    ASSERT_EQ(fairness.owed_by_cost.size(), 1u);
    EXPECT_EQ(fairness.owed_by_cost[0].project, 2u);
    EXPECT_EQ(fairness.owed_by_cost[0].voters, 40);
    EXPECT_EQ(fairness.owed_by_cost[0].share.exact, "40");
    EXPECT_EQ(fairness.owed_by_cost[0].share.hundredths, 40);
    EXPECT_EQ(fairness.owed_by_cost[0].best_off, 0);
    EXPECT_EQ(fairness.exclusion.exact, "2/5");
    EXPECT_EQ(fairness.exclusion.thousandths, 400);
    EXPECT_EQ(fairness.gini.exact, "2/5");
    const auto preference = preference_between(election, std::vector<std::uint32_t>{0, 1},
                                               std::vector<std::uint32_t>{0, 2}, Satisfaction::cost);
    EXPECT_EQ(preference.first, 60);
    EXPECT_EQ(preference.second, 40);
    EXPECT_EQ(preference.neither, 0);
    EXPECT_EQ(preference.only_in_second, 40);
}

TEST(fairness, labels_share_spending_and_votes) {
    Election election;
    election.budget = 100;
    election.projects = {{"a", "", 60}, {"b", "", 40}, {"c", "", 30}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}, {1, 0}}, 3);
    grouper.add(std::vector<Mark>{{2, 0}}, 4);
    election = grouper.take();
    const std::vector<std::vector<std::uint32_t>> labels = {{0}, {0, 1}, {}};
    const auto shares = spending_by_label(election, std::vector<std::uint32_t>{0, 1}, labels, 2);
    EXPECT_EQ(shares[0].spent.exact, "80");
    EXPECT_EQ(shares[0].of_spending.exact, "4/5");
    EXPECT_EQ(shares[1].of_score.exact, "1/4");
    EXPECT_EQ(shares[1].winners, 1);
}

TEST(fairness, nobody_voting_gives_noughts) {
    Election election;
    election.budget = 10;
    election.projects = {{"a", "", 5}};
    const auto fairness = fairness_of(election, std::vector<std::uint32_t>{0});
    EXPECT_EQ(fairness.exclusion.exact, "0");
    EXPECT_EQ(fairness.gini.exact, "0");
    EXPECT_TRUE(fairness.owed_by_cost.empty());
}

/// The ids under "selected" of one file in official_outcomes.json, which one program writes line by line.
std::vector<std::uint32_t> official_winners(const std::string& json, const std::string& file, const Election& election) {
    const auto at = json.find('"' + file + "\": {");
    if (at == std::string::npos) return {};
    const auto from = json.find("\"selected\": [", at) + 13, to = json.find(']', from);
    const std::string ids = json.substr(from, to - from);
    std::vector<std::uint32_t> winners;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        if (ids.find('"' + election.projects[p].id + '"') != std::string::npos) winners.push_back(p);
    }
    return winners;
}

TEST(fairness, equal_shares_owes_nobody_in_any_real_election) {
    SKIP_WITHOUT_SHARED_DATA();
    const auto json = text_of_file(elections_folder / "official_outcomes.json");
    int files = 0, greedy_owes = 0, officials = 0, officials_owe = 0;
    for (const auto& path : files_in(elections_folder, ".pb")) {
        const auto file = read_pabulib(text_of_file(path));
        ASSERT_TRUE(file.ok()) << path;
        const Election& election = file.value().election;
        const auto ties = break_ties(election, TieRule::lexicographic);
        const auto shared = equal_shares(election, {Satisfaction::cost, Completion::none}, ties);
        EXPECT_TRUE(fairness_of(election, shared.winners).owed_by_cost.empty()) << path;
        greedy_owes += !fairness_of(election, greedy(election, {}, ties).winners).owed_by_cost.empty();
        const auto official = official_winners(json, path.filename().string(), election);
        officials += !official.empty();
        officials_owe += !official.empty() && !fairness_of(election, official).owed_by_cost.empty();
        ++files;
    }
    std::cout << "EJR+ up to one, cost: equal shares owes in 0, greedy in " << greedy_owes << " of " << files
              << " real elections, the official outcome in " << officials_owe << " of " << officials << '\n';
    EXPECT_GT(greedy_owes, 30);
}

}  // namespace
}  // namespace allting::allocation
