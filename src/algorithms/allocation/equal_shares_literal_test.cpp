// Equal shares and each of its completions against a second implementation, written from the definition with one purse a
// voter and fractions of any size, on 10,000 small random elections each, full of equalities.
#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/literal_test.hpp"

namespace allting::allocation {
namespace {

using literal::Exact;
using Projects = std::vector<std::uint32_t>;

/// The smallest level with Σ min(purse, level · utility) = cost, by trying each number of poor voters.
std::optional<Exact> level_for(std::vector<std::pair<Exact, Exact>> payers, const Exact& cost) {
    Exact owned = 0, utility = 0;
    for (const auto& payer : payers) owned += payer.first, utility += payer.second;
    if (payers.empty() || owned < cost) return std::nullopt;
    std::sort(payers.begin(), payers.end(),
              [](const auto& a, const auto& b) { return a.first * b.second < b.first * a.second; });
    Exact rest = cost;
    for (const auto& [purse, of_payer] : payers) {
        const Exact level = rest / utility;
        if (level * of_payer <= purse) return level;
        rest -= purse;
        utility -= of_payer;
    }
    return std::nullopt;
}

struct Literal {
    const Election& election;
    literal::Matrix utilities;
    literal::Order goes_first;
    std::vector<Exact> purses = {};
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
    /// The project with the smallest value; of equals the one that goes first.
    template <class Value>
    std::optional<std::pair<std::uint32_t, Exact>> smallest(Value value) const {
        std::optional<std::pair<std::uint32_t, Exact>> best;
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            const auto of_p = has(p) ? std::nullopt : value(p);
            if (!of_p) continue;
            if (!best || *of_p < best->second || (*of_p == best->second && goes_first(p, best->first))) best = {p, *of_p};
        }
        return best;
    }
    void share(const Exact& endowment) {
        winners.clear();
        purses.assign(utilities.size(), endowment);
        const auto price_of = [&](std::uint32_t p) {
            std::vector<std::pair<Exact, Exact>> payers;
            for (std::size_t i = 0; i < purses.size(); ++i)
                if (utilities[i][p] > 0) payers.emplace_back(purses[i], utilities[i][p]);
            return level_for(std::move(payers), election.projects[p].cost);
        };
        while (const auto best = smallest(price_of)) {
            winners.push_back(best->first);
            for (std::size_t i = 0; i < purses.size(); ++i)
                purses[i] -= std::min<Exact>(purses[i], best->second * utilities[i][best->first]);
        }
    }
    void let_everybody_pay() {
        const auto level_of = [&](std::uint32_t p) -> std::optional<Exact> {
            std::vector<std::pair<Exact, Exact>> payers;
            Exact rest = election.projects[p].cost;
            for (std::size_t i = 0; i < purses.size(); ++i) {
                if (utilities[i][p] > 0) rest -= purses[i];
                else payers.emplace_back(purses[i], 1);
            }
            return level_for(std::move(payers), rest);
        };
        while (const auto best = smallest(level_of)) {
            winners.push_back(best->first);
            for (std::size_t i = 0; i < purses.size(); ++i)
                purses[i] -= utilities[i][best->first] > 0 ? purses[i] : std::min(purses[i], best->second);
        }
    }
    /// Greedy: the most utility for the money that still fits.
    void fill() {
        while (true) {
            const auto best = smallest([&](std::uint32_t p) -> std::optional<Exact> {
                if (cost() + election.projects[p].cost > election.budget) return std::nullopt;
                Exact sum = 0;
                for (const auto& row : utilities) sum -= row[p];
                return sum / election.projects[p].cost;
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
    Exact raise(Exact first, Exact later, const Exact& step, const RaiseOptions& options) {
        share(first);
        while (!has_everything() &&
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
    /// Greedy's winners if more voters see more of their own projects win there, or some where they saw none.
    void compare_with_greedy(ComparedBy compared_by, const Election& election_of_marks) {
        Literal greedy{election, utilities, goes_first};
        greedy.fill();
        std::int64_t rather_greedy = 0;
        for (std::size_t group = 0; group < election_of_marks.group_count(); ++group) {
            int here = 0, there = 0;
            for (const Mark& mark : election_of_marks.marks_of(group)) {
                if (election_of_marks.has_points() && mark.points <= 0) continue;
                here += has(mark.project);
                there += greedy.has(mark.project);
            }
            if (compared_by == ComparedBy::any_winner) here = here > 0, there = there > 0;
            const std::int64_t voters = election_of_marks.multiplicity[group];
            rather_greedy += there > here ? voters : there < here ? -voters : 0;
        }
        if (rather_greedy > 0) winners = greedy.winners;
    }
};

/// A small election with options for all that a completion leaves open; now and then a blank ballot.
struct Case {
    Election election;
    Satisfaction satisfaction;
    TieRule ties;
    RaiseOptions raise;
    ComparedBy compared_by;
};

Case random_case(SeededRandom& random, int i) {
    const auto type = literal::ballot_types[i % 5];
    Case made{random_election(random, type), Satisfaction::cost, literal::tie_rule_of(i), {}, ComparedBy(i / 3 % 2)};
    if (random.below(4) == 0) ++made.election.ballot_count;
    const auto all = literal::satisfactions_of(type);
    made.satisfaction = all[random.below(all.size())];
    made.raise.first = FirstShare(random.below(3));
    made.raise.step = std::int64_t(random.below(3));
    made.raise.stop = StopAt(random.below(2));
    made.raise.exhaustive_over = ExhaustiveOver(random.below(2));
    return made;
}

/// Where one voter may have to pay for a project alone, its hundredths of the budget are too many to be counted one by one.
bool takes_long(const Case& of) {
    const auto& projects = of.election.projects;
    return std::any_of(projects.begin(), projects.end(), [&](const Project& project) {
        return project.cost * of.election.ballot_count > 2 * of.election.budget;
    });
}

/// The winners by the definition; where shares were raised, with the share that was accepted.
struct Expected {
    Projects winners;
    std::optional<Exact> endowment = {};
};

Expected expected_of(const Case& of, Completion completion) {
    const Exact exact(of.election.budget, of.election.ballot_count);
    const Exact whole = of.election.budget / of.election.ballot_count;
    const Exact start = of.raise.first == FirstShare::whole_units ? whole : exact;
    const Exact later = of.raise.first == FirstShare::exact ? exact : whole;
    const Exact step = std::max<std::int64_t>(of.raise.step, 1);
    RaiseOptions raise = of.raise;
    Literal literal{of.election, literal::utilities(of.election, of.satisfaction), literal::Order(of.election, of.ties)};
    std::optional<Exact> endowment;
    switch (completion) {
        case Completion::none:
        case Completion::utilitarian:
        case Completion::epsilon: literal.share(start); break;
        case Completion::budget_1pct:
            endowment = literal.raise(start, later, Exact(of.election.budget, of.election.ballot_count * 100), raise);
            break;
        case Completion::add1_overspend: raise.stop = StopAt::overspend; [[fallthrough]];
        default: endowment = literal.raise(start, later, step, raise);
    }
    if (completion == Completion::utilitarian || completion == Completion::add1u) literal.fill();
    if (completion == Completion::epsilon) literal.let_everybody_pay();
    if (completion == Completion::comparison) literal.compare_with_greedy(of.compared_by, of.election);
    return {literal.winners, endowment};
}

class EachCompletion : public testing::TestWithParam<Completion> {};

TEST_P(EachCompletion, agrees_with_the_definition_taken_literally) {
    const auto completion = GetParam();
    SeededRandom random(20261123 + std::uint64_t(completion));
    for (int i = 0; i < 10'000; ++i) {
        Case of = random_case(random, i);
        while (completion == Completion::budget_1pct && takes_long(of)) of = random_case(random, i);
        const EqualSharesOptions options{.satisfaction = of.satisfaction,
                                         .completion = completion,
                                         .raise = of.raise,
                                         .compared_by = of.compared_by};
        const auto outcome = equal_shares(of.election, options, break_ties(of.election, of.ties, literal::lot_seed));
        const auto expected = expected_of(of, completion);
        ASSERT_EQ(outcome.winners, expected.winners)
            << name_of(of.satisfaction) << ' ' << name_of(of.ties) << ' ' << name_of(of.raise.first) << ' ' << of.raise.step
            << ' ' << name_of(of.raise.stop) << ' ' << name_of(of.raise.exhaustive_over) << '\n'
            << canonical_text(of.election);
        if (expected.endowment && completion != Completion::comparison) {
            ASSERT_EQ(Exact(outcome.endowment_exact), *expected.endowment) << canonical_text(of.election);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(equal_shares, EachCompletion,
                         testing::Values(Completion::none, Completion::utilitarian, Completion::add1, Completion::add1u,
                                         Completion::add1_overspend, Completion::budget_1pct, Completion::epsilon,
                                         Completion::comparison),
                         [](const auto& chosen) {
                             std::string name(name_of(chosen.param));
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace allting::allocation
