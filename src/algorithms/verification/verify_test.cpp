// Proofs of the rules' own outcomes hold, and no proof holds that says anything else.
#include <array>

#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/verification/verify.hpp"

namespace allting::verification {
namespace {

using allocation::BallotType;
using allocation::Completion;
using allocation::Rule;
using allocation::Satisfaction;
using allocation::TieRule;

/// Ways to count an election of that type which have a proof: every completion, and the rest drawn.
std::vector<CountOptions> provable_counts(BallotType type, SeededRandom& random) {
    std::vector<Satisfaction> satisfactions = {Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort};
    if (type == BallotType::cumulative) satisfactions.push_back(Satisfaction::points);
    if (type == BallotType::ordinal) satisfactions.push_back(Satisfaction::borda);
    std::vector<CountOptions> all;
    for (const Rule rule : allocation::all_rules()) {
        for (const Completion completion : allocation::all_completions()) {
            CountOptions options;
            options.rule = rule;
            options.completion = completion;
            if (!can_prove(options)) continue;
            options.satisfaction = satisfactions[random.below(rule == Rule::exact_equal_shares ? 3 : satisfactions.size())];
            options.ties = std::array{TieRule::lexicographic, TieRule::cheapest_first, TieRule::lot}[random.below(3)];
            options.lot_seed = "tärning 4";
            options.threshold = 2;
            options.at_misfit = random.below(2) == 0 ? allocation::AtMisfit::skip : allocation::AtMisfit::stop;
            options.raise.first = allocation::FirstShare(random.below(3));
            options.raise.stop = allocation::StopAt(random.below(2));
            options.raise.exhaustive_over = allocation::ExhaustiveOver(random.below(2));
            options.raise.stays_where_all_affordable = random.below(2) == 0;
            options.compared_by = allocation::ComparedBy(random.below(2));
            options.with_proof = true;
            if (random.below(4) == 0) options.restrictions.minimum_votes = std::int64_t(random.below(4));
            if (random.below(4) == 0) options.restrictions.votes_per_cost = 3;
            if (random.below(4) == 0) options.preparation.marks_min = 2;
            all.push_back(options);
        }
    }
    return all;
}

/// The outcome that a proof is made of.
Outcome counted(const Election& election, CountOptions options) {
    if (options.completion == Completion::comparison) options.completion = Completion::add1;
    return allocation::count(election, options).value();
}

std::string said(const Error& error) {
    std::string text = error.code;
    for (const auto& [name, value] : error.arguments) text += ' ' + name + '=' + value;
    return text;
}

std::string name_of_count(const CountOptions& options) {
    return std::string(name_of(options.rule)) + ' ' + std::string(name_of(options.satisfaction)) + ' ' +
           std::string(name_of(options.completion)) + ' ' + std::string(name_of(options.ties));
}

template <class Claims>
void for_random_claims(int count, Claims with_claim) {
    SeededRandom random(20270601);
    constexpr BallotType types[] = {BallotType::approval, BallotType::cumulative, BallotType::ordinal};
    for (int i = 0; i < count; ++i) {
        const auto type = types[i % 3];
        Election election = allocation::random_election(random, type);
        if (i % 5 == 0) election.projects.front().cost = 0;
        if (i % 50 == 0) election = without_ballots(election);
        for (const auto& options : provable_counts(type, random)) {
            const auto claim = prove(election, options, counted(election, options));
            ASSERT_TRUE(claim.ok()) << name_of_count(options) << ": " << said(claim.error()) << '\n' << canonical_text(election);
            with_claim(election, claim.value());
            if (::testing::Test::HasFailure()) return;
        }
    }
}

TEST(proof, of_every_provable_count_holds) {
    for_random_claims(1'200, [](const Election& election, const Claim& claim) {
        const auto verified = verify(election, claim, Shares::all);
        EXPECT_TRUE(verified.ok() && (verified.value().shows_share || claim.options.completion == Completion::add_opt)) << name_of_count(claim.options) << ": " << said(verified.error()) << '\n' << canonical_text(election);
    });
}

/// Every claim that differs from `claim` in one text, number or member of a list.
std::vector<Claim> mutations_of(const Claim& claim) {
    std::vector<Claim> all;
    const auto with = [&](auto change) {
        Claim copy = claim;
        change(copy);
        all.push_back(std::move(copy));
    };
    const auto other = [](std::string& text) { text = text == "1" ? "2" : "1"; };
    if (claim.options.completion != Completion::add_opt) with([&](Claim& c) { other(c.endowment); });
    with([&](Claim& c) { ++c.prefer_shares; });
    with([&](Claim& c) { ++c.prefer_greedy; });
    with([&](Claim& c) { c.total_cost += "1"; });
    with([&](Claim& c) { c.winners.push_back("x"); });
    with([&](Claim& c) { c.fill.push_back("x"); });
    if (claim.options.rule == Rule::max_welfare) {
        with([&](Claim& c) { c.optimum.objective += "1"; });
        with([&](Claim& c) { c.optimum.bound += "1"; });
        with([&](Claim& c) { c.optimum.price += "/1"; });
        with([&](Claim& c) { c.optimum.is_unique = !c.optimum.is_unique; });
    }
    if (!claim.winners.empty()) with([&](Claim& c) { c.winners.pop_back(); });
    if (!claim.fill.empty()) with([&](Claim& c) { c.fill.pop_back(); });
    if (claim.winners.size() > 1) with([&](Claim& c) { std::swap(c.winners[0], c.winners[1]); });
    for (std::size_t r = 0; r < claim.rounds.size(); ++r) {
        with([&](Claim& c) { c.rounds.erase(c.rounds.begin() + std::ptrdiff_t(r)); });
        with([&](Claim& c) { c.rounds.insert(c.rounds.begin() + std::ptrdiff_t(r), c.rounds[r]); });
        with([&](Claim& c) { c.rounds[r].project += "x"; });
        with([&](Claim& c) { c.rounds[r].price += "1"; });
        with([&](Claim& c) { c.rounds[r].rho += "1"; });
        with([&](Claim& c) { c.rounds[r].equals.push_back("x"); });
        if (r > 0) with([&](Claim& c) { std::swap(c.rounds[r], c.rounds[r - 1]); });
        for (std::size_t k = 0; k < claim.rounds[r].classes.size(); ++k) {
            with([&](Claim& c) { ++c.rounds[r].classes[k].voters; });
            with([&](Claim& c) { c.rounds[r].classes[k].had += "1"; });
            with([&](Claim& c) { c.rounds[r].classes[k].paid += "1"; });
            with([&](Claim& c) { c.rounds[r].classes.erase(c.rounds[r].classes.begin() + std::ptrdiff_t(k)); });
        }
    }
    return all;
}

TEST(proof, with_anything_changed_is_refused) {
    std::size_t refused = 0;
    for_random_claims(100, [&](const Election& election, const Claim& claim) {
        for (const Claim& mutation : mutations_of(claim)) {
            EXPECT_FALSE(verify(election, mutation, Shares::all).ok()) << name_of_count(claim.options) << '\n' << canonical_text(election);
            ++refused;
        }
    });
    EXPECT_GT(refused, 20'000u);
}

TEST(proof, of_a_share_after_the_completion_stopped_is_refused_where_all_are_looked_at) {
    std::size_t refused = 0;
    for_random_claims(300, [&](const Election& election, const Claim& claim) {
        if (claim.options.raise.stop != allocation::StopAt::overspend || claim.options.completion == Completion::add1_overspend) return;
        Claim other = claim;  // what stops on overspending only, said to stop where nothing more fits
        other.options.raise.stop = allocation::StopAt::exhaustive;
        auto honest = other.options;
        const auto share = counted(election, honest).endowment_exact;
        if (share == counted(election, claim.options).endowment_exact) return;
        EXPECT_FALSE(verify(election, other, Shares::all).ok()) << name_of_count(claim.options) << canonical_text(election);
        ++refused;
    });
    EXPECT_GT(refused, 20u);
}

TEST(proof, of_another_sequence_of_projects_is_refused) {
    // A wrong program would give a proof that is right in itself: each with the payments that follow from its choices.
    SeededRandom random(7);
    std::size_t refused = 0;
    for_random_claims(200, [&](const Election& election, const Claim& claim) {
        if (claim.rounds.size() < 2) return;
        Outcome wrong;
        wrong.verdicts.resize(election.projects.size());
        std::vector<std::string> order;
        for (const auto& round : claim.rounds) order.push_back(round.project);
        const auto right = order;
        std::swap(order[random.below(order.size())], order[0]);
        if (random.below(2) == 0) order.pop_back();
        if (order == right) return;
        for (const auto& id : order)
            for (std::uint32_t p = 0; p < election.projects.size(); ++p)
                if (election.projects[p].id == id) wrong.winners.push_back(p), wrong.verdicts[p].reason = allocation::Reason::won;
        wrong.endowment_exact = counted(election, claim.options).endowment_exact;
        EXPECT_FALSE(prove(election, claim.options, wrong).ok()) << name_of_count(claim.options) << canonical_text(election);
        ++refused;
    });
    EXPECT_GT(refused, 500u);
}

TEST(proof, of_real_elections_holds_and_reads_the_ballots_about_twice) {
    SKIP_WITHOUT_SHARED_DATA();
    SeededRandom random(1);
    for (const auto name : {"Poland_Lodz_2024.pb", "Poland_Katowice_2020.pb", "Netherlands_Assen_2024.pb"}) {
        const auto file = allocation::read_pabulib(allocation::text_of_file(allocation::elections_folder / name));
        ASSERT_TRUE(file.ok());
        const Election& election = file.value().election;
        for (const auto& options : provable_counts(election.ballot_type, random)) {
            const bool is_slow = options.completion == Completion::budget_1pct || options.completion == Completion::add_opt;
            if (election.marks.size() > 100'000 && (is_slow || options.completion != Completion::none)) continue;
            const auto claim = prove(election, options, counted(election, options));
            // Where worth is cost, a proof of the best set can grow too long; docs/methods says so.
            const bool may_grow = options.rule == Rule::max_welfare && options.satisfaction == Satisfaction::effort;
            if (may_grow && !claim.ok() && claim.error().code == "too_many_sets") continue;
            ASSERT_TRUE(claim.ok()) << name << ' ' << name_of_count(options) << ": " << said(claim.error());
            const auto verified = verify(election, claim.value());
            ASSERT_TRUE(verified.ok()) << name << ' ' << name_of_count(options) << ": " << said(verified.error());
            std::size_t classes = 0;
            for (const auto& round : claim.value().rounds) classes += round.classes.size();
            std::printf("%s %s: %zu rounds, %zu classes, marks read %.2f times\n", name, name_of_count(options).c_str(),
                        verified.value().rounds, classes, double(verified.value().marks_read) / double(election.marks.size()));
        }
    }
}

}  // namespace
}  // namespace allting::verification
