// Equal shares and its completions against a second implementation, written from the definition with one purse a
// voter and fractions of any size, on small random elections that are full of equalities.
#include "algorithms/allocation/equal_shares.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>

#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/greedy.hpp"

namespace allting::allocation {
namespace {

using Fraction = boost::multiprecision::cpp_rational;
using Projects = std::vector<std::uint32_t>;

/// utilities[voter][project], one row a voter, blank ballots too.
using Utilities = std::vector<std::vector<Fraction>>;

Utilities utilities_of(const Election& election, Satisfaction satisfaction) {
    std::vector<int> votes(election.projects.size(), 0);
    for (std::size_t group = 0; group < election.group_count(); ++group)
        for (const Mark& mark : election.marks_of(group)) votes[mark.project] += int(election.multiplicity[group]);
    Utilities utilities;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        std::vector<Fraction> row(election.projects.size(), 0);
        const auto marks = election.marks_of(group);
        for (std::size_t place = 0; place < marks.size(); ++place) {
            const auto p = marks[place].project;
            if (satisfaction == Satisfaction::cost) row[p] = election.projects[p].cost;
            if (satisfaction == Satisfaction::cardinality) row[p] = 1;
            if (satisfaction == Satisfaction::effort) row[p] = Fraction(election.projects[p].cost, votes[p]);
            if (satisfaction == Satisfaction::points) row[p] = marks[place].points;
            if (satisfaction == Satisfaction::borda) row[p] = std::int64_t(marks.size() - place - 1);
        }
        for (std::uint32_t i = 0; i < election.multiplicity[group]; ++i) utilities.push_back(row);
    }
    while (std::int64_t(utilities.size()) < election.ballot_count) utilities.emplace_back(election.projects.size(), 0);
    return utilities;
}

/// The smallest level with Σ min(purse, level · utility) = cost, by trying each number of poor voters.
std::optional<Fraction> level_for(std::vector<std::pair<Fraction, Fraction>> payers, const Fraction& cost) {
    Fraction owned = 0;
    for (const auto& [purse, utility] : payers) owned += purse;
    if (payers.empty() || owned < cost) return std::nullopt;
    std::sort(payers.begin(), payers.end(),
              [](const auto& a, const auto& b) { return a.first * b.second < b.first * a.second; });
    for (std::size_t poor = 0; poor < payers.size(); ++poor) {
        Fraction rest = cost, utility = 0;
        for (std::size_t i = 0; i < poor; ++i) rest -= payers[i].first;
        for (std::size_t i = poor; i < payers.size(); ++i) utility += payers[i].second;
        const Fraction level = rest / utility;
        if (level * payers[poor].second <= payers[poor].first) return level;
    }
    return std::nullopt;
}

struct Literal {
    const Election& election;
    Utilities utilities;
    std::vector<Fraction> purses = {};
    Projects winners = {};

    bool has(std::uint32_t p) const { return std::find(winners.begin(), winners.end(), p) != winners.end(); }
    std::int64_t cost() const {
        std::int64_t sum = 0;
        for (const auto p : winners) sum += election.projects[p].cost;
        return sum;
    }
    bool is_wanted(std::uint32_t p) const {
        return std::any_of(utilities.begin(), utilities.end(), [&](const auto& row) { return row[p] > 0; });
    }
    /// The project with the smallest value; of equals the one with the smallest id.
    template <class Value>
    std::optional<std::pair<std::uint32_t, Fraction>> smallest(Value value) const {
        std::optional<std::pair<std::uint32_t, Fraction>> best;
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            const auto of_p = has(p) ? std::nullopt : value(p);
            if (!of_p) continue;
            const bool is_first = !best || *of_p < best->second ||
                                  (*of_p == best->second && election.projects[p].id < election.projects[best->first].id);
            if (is_first) best = {p, *of_p};
        }
        return best;
    }
    void share(const Fraction& endowment) {
        winners.clear();
        purses.assign(utilities.size(), endowment);
        const auto price_of = [&](std::uint32_t p) {
            std::vector<std::pair<Fraction, Fraction>> payers;
            for (std::size_t i = 0; i < purses.size(); ++i)
                if (utilities[i][p] > 0) payers.emplace_back(purses[i], utilities[i][p]);
            return level_for(payers, election.projects[p].cost);
        };
        while (const auto best = smallest(price_of)) {
            winners.push_back(best->first);
            for (std::size_t i = 0; i < purses.size(); ++i)
                purses[i] -= std::min<Fraction>(purses[i], best->second * utilities[i][best->first]);
        }
    }
    void let_everybody_pay() {
        const auto level_of = [&](std::uint32_t p) -> std::optional<Fraction> {
            std::vector<std::pair<Fraction, Fraction>> payers;
            Fraction rest = election.projects[p].cost;
            for (std::size_t i = 0; i < purses.size(); ++i) {
                if (utilities[i][p] > 0) rest -= purses[i];
                else payers.emplace_back(purses[i], 1);
            }
            return level_for(payers, rest);
        };
        while (const auto best = smallest(level_of)) {
            winners.push_back(best->first);
            for (std::size_t i = 0; i < purses.size(); ++i)
                purses[i] -= utilities[i][best->first] > 0 ? purses[i] : std::min(purses[i], best->second);
        }
    }
    void fill() {
        while (true) {
            const auto best = smallest([&](std::uint32_t p) -> std::optional<Fraction> {
                if (cost() + election.projects[p].cost > election.budget) return std::nullopt;
                Fraction sum = 0;
                for (const auto& row : utilities) sum -= row[p] / election.projects[p].cost;
                return sum;
            });
            if (!best) return;
            winners.push_back(best->first);
        }
    }
    bool is_exhaustive(bool over_all) const {
        for (std::uint32_t p = 0; p < election.projects.size(); ++p)
            if (!has(p) && (over_all || is_wanted(p)) && cost() + election.projects[p].cost <= election.budget) return false;
        return true;
    }
    bool has_everything() const {
        for (std::uint32_t p = 0; p < election.projects.size(); ++p)
            if (!has(p) && is_wanted(p)) return false;
        return true;
    }
    /// One step after the other; returns the share that was accepted.
    Fraction raise(Fraction first, Fraction later, const Fraction& step, const RaiseOptions& options) {
        share(first);
        while (step > 0 && !has_everything() &&
               !(options.stop == StopAt::exhaustive && is_exhaustive(options.exhaustive_over == ExhaustiveOver::all))) {
            const auto accepted = winners;
            later += step;
            share(later);
            if (cost() > election.budget) {
                winners = accepted;
                return first;
            }
            first = later;
        }
        return first;
    }
};

std::vector<Satisfaction> satisfactions_of(BallotType type) {
    std::vector<Satisfaction> all = {Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort};
    if (type == BallotType::cumulative) all.push_back(Satisfaction::points);
    if (type == BallotType::ordinal) all.push_back(Satisfaction::borda);
    return all;
}

template <class Claim>
void for_random_elections(int count, Claim claim) {
    constexpr BallotType types[] = {BallotType::approval, BallotType::cumulative, BallotType::ordinal, BallotType::scoring};
    SeededRandom random(20261123);
    for (int i = 0; i < count && !::testing::Test::HasFailure(); ++i) {
        Election election = random_election(random, types[i % 4]);
        if (random.below(4) == 0) ++election.ballot_count;  // a blank ballot
        const auto all = satisfactions_of(types[i % 4]);
        claim(election, all[random.below(all.size())], random);
    }
}

TEST(equal_shares, every_completion_agrees_with_the_definition_taken_literally) {
    for_random_elections(3'000, [](const Election& election, Satisfaction satisfaction, SeededRandom& random) {
        const auto ties = break_ties(election, TieRule::lexicographic);
        const Fraction first(election.budget, election.ballot_count);
        RaiseOptions raise;
        raise.first = FirstShare(random.below(3));
        raise.step = std::int64_t(random.below(3));
        raise.stop = StopAt(random.below(2));
        raise.exhaustive_over = ExhaustiveOver(random.below(2));
        const Fraction whole = election.budget / election.ballot_count;
        const Fraction start = raise.first == FirstShare::whole_units ? whole : first;
        const Fraction later = raise.first == FirstShare::exact ? first : whole;
        const Fraction step = std::max<std::int64_t>(raise.step, 1);
        const auto counted = [&](Completion completion) {
            return equal_shares(election, {.satisfaction = satisfaction, .completion = completion, .raise = raise}, ties);
        };
        const auto expect = [&](Completion completion, const Literal& literal) {
            EXPECT_EQ(counted(completion).winners, literal.winners)
                << name_of(completion) << ' ' << name_of(satisfaction) << ' ' << name_of(raise.first) << ' ' << raise.step
                << ' ' << name_of(raise.stop) << ' ' << name_of(raise.exhaustive_over) << '\n' << canonical_text(election);
        };
        Literal literal{election, utilities_of(election, satisfaction)};
        literal.share(start);
        expect(Completion::none, literal);
        switch (random.below(30)) {  // the other completions in turn; small steps take long when taken literally
            case 0:
                literal.raise(start, later, Fraction(election.budget, election.ballot_count * 100), raise);
                return expect(Completion::budget_1pct, literal);
            case 1: case 2: case 3: case 4:
                literal.fill();
                return expect(Completion::utilitarian, literal);
            case 5: case 6: case 7: case 8:
                literal.let_everybody_pay();
                return expect(Completion::epsilon, literal);
            case 9: case 10: case 11: case 12:
                raise.stop = StopAt::overspend;
                literal.raise(start, later, step, raise);
                return expect(Completion::add1_overspend, literal);
            default: break;
        }
        const auto accepted = literal.raise(start, later, step, raise);
        expect(Completion::add1, literal);
        EXPECT_EQ(Fraction(counted(Completion::add1).endowment_exact), accepted);
        literal.fill();
        expect(Completion::add1u, literal);
    });
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
