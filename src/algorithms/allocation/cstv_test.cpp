// CSTV against its definition taken literally: what lies where is a matrix of exact fractions, moved as the paper says.
#include "algorithms/allocation/cstv.hpp"
#include "algorithms/allocation/literal_test.hpp"

namespace allting::allocation {
namespace {

using literal::Exact;

class LiteralRace {
public:
    LiteralRace(const Election& election, const CstvOptions& options, TieRule rule)
        : election_(election), options_(options), goes_first_(election, rule) {
        lies_ = literal::utilities(election, Satisfaction::score);
        for (auto& row : lies_) {
            Exact sum = 0;
            for (auto& points : row) sum += points = std::max<Exact>(points, 0);
            for (auto& points : row) points = sum == 0 ? Exact(0) : Exact(points / sum * election.budget / election.ballot_count);
        }
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) live_.push_back(p);
    }

    std::vector<std::uint32_t> run() {
        while (!live_.empty()) {
            std::vector<std::uint32_t> covered;
            for (const auto p : live_) {
                if (support(p) > 0 && support(p) >= cost(p)) covered.push_back(p);
            }
            if (!covered.empty()) {
                fund(best(covered));
            } else if (options_.transfer == Transfer::elimination) {
                const auto worst = best(live_, true);
                std::erase(live_, worst);
                out_.push_back(worst);
                for (auto& row : lies_) spread(row, worst, row[worst]);
            } else {
                for (const auto p : std::vector(live_)) {
                    Exact owned = 0;
                    for (const auto& row : lies_) owned += row[p] > 0 ? total(row) : Exact(0);
                    if (owned > 0 && owned >= cost(p)) continue;
                    std::erase(live_, p);
                    out_.push_back(p);
                }
                if (live_.empty()) break;
                const auto p = best(live_);
                transfer_to(p);
                fund(p);
            }
        }
        while (!out_.empty()) {
            const auto p = options_.transfer == Transfer::minimal ? best(out_) : out_.back();
            std::erase(out_, p);
            if (spent_ + cost(p) <= election_.budget) winners_.push_back(p), spent_ += cost(p);
        }
        return winners_;
    }

private:
    std::int64_t cost(std::uint32_t p) const { return election_.projects[p].cost; }
    static Exact total(const std::vector<Exact>& row) {
        Exact sum = 0;
        for (const auto& money : row) sum += money;
        return sum;
    }
    Exact support(std::uint32_t p) const {
        Exact sum = 0;
        for (const auto& row : lies_) sum += row[p];
        return sum;
    }
    Exact strength(std::uint32_t p) const {
        if (options_.order == CstvOrder::support) return support(p);
        if (options_.order == CstvOrder::excess) return support(p) - cost(p);
        return support(p) / cost(p);
    }
    std::uint32_t best(const std::vector<std::uint32_t>& projects, bool reversed = false) const {
        return *std::min_element(projects.begin(), projects.end(), [&](auto a, auto b) {
            if (reversed) std::swap(a, b);
            const Exact first = strength(a), second = strength(b);
            return first != second ? first > second : goes_first_(a, b);
        });
    }
    /// What lay on p leaves it; `back` of it goes to the voter's other projects in proportion to what lies there.
    static void spread(std::vector<Exact>& row, std::uint32_t p, const Exact& back) {
        const Exact amount = back;
        row[p] = 0;
        const Exact others = total(row);
        if (others == 0) return;
        for (auto& money : row) money += amount * money / others;
    }
    void fund(std::uint32_t p) {
        const Exact gamma = cost(p) / support(p);
        for (auto& row : lies_) spread(row, p, row[p] * (1 - gamma));
        std::erase(live_, p);
        winners_.push_back(p);
        spent_ += cost(p);
    }
    void transfer_to(std::uint32_t p) {
        std::vector<bool> gives_all(lies_.size());
        Exact factor;
        for (bool changed = true; changed;) {
            changed = false;
            Exact rest = cost(p), lying = 0;
            for (std::size_t i = 0; i < lies_.size(); ++i) (gives_all[i] ? rest : lying) += gives_all[i] ? Exact(-total(lies_[i])) : lies_[i][p];
            if (lying == 0) break;
            factor = rest / lying;
            for (std::size_t i = 0; i < lies_.size(); ++i) {
                if (gives_all[i] || lies_[i][p] == 0 || lies_[i][p] * factor <= total(lies_[i])) continue;
                gives_all[i] = changed = true;
            }
        }
        for (std::size_t i = 0; i < lies_.size(); ++i) {
            if (lies_[i][p] == 0) continue;
            const Exact all = total(lies_[i]), on_it = gives_all[i] ? all : Exact(lies_[i][p] * factor);
            const Exact others = all - lies_[i][p];
            for (std::size_t q = 0; q < lies_[i].size(); ++q) {
                if (q != p && others > 0) lies_[i][q] *= (all - on_it) / others;
            }
            lies_[i][p] = on_it;
        }
    }

    const Election& election_;
    const CstvOptions& options_;
    literal::Order goes_first_;
    literal::Matrix lies_;  // [voter][project]: money that lies there
    std::vector<std::uint32_t> live_, out_, winners_;
    std::int64_t spent_ = 0;
};

constexpr Transfer transfers[] = {Transfer::minimal, Transfer::elimination};
constexpr CstvOrder orders[] = {CstvOrder::ratio, CstvOrder::excess, CstvOrder::support};

TEST(cstv, agrees_with_the_definition_taken_literally) {
    SeededRandom random(61);
    for (int i = 0; i < 10'000; ++i) {
        const Election election = random_election(random, literal::ballot_types[i % 5]);
        const CstvOptions options{.transfer = transfers[i / 5 % 2], .order = orders[i / 10 % 3]};
        const auto rule = literal::tie_rule_of(i / 30);
        const auto outcome = cstv(election, options, break_ties(election, rule, literal::lot_seed));
        ASSERT_EQ(outcome.winners, LiteralRace(election, options, rule).run())
            << canonical_text(election) << name_of(options.transfer) << ' ' << name_of(options.order);
        ASSERT_LE(outcome.total_cost, election.budget);
        for (const auto& verdict : outcome.verdicts) {
            ASSERT_TRUE(verdict.place > 0 || verdict.reason == Reason::no_room || verdict.reason == Reason::too_expensive);
        }
    }
}

Election points_election(std::int64_t budget, std::vector<Project> projects,
                         const std::vector<std::pair<std::vector<Mark>, std::uint32_t>>& ballots) {
    Election election;
    election.ballot_type = BallotType::cumulative;
    election.budget = budget;
    election.projects = std::move(projects);
    BallotGrouper grouper(std::move(election));
    for (const auto& [ballot, times] : ballots) grouper.add(ballot, times);
    return grouper.take();
}

TEST(cstv, excess_goes_back_and_what_lacks_is_moved) {
    // 10 voters with 10 each. The bus shelter has 60 of its 40; 1/3 of that goes back to the lamps, which then have 30
    // from six and need 35: the four others, who split between lamps and a statue, move what lacks.
    const auto election = points_election(100, {{"lamps", "", 50}, {"shelter", "", 40}, {"statue", "", 90}},
                                          {{{{1, 8}, {0, 2}}, 6}, {{{0, 1}, {2, 1}}, 4}});
    const auto outcome = cstv(election, {.with_proof = true}, break_ties(election, TieRule::lexicographic));
    EXPECT_EQ(ids_of(election, outcome.winners), (std::vector<std::string>{"shelter", "lamps"}));
    ASSERT_EQ(outcome.rounds.size(), 2u);
    EXPECT_EQ(outcome.rounds[0].price, "5/6");  // 40 of 48
    EXPECT_EQ(outcome.rounds[1].price, "3/2");  // 20 lay there of all that the six had left, and 20 of the four's 40
    EXPECT_EQ(outcome.verdicts[2].reason, Reason::no_room);
}

TEST(cstv, sparse_ballots_with_unequal_sums_count_alike) {
    // The reference wants each project on each ballot and equal sums. Here 1 point alone is worth as much as 7 + 3.
    const auto election = points_election(90, {{"a", "", 30}, {"b", "", 30}, {"c", "", 30}},
                                          {{{{0, 1}}, 1}, {{{1, 7}, {0, 3}}, 1}, {{{2, 5}}, 1}});
    for (const auto transfer : transfers) {
        const auto outcome = cstv(election, {.transfer = transfer}, break_ties(election, TieRule::lexicographic));
        EXPECT_EQ(outcome.winners.size(), 3u);
    }
}

TEST(cstv, no_ballots_no_projects_and_free_projects) {
    Election election;
    election.budget = 10;
    const auto count_all = [&] { return cstv(election, {}, break_ties(election, TieRule::lexicographic)).winners; };
    EXPECT_TRUE(count_all().empty());
    election.projects = {{"b", "", 6}, {"a", "", 6}, {"c", "", 0}};
    EXPECT_EQ(count_all(), (std::vector<std::uint32_t>{1, 2}));  // only the fill spends
}

}  // namespace
}  // namespace allting::allocation
