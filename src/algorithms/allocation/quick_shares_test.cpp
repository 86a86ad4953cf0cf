// The counts by bounds beside the exact ones: they buy the same, and what they say of larger endowments is so.
#include "algorithms/allocation/quick_shares.hpp"

#include <gtest/gtest.h>

#include <string>

#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/exact_levels.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/purses.hpp"

namespace allting::allocation {
namespace {

/// All real elections that are quickly counted.
template <class Do>
void for_real_elections(Do with) {
    for (const auto& path : files_in(elections_folder, ".pb")) {
        if (std::filesystem::file_size(path) > 300'000) continue;
        const auto file = read_pabulib(text_of_file(path));
        ASSERT_TRUE(file.ok()) << path;
        if (file.value().election.ballot_count > 0) with(path.filename().string(), file.value().election);
    }
}

struct Counter {
    explicit Counter(const Election& counted)
        : election(counted), support(gather_support(counted, Satisfaction::cost)),
          ties(break_ties(counted, TieRule::lexicographic)) {
        for (std::uint32_t p = 0; p < counted.projects.size(); ++p)
            if (support.weight[p] > 0 && counted.projects[p].cost > 0) wanted.push_back(p);
        quick.emplace(election, support, Satisfaction::cost, wanted, ties);
    }
    /// The budget and that many hundredths of it, shared.
    Endowment endowment(std::int64_t hundredths) const {
        return {Wide(election.budget) * (100 + hundredths), election.ballot_count * 100};
    }

    const Election& election;
    Support support;
    TieBreak ties;
    std::vector<std::uint32_t> wanted;
    std::optional<QuickShares> quick;
};

TEST(QuickShares, within_reach_nothing_else_is_bought) {
    SKIP_WITHOUT_SHARED_DATA();
    int looked_ahead = 0;
    for_real_elections([&](const std::string& name, const Election& election) {
        Counter counter(election);
        for (const std::int64_t hundredths : {0, 3, 17, 40}) {
            const Endowment from = counter.endowment(hundredths);
            const double share = double(from.numerator) / double(from.denominator);
            const auto here = counter.quick->count(from, share * 0.05);
            if (!here || here->cost > election.budget) continue;
            ASSERT_LE(here->reach, share * 0.05) << name;
            for (const double part : {0.1, 0.5, 0.9, 0.999}) {
                const Endowment to{from.numerator + Wide(here->reach * part * double(from.denominator)), from.denominator};
                const auto there = counter.quick->count(to);
                if (!there) continue;
                ++looked_ahead;
                EXPECT_EQ(there->projects, here->projects) << name << ' ' << hundredths << ' ' << part;
            }
        }
    });
    EXPECT_GT(looked_ahead, 500);
}

TEST(QuickShares, following_a_count_finds_what_counting_afresh_finds) {
    SKIP_WITHOUT_SHARED_DATA();
    int followed = 0, changed = 0;
    for_real_elections([&](const std::string& name, const Election& election) {
        Counter following(election), afresh(election);
        const Endowment first = following.endowment(0);
        const double width = double(first.numerator) / double(first.denominator) * 0.03;
        std::vector<std::uint32_t> before;
        for (int step = 0; step < 40; ++step) {
            const Endowment endowment{first.numerator * (1400 + step) / 1400, first.denominator};
            const auto found = following.quick->count(endowment, width);
            if (!found || !following.quick->has_followed()) continue;
            const auto expected = afresh.quick->count(endowment);
            if (!expected) continue;
            ++followed;
            changed += found->projects != before;
            before = found->projects;
            EXPECT_EQ(found->projects, expected->projects) << name << ' ' << step;
            EXPECT_EQ(found->cost, expected->cost) << name << ' ' << step;
            ASSERT_EQ(found->ties.size(), expected->ties.size()) << name << ' ' << step;
            for (std::size_t i = 0; i < found->ties.size(); ++i)
                EXPECT_EQ(found->ties[i].projects, expected->ties[i].projects) << name << ' ' << step;
            const Wide farther = Wide(found->reach * 0.999 * double(endowment.denominator));
            const auto there = afresh.quick->count({endowment.numerator + farther, endowment.denominator});
            if (!there) continue;
            EXPECT_EQ(there->projects, found->projects) << name << ' ' << step;
        }
    });
    EXPECT_GT(followed, 2000);
    EXPECT_GT(changed, 300);
}

TEST(QuickShares, who_spent_all_and_what_it_cost_are_the_exact_ones) {
    SKIP_WITHOUT_SHARED_DATA();
    int compared = 0;
    for_real_elections([&](const std::string& name, const Election& election) {
        Counter counter(election);
        const Endowment endowment = counter.endowment(0);
        const auto purchases = counter.quick->count(endowment);
        if (!purchases || !counter.quick->spent_at()) return;
        Purses purses(election, counter.support, Satisfaction::cost);
        purses.fill(endowment);
        const auto spent_at = *counter.quick->spent_at();
        ExactLevels levels(election, counter.support, endowment, purchases->projects, spent_at);
        for (std::size_t i = 0; i < purchases->projects.size(); ++i) {
            EXPECT_EQ(compare(purses.buy(purchases->projects[i]), levels.level_of(i)), 0) << name << ' ' << i;
            ++compared;
        }
        EXPECT_EQ(spent_at, purses.spent_at()) << name;
    });
    EXPECT_GT(compared, 500);
}

}  // namespace
}  // namespace allting::allocation
