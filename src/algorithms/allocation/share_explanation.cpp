#include "algorithms/allocation/share_explanation.hpp"

#include "algorithms/allocation/exact_levels.hpp"

namespace allting::allocation {
namespace {

/// At the cost of what they had left, its supporters could have paid for it, at the latest at the end. Where the
/// shares are raised that says nothing, since another step might then have been the last.
void explain_losers(Completion completion, ExactLevels& levels, Outcome& outcome) {
    const bool is_sure =
        completion == Completion::none || completion == Completion::utilitarian || completion == Completion::epsilon;
    for (std::uint32_t p = 0; p < outcome.verdicts.size(); ++p) {
        Verdict& verdict = outcome.verdicts[p];
        if (verdict.place > 0) continue;
        verdict.money_at_turn = levels.money_of_supporters(p, outcome.winners.size());
        if (is_sure && verdict.money_at_turn > 0) verdict.winning_cost = verdict.money_at_turn;
    }
}

}  // namespace

void explain_purchases(const Election& election, const Support& support, const EqualSharesOptions& options,
                       const Purchases& purchases, std::span<const std::uint32_t> spent_at, Outcome& outcome) {
    outcome.total_cost = purchases.cost;
    outcome.ties = purchases.ties;
    outcome.verdicts.resize(election.projects.size());
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        outcome.verdicts[p].votes = support.votes[p];
        outcome.verdicts[p].score = support.weight[p];
        outcome.verdicts[p].reason =
            election.projects[p].cost > election.budget ? Reason::too_expensive : Reason::not_supported;
    }
    if (election.ballot_count == 0) return;
    const auto& endowment = purchases.endowment;
    outcome.endowment_exact = text_of(Ratio{endowment.numerator, endowment.denominator});
    ExactLevels levels(election, support, endowment, purchases.projects, spent_at);
    for (const auto project : purchases.projects) {
        Verdict& verdict = outcome.verdicts[project];
        const Ratio level = levels.level_of(outcome.winners.size());
        if (options.with_proof) {
            const auto factor = factor_of(election, support, options.satisfaction, project);
            const Ratio price{level.numerator * factor.denominator, level.denominator * factor.numerator};
            outcome.rounds.push_back({project, text_of(price)});
        }
        verdict.money_at_turn = levels.money_of_supporters(project, outcome.winners.size());
        const Integer scale = level.denominator * election.money_scale;
        verdict.price_exact = text_of(level);
        verdict.price_hundredths = std::int64_t(Integer((level.numerator * 200 + scale) / (scale * 2)));
        verdict.reason = Reason::won;
        outcome.winners.push_back(project);
        verdict.place = std::uint32_t(outcome.winners.size());
    }
    explain_losers(options.completion, levels, outcome);
}

}  // namespace allting::allocation
