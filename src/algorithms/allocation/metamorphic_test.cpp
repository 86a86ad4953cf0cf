// What must not matter does not: the order of voters and projects, how equal ballots are grouped, what projects are called
// as long as their order stays, in which unit money is written, and counting again. For every rule that there is, with
// every satisfaction, completion and tie rule that it takes.
#include <map>
#include <numeric>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

constexpr BallotType types[] = {BallotType::approval, BallotType::choose_one, BallotType::cumulative, BallotType::scoring,
                                BallotType::ordinal};
constexpr Satisfaction satisfactions[] = {Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort,
                                          Satisfaction::points, Satisfaction::borda, Satisfaction::score};

Restrictions drawn_restrictions(SeededRandom& random, std::size_t project_count) {
    const auto project = [&] { return std::uint32_t(random.below(project_count)); };
    Restrictions restrictions;
    restrictions.minimum_votes = std::int64_t(random.below(3));
    restrictions.votes_per_cost = random.below(2) == 0 ? 3 : 0;
    if (random.below(2) == 0) restrictions.floors = {{"floor", 2, {project()}}};
    if (random.below(2) == 0) restrictions.pots = {{"pot", 2, {project(), project()}}};
    if (random.below(2) == 0) restrictions.conflicts = {{project(), project()}};
    restrictions.partial_next = random.below(2) == 0;
    return restrictions;
}

/// Ranks and points only where ballots have them.
bool is_taken(const Election& election, const CountOptions& options) {
    if (options.satisfaction == Satisfaction::borda) return election.ballot_type == BallotType::ordinal;
    return options.satisfaction != Satisfaction::points || election.has_points();
}

/// Every rule; the other options drawn, so that many elections together see all that they can be.
std::vector<CountOptions> drawn_counts(SeededRandom& random, const Election& election) {
    std::vector<CountOptions> all;
    for (const Rule rule : all_rules()) {
        CountOptions options;
        options.rule = rule;
        const bool is_exact = rule == Rule::exact_equal_shares;
        options.satisfaction = satisfactions[random.below(is_exact ? 3 : std::size(satisfactions))];
        options.completion = all_completions()[random.below(all_completions().size())];
        if (!is_taken(election, options)) options.satisfaction = Satisfaction::cardinality;
        if (is_exact != (options.completion == Completion::add_opt)) options.completion = Completion::none;
        options.ties = all_tie_rules()[random.below(all_tie_rules().size())];
        options.lot_seed = "Lindvalla 2027";
        options.threshold = std::int64_t(random.below(4));
        options.at_misfit = random.below(2) == 0 ? AtMisfit::skip : AtMisfit::stop;
        options.raise = {FirstShare(random.below(3)), std::int64_t(random.below(3)), StopAt(random.below(2)),
                         ExhaustiveOver(random.below(2)), random.below(2) == 0};
        options.compared_by = ComparedBy(random.below(2));
        options.transfer = Transfer(random.below(2));
        options.cstv_order = CstvOrder(random.below(3));
        options.preparation.marks_min = random.below(4) == 0 ? 2 : 0;
        options.with_proof = true;
        if (random.below(3) == 0) options.restrictions = drawn_restrictions(random, election.projects.size());
        all.push_back(options);
    }
    return all;
}

std::string joined(const Election& election, const std::vector<std::uint32_t>& projects) {
    std::string text;
    for (const auto& id : ids_of(election, projects)) text += ' ' + id;
    return text + '\n';
}

/// All of an outcome, project by project in the order of their ids; or how it was refused.
std::string text_of(const Election& election, const CountOptions& options) {
    const auto counted = count(election, options);
    if (!counted) return counted.error().code + (counted.error().arguments.empty() ? "" : counted.error().arguments[0].second);
    const Outcome& outcome = counted.value();
    std::string text = "winners" + joined(election, outcome.winners) + std::to_string(outcome.total_cost) + ' ' +
                       outcome.endowment_exact + '\n';
    std::map<std::string, std::string> verdicts;
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        const Verdict& verdict = outcome.verdicts[p];
        verdicts[election.projects[p].id] =
            std::string(name_of(verdict.reason)) + ' ' + std::to_string(verdict.place) + ' ' + std::to_string(verdict.votes) +
            ' ' + std::to_string(verdict.score) + ' ' + std::to_string(verdict.money_at_turn) + ' ' +
            std::to_string(verdict.winning_cost.value_or(-1)) + ' ' + std::to_string(verdict.score_missing.value_or(-1)) + ' ' +
            verdict.price_exact;
    }
    for (const auto& [id, verdict] : verdicts) text += id + ' ' + verdict + '\n';
    for (const Tie& tie : outcome.ties) text += "tie" + joined(election, tie.projects);
    for (const Part& part : outcome.parts) text += "part " + part.name + ' ' + std::to_string(part.winners_end) + '\n';
    if (outcome.partial) text += "part of " + election.projects[outcome.partial->project].id + std::to_string(outcome.partial->amount);
    if (outcome.comparison) text += std::to_string(outcome.comparison->prefer_shares) + ':' + std::to_string(outcome.comparison->prefer_greedy);
    for (const Round& round : outcome.rounds) text += election.projects[round.project].id + " at " + round.price + '\n';
    return text;
}

std::string name_of_count(const CountOptions& options) {
    return std::string(name_of(options.rule)) + ' ' + std::string(name_of(options.satisfaction)) + ' ' +
           std::string(name_of(options.completion)) + ' ' + std::string(name_of(options.ties));
}

/// The ballot groups of `election` in the order given, some perhaps twice, with projects where `place_of` says.
Election regrouped(const Election& election, const std::vector<std::uint32_t>& place_of,
                   const std::vector<std::pair<std::uint32_t, std::uint32_t>>& groups_and_times) {
    Election other = election;
    other.mark_starts = {0};
    other.marks.clear();
    other.multiplicity.clear();
    for (std::size_t p = 0; p < election.projects.size(); ++p) other.projects[place_of[p]] = election.projects[p];
    for (const auto& [group, times] : groups_and_times) {
        const auto first = std::ptrdiff_t(other.marks.size());
        for (const Mark& mark : election.marks_of(group)) other.marks.push_back({place_of[mark.project], mark.points});
        if (election.ballot_type != BallotType::ordinal)
            std::ranges::sort(other.marks.begin() + first, other.marks.end(), {}, &Mark::project);
        other.mark_starts.push_back(std::uint32_t(other.marks.size()));
        other.multiplicity.push_back(times);
    }
    return other;
}

std::vector<std::uint32_t> numbers_to(std::size_t count) {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0u);
    return numbers;
}

/// The same question where projects stand elsewhere.
CountOptions moved(CountOptions options, const std::vector<std::uint32_t>& place_of) {
    const auto move_all = [&](std::vector<std::uint32_t>& projects) {
        for (auto& project : projects) project = place_of[project];
    };
    for (auto& floor : options.restrictions.floors) move_all(floor.projects);
    for (auto& pot : options.restrictions.pots) move_all(pot.projects);
    for (auto& conflict : options.restrictions.conflicts) move_all(conflict);
    return options;
}

/// The same question with amounts in units `times` as small.
CountOptions in_smaller_units(CountOptions options, std::int64_t times) {
    options.raise.step *= times;
    for (auto& floor : options.restrictions.floors) floor.amount *= times;
    for (auto& pot : options.restrictions.pots) pot.amount *= times;
    return options;
}

template <class List>
void shuffle(SeededRandom& random, List& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
}

/// Calls `claim` with random elections of every type and a count by every rule, a few of which are refused.
template <class Claim>
void for_counts(int elections, Claim claim) {
    SeededRandom random(20270615);
    std::map<Rule, int> counted;
    for (int i = 0; i < elections; ++i) {
        Election election = random_election(random, types[std::size_t(i) % std::size(types)]);
        if (i % 7 == 0) election.projects.front().cost = 0;
        for (const auto& options : drawn_counts(random, election)) {
            counted[options.rule] += count(election, options).ok();
            SCOPED_TRACE(name_of_count(options) + '\n' + canonical_text(election));
            claim(random, election, options);
            if (::testing::Test::HasFailure()) return;
        }
    }
    for (const Rule rule : all_rules()) EXPECT_GT(counted[rule], elections / 4) << name_of(rule) << " is mostly refused";
}

TEST(metamorphic, order_of_voters_and_projects_does_not_matter) {
    for_counts(1'000, [](SeededRandom& random, const Election& election, const CountOptions& options) {
        auto places = numbers_to(election.projects.size());
        std::vector<std::pair<std::uint32_t, std::uint32_t>> groups;
        for (std::uint32_t g = 0; g < election.group_count(); ++g) groups.emplace_back(g, election.multiplicity[g]);
        shuffle(random, places);
        shuffle(random, groups);
        const Election other = regrouped(election, places, groups);
        ASSERT_EQ(canonical_text(other), canonical_text(election));
        EXPECT_EQ(text_of(other, moved(options, places)), text_of(election, options));
    });
}

TEST(metamorphic, splitting_a_group_of_equal_ballots_does_not_matter) {
    for_counts(1'000, [](SeededRandom&, const Election& election, const CountOptions& options) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> groups;
        for (std::uint32_t g = 0; g < election.group_count(); ++g)
            for (std::uint32_t i = 0; i < election.multiplicity[g]; ++i) groups.emplace_back(g, 1);
        const Election other = regrouped(election, numbers_to(election.projects.size()), groups);
        EXPECT_EQ(text_of(other, options), text_of(election, options));
    });
}

TEST(metamorphic, names_that_keep_their_order_do_not_matter) {
    for_counts(1'000, [](SeededRandom&, const Election& election, CountOptions options) {
        if (options.ties == TieRule::lot) options.ties = TieRule::lexicographic;  // a lot is drawn from the names
        Election other = election;
        std::map<std::string, std::string> names;
        for (const auto& project : election.projects) names[project.id];
        char letter = 'A';
        for (auto& [id, name] : names) name = std::string(1, letter++) + "å";
        for (auto& project : other.projects) project.id = names[project.id];
        auto renamed = text_of(election, options);
        for (const auto& [id, name] : names)
            for (auto at = renamed.find(id); at != std::string::npos; at = renamed.find(id, at + name.size()))
                renamed.replace(at, id.size(), name);
        EXPECT_EQ(text_of(other, options), renamed);
    });
}

TEST(metamorphic, unit_of_money_does_not_matter) {
    for_counts(1'000, [](SeededRandom& random, const Election& election, const CountOptions& options) {
        const std::int64_t times = random.below(2) == 0 ? 1'000 : 7;
        Election finer = election;  // the same amounts in smaller units: the steps of completions stay what they are
        finer.budget *= times;
        finer.money_scale *= times;
        for (auto& project : finer.projects) project.cost *= times;
        const auto plain = count(election, options), scaled = count(finer, in_smaller_units(options, times));
        ASSERT_EQ(plain.ok(), scaled.ok());
        if (!plain.ok()) return;
        EXPECT_EQ(scaled.value().winners, plain.value().winners);
        EXPECT_EQ(scaled.value().total_cost, plain.value().total_cost * times);
        for (std::size_t p = 0; p < election.projects.size(); ++p)
            EXPECT_EQ(scaled.value().verdicts[p].reason, plain.value().verdicts[p].reason);
    });
}

TEST(metamorphic, counting_again_gives_the_same) {
    for_counts(200, [](SeededRandom&, const Election& election, const CountOptions& options) {
        EXPECT_EQ(text_of(election, options), text_of(election, options));
    });
}

}  // namespace
}  // namespace allting::allocation
