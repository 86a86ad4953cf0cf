#include "algorithms/allocation/accounts.hpp"

#include <algorithm>

#include "algorithms/allocation/rational.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

/// Amounts are added up in this part of a hundredth, so that what is shown is right to the hundredth.
constexpr std::int64_t fineness = 100'000;

class Ledger {
public:
    Ledger(const Election& election, Satisfaction satisfaction, const Outcome& outcome)
        : election_(election), support_(gather_support(election, satisfaction)),
          endowment_(outcome.endowment_exact.empty() ? Rational(0) : Rational(outcome.endowment_exact)),
          purses_(election.group_count(), endowment_), accounts_(election.projects.size()),
          won_(election.projects.size()), paid_to_(election.projects.size()), payers_to_(election.projects.size()) {
        for (const auto winner : outcome.winners) won_[winner] = true;
    }

    void buy(std::uint32_t project, const std::string& price_of_a_mark) {
        const Rational unit(price_of_a_mark);
        Account& account = accounts_[project];
        std::ranges::fill(paid_to_, 0);
        std::ranges::fill(payers_to_, 0);
        for (const Supporter& supporter : support_.of(project)) {
            Rational& purse = purses_[supporter.group];
            const Rational price = unit * supporter.weight;
            if (price == 0 || purse == 0) continue;
            const bool pays_in_full = price <= purse;
            const Rational paid = pays_in_full ? price : purse;
            purse -= paid;
            const auto times = std::int64_t(election_.multiplicity[supporter.group]);
            (pays_in_full ? account.full_payers : account.last_payers) += times;
            const auto amount = fine(paid * times);
            (pays_in_full ? account.full_paid : account.last_paid) += amount;
            note_losers(supporter.group, times, amount);
        }
        for (std::uint32_t p = 0; p < accounts_.size(); ++p) {
            if (payers_to_[p] > 0) accounts_[p].spent_on.push_back({project, payers_to_[p], paid_to_[p]});
        }
    }

    std::vector<Account> take() {
        for (std::uint32_t p = 0; p < accounts_.size(); ++p) close(p);
        return std::move(accounts_);
    }

private:
    /// In fine parts of a hundredth of the currency's unit, rounded half up, so that what is cut off does not add up.
    std::int64_t fine(const Rational& amount) const {
        const Rational scaled = amount * (100 * fineness) / election_.money_scale;
        return static_cast<std::int64_t>(Integer((2 * numerator(scaled) + denominator(scaled)) / (2 * denominator(scaled))));
    }

    void note_losers(std::uint32_t group, std::int64_t times, std::int64_t amount) {
        for (const Mark& mark : election_.marks_of(group)) {
            if (won_[mark.project]) continue;
            paid_to_[mark.project] += amount;
            payers_to_[mark.project] += times;
        }
    }

    static std::int64_t shown(std::int64_t amount) { return (amount + fineness / 2) / fineness; }

    void close(std::uint32_t project) {
        Account& account = accounts_[project];
        account.full_paid = shown(account.full_paid);
        account.last_paid = shown(account.last_paid);
        if (won_[project]) return;
        for (Outlay& outlay : account.spent_on) outlay.amount = shown(outlay.amount);
        std::ranges::stable_sort(account.spent_on, std::ranges::greater{}, &Outlay::amount);
        std::int64_t left = 0;
        for (const Supporter& supporter : support_.of(project)) {
            left += fine(purses_[supporter.group] * std::int64_t(election_.multiplicity[supporter.group]));
        }
        account.left = shown(left);
    }

    const Election& election_;
    const Support support_;
    const Rational endowment_;
    std::vector<Rational> purses_;  // per group of equal ballots
    std::vector<Account> accounts_;
    std::vector<bool> won_;
    std::vector<std::int64_t> paid_to_, payers_to_;  // per losing project, in the round at hand
};

}  // namespace

std::vector<Account> accounts_of(const Election& election, Satisfaction satisfaction, const Outcome& outcome) {
    Ledger ledger(election, satisfaction, outcome);
    for (const auto winner : outcome.winners) {
        const Verdict& verdict = outcome.verdicts[winner];
        if (!verdict.price_exact.empty()) ledger.buy(winner, verdict.price_exact);
    }
    return ledger.take();
}

std::int64_t share_of(const Outcome& outcome) {
    if (outcome.endowment_exact.empty()) return 0;
    const Rational share(outcome.endowment_exact);
    return std::int64_t(Integer(numerator(share) / denominator(share)));
}

}  // namespace allting::allocation
