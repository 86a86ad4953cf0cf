// Phragmén's rule against the paper's definition, voter by voter, and against the reference's results.
#include "algorithms/allocation/phragmen.hpp"

#include "algorithms/allocation/literal_test.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

/// The definition as it stands: one load a voter, every load computed anew in every round.
struct Literal {
    std::vector<std::vector<bool>> approves;  // [voter][project]
    std::vector<Rational> loads;
    std::vector<std::uint32_t> winners;
    std::vector<Rational> loads_of_winners;
    std::vector<std::vector<std::uint32_t>> ties;

    explicit Literal(const Election& election) {
        for (std::size_t group = 0; group < election.group_count(); ++group) {
            std::vector<bool> row(election.projects.size(), false);
            for (const Mark& mark : election.marks_of(group)) row[mark.project] = true;
            approves.insert(approves.end(), election.multiplicity[group], row);
        }
        loads.assign(approves.size(), 0);
    }

    void count(const Election& election, AtMisfit at_misfit, const literal::Order& goes_first) {
        std::vector<std::uint32_t> open;
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            if (election.projects[p].cost <= election.budget) open.push_back(p);
        }
        std::int64_t left = election.budget;
        while (!open.empty()) {
            if (at_misfit == AtMisfit::skip) {
                std::erase_if(open, [&](auto p) { return election.projects[p].cost > left; });
                if (open.empty()) return;
            }
            std::vector<std::uint32_t> best;
            Rational lightest = -1;  // -1: infinite
            for (const auto p : open) {
                Rational sum = election.projects[p].cost;
                int votes = 0;
                for (std::size_t i = 0; i < approves.size(); ++i) {
                    if (!approves[i][p]) continue;
                    sum += loads[i];
                    ++votes;
                }
                const Rational load = votes > 0 ? Rational(sum / votes) : Rational(-1);
                const bool is_lighter = load >= 0 && (lightest < 0 || load < lightest);
                if (best.empty() || is_lighter) best = {p};
                else if (load == lightest) best.push_back(p);
                if (best.back() == p) lightest = load;
            }
            for (const auto p : best) {
                if (election.projects[p].cost > left) return;
            }
            std::sort(best.begin(), best.end(), goes_first);
            if (best.size() > 1) ties.push_back(best);
            const auto chosen = best.front();
            for (std::size_t i = 0; i < approves.size(); ++i) {
                if (approves[i][chosen]) loads[i] = lightest;
            }
            winners.push_back(chosen);
            loads_of_winners.push_back(lightest);
            left -= election.projects[chosen].cost;
            std::erase(open, chosen);
        }
    }
};

constexpr std::array all_types = {BallotType::approval, BallotType::choose_one, BallotType::cumulative,
                                  BallotType::scoring, BallotType::ordinal};

TEST(phragmen, agrees_with_the_literal_definition_on_random_elections) {
    SeededRandom random(20261123);
    int had_ties = 0, stopped_early = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto election = random_election(random, all_types[std::size_t(i) % all_types.size()]);
        if (random.below(8) == 0) election.projects[0].cost = 0;
        const auto at_misfit = i % 3 == 0 ? AtMisfit::skip : AtMisfit::stop;
        const auto rule = literal::tie_rule_of(i);
        const auto ties = break_ties(election, rule, literal::lot_seed);
        const auto outcome = phragmen(election, {.at_misfit = at_misfit, .with_proof = true}, ties);
        Literal literal(election);
        literal.count(election, at_misfit, literal::Order(election, rule));
        ASSERT_EQ(outcome.winners, literal.winners) << "election " << i;
        for (std::size_t round = 0; round < outcome.rounds.size(); ++round) {
            const auto& load = literal.loads_of_winners[round];
            ASSERT_EQ(outcome.rounds[round].price, load < 0 ? "" : text_of(load)) << "election " << i;
        }
        ASSERT_EQ(outcome.ties.size(), literal.ties.size()) << "election " << i;
        for (std::size_t tie = 0; tie < outcome.ties.size(); ++tie) {
            ASSERT_EQ(outcome.ties[tie].projects, literal.ties[tie]) << "election " << i;
        }
        had_ties += !outcome.ties.empty();
        stopped_early += outcome.winners.size() < election.projects.size();
    }
    EXPECT_GT(had_ties, 1000);
    EXPECT_GT(stopped_early, 1000);
}

Election election_of(std::int64_t budget, std::vector<std::int64_t> costs, std::vector<std::vector<std::uint32_t>> ballots) {
    Election election;
    election.budget = budget;
    for (std::size_t p = 0; p < costs.size(); ++p) election.projects.push_back({std::string(1, char('a' + p)), "", costs[p]});
    BallotGrouper grouper(election);
    for (const auto& ballot : ballots) {
        std::vector<Mark> marks;
        for (const auto project : ballot) marks.push_back({project, 0});
        grouper.add(marks);
    }
    return grouper.take();
}

Outcome count(const Election& election, AtMisfit at_misfit) {
    return phragmen(election, {.at_misfit = at_misfit}, break_ties(election, TieRule::lexicographic));
}


TEST(phragmen, a_misfit_among_equals_ends_the_count_for_all) {
    // c comes first; then a and b are equals with the load 6, and b does not fit in the 10 that are left.
    const auto outcome = count(election_of(13, {6, 12, 3}, {{0}, {1}, {1}, {2}, {2}}), AtMisfit::stop);
    EXPECT_EQ(outcome.winners, (std::vector<std::uint32_t>{2}));
    EXPECT_EQ(outcome.verdicts[0].reason, Reason::after_stop);
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::no_room);
    EXPECT_EQ(outcome.verdicts[1].money_at_turn, 10);
}

TEST(phragmen, what_costs_more_than_the_budget_does_not_end_the_count) {
    const auto outcome = count(election_of(10, {6, 12, 3}, {{0}, {1}, {1}, {2}, {2}}), AtMisfit::stop);
    EXPECT_EQ(outcome.winners, (std::vector<std::uint32_t>{2, 0}));
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::too_expensive);
}

TEST(phragmen, skipping_goes_on_after_a_misfit) {
    const auto election = election_of(13, {6, 12, 3}, {{0}, {1}, {1}, {2}, {2}});
    const auto outcome = count(election, AtMisfit::skip);
    EXPECT_EQ(outcome.winners, (std::vector<std::uint32_t>{2, 0}));
    EXPECT_EQ(outcome.verdicts[1].reason, Reason::no_room);
}

TEST(phragmen, takes_projects_without_votes_last_and_only_if_all_of_them_fit) {
    EXPECT_EQ(count(election_of(10, {3, 2, 4}, {{0}}), AtMisfit::stop).winners, (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_EQ(count(election_of(10, {3, 2, 8}, {{0}}), AtMisfit::stop).winners, (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(count(election_of(10, {3, 2, 8}, {{0}}), AtMisfit::skip).winners, (std::vector<std::uint32_t>{0, 1}));
}

TEST(phragmen, nothing_to_share_gives_nothing) {
    EXPECT_TRUE(count(election_of(0, {3, 2}, {{0}, {1}}), AtMisfit::stop).winners.empty());
    EXPECT_TRUE(count(election_of(5, {}, {{}}), AtMisfit::stop).winners.empty());
    EXPECT_EQ(count(election_of(5, {5}, {}), AtMisfit::stop).winners, (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace allting::allocation
