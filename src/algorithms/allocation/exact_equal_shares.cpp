#include "algorithms/allocation/exact_equal_shares.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/allocation/add_opt.hpp"
#include "algorithms/allocation/exact_run.hpp"
#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

/// Raises the shares from one change to the next until nobody could pay for more; keeps the costliest that fits.
ExactRun best_of_all_raises(const Election& election, const Support& support, Satisfaction satisfaction,
                            const TieBreak& ties, ExactRun run) {
    ExactRun best = run;
    while (const auto endowment = next_endowment(election, support, satisfaction, run, ties)) {
        run = run_exactly(election, support, satisfaction, *endowment, ties);
        if (run.total_cost <= election.budget && run.total_cost > best.total_cost) best = run;
    }
    return best;
}

/// What the project's supporters hold at the end, rounded down: their shares less all that they paid.
std::int64_t money_of_supporters(const Election& election, const Support& support, const ExactRun& run,
                                 std::uint32_t project) {
    std::vector<std::int64_t> payers(run.purchases.size(), 0);
    for (const Supporter& supporter : support.of(project)) {
        for (auto at = run.history_of[supporter.group]; at != 0; at = run.histories[at].before) {
            payers[run.histories[at].purchase] += election.multiplicity[supporter.group];
        }
    }
    Rational sum = Rational(run.endowment) * support.votes[project];
    for (std::size_t i = 0; i < payers.size(); ++i) {
        sum -= Rational(run.purchases[i].cost, run.purchases[i].payers) * payers[i];
    }
    return std::int64_t(Integer(numerator(sum) / denominator(sum)));
}

void tell_winner(const Election& election, const ExactRun::Purchase& purchase, Verdict& verdict) {
    const Rational price(purchase.cost, purchase.payers);
    const Integer scale = denominator(price) * election.money_scale;
    verdict.reason = Reason::won;
    verdict.price_exact = text_of(price);
    verdict.price_hundredths = std::int64_t(Integer((numerator(price) * 200 + scale) / (scale * 2)));
}

Outcome outcome_of(const Election& election, const Support& support, const ExactRun& run, bool with_proof) {
    Outcome outcome;
    outcome.total_cost = run.total_cost;
    outcome.ties = run.ties;
    outcome.endowment_exact = run.endowment;
    outcome.verdicts.resize(election.projects.size());
    for (const auto& purchase : run.purchases) {
        Verdict& verdict = outcome.verdicts[purchase.project];
        tell_winner(election, purchase, verdict);
        outcome.winners.push_back(purchase.project);
        verdict.place = std::uint32_t(outcome.winners.size());
        if (with_proof) outcome.rounds.push_back({purchase.project, verdict.price_exact});
    }
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        Verdict& verdict = outcome.verdicts[p];
        verdict.votes = verdict.score = support.votes[p];
        verdict.money_at_turn = money_of_supporters(election, support, run, p);
        if (verdict.place > 0) continue;
        const bool never_fits = election.projects[p].cost > election.budget;
        verdict.reason = never_fits ? Reason::too_expensive : Reason::not_supported;
    }
    return outcome;
}

}  // namespace

Outcome exact_equal_shares(const Election& election, const ExactEqualSharesOptions& options, const TieBreak& ties) {
    const Support support = gather_support(election, Satisfaction::cardinality);
    const auto voters = std::max<std::int64_t>(election.ballot_count, 1);
    const auto endowment = text_of(Rational(election.budget, voters));
    ExactRun run = run_exactly(election, support, options.satisfaction, endowment, ties);
    if (options.raises_shares) {
        run = best_of_all_raises(election, support, options.satisfaction, ties, std::move(run));
    }
    return outcome_of(election, support, run, options.with_proof);
}

}  // namespace allting::allocation
