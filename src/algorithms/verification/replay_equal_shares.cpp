#include <algorithm>
#include <numeric>

#include "algorithms/verification/ledger.hpp"
#include "algorithms/verification/replay.hpp"

namespace allting::verification {
namespace {

ThePoor the_poor_of(allocation::Rule rule) {
    return rule == allocation::Rule::exact_equal_shares ? ThePoor::give_nothing : ThePoor::give_all;
}

class EqualSharesReplay {
public:
    EqualSharesReplay(const Election& election, const CountOptions& options, const Rational& endowment)
        : election_(election), backing_(turn_round(election, options.satisfaction)), is_money_(is_money(options.satisfaction)),
          places_(places_among_equals(election, options)),
          ledger_(election, backing_, endowment, the_poor_of(options.rule)), left_(election.budget),
          is_open_(election.projects.size()), least_(election.projects.size(), 0) {
        const bool free_comes_first = options.rule == allocation::Rule::exact_equal_shares;
        for (std::size_t p = 0; p < is_open_.size(); ++p)
            is_open_[p] = backing_.factor[p] > 0 || (free_comes_first && election.projects[p].cost == 0);
    }

    /// From now on everybody pays, and only for what fits in the budget.
    void let_everybody_pay() {
        payers_ = Payers::everybody;
        for (std::uint32_t p = 0; p < is_open_.size(); ++p) is_open_[p] = !has_won(p);
        std::ranges::fill(least_, Rational(0));
    }

    Result<ClaimedRound> choose(std::uint32_t project, std::size_t round) {
        const std::pair<std::string, std::string> at{"round", std::to_string(round)}, who{"project", id(project)};
        if (!is_open_[project]) return fault("not_a_choice", {at, who});
        const Sequence equals = cheapest();
        if (!equals.empty() && equals.front() == project) return buy(equals);
        if (!is_open_[project] || !compute(project)) return fault("cannot_pay", {at, who});
        const auto code = least_[equals.front()] < least_[project] ? "cheaper" : "tie";
        return fault(code, {at, who, {"other", id(equals.front())}});
    }

    /// The projects that the rule demands next: those with the smallest price, in the tie rule's order. Those whose last
    /// price is not above the best are computed anew, the smallest first; prices never fall, since purses only shrink.
    Sequence cheapest() {
        Sequence open;
        for (std::uint32_t p = 0; p < is_open_.size(); ++p)
            if (is_open_[p]) open.push_back(p);
        std::ranges::sort(open, [&](auto a, auto b) { return least_[a] < least_[b]; });
        Sequence best;
        for (const auto project : open) {
            if (!best.empty() && least_[best.front()] < least_[project]) break;
            if (!compute(project)) continue;
            if (!best.empty() && least_[best.front()] < least_[project]) continue;
            if (!best.empty() && least_[project] < least_[best.front()]) best.clear();
            best.push_back(project);
        }
        std::ranges::sort(best, {}, [&](auto p) { return places_[p]; });
        return best;
    }

    ClaimedRound buy(const Sequence& equals) {
        const auto project = equals.front();
        const auto price = ledger_.price_of(project, payers_).value();
        ClaimedRound claimed{id(project), text_of_amount(election_, price.each), {}, {}, {}};
        if (payers_ == Payers::supporters) claimed.rho = rho_text(least_[project]);
        if (equals.size() > 1)
            for (const auto equal : equals) claimed.equals.push_back(id(equal));
        claimed.classes = ledger_.pay(project, price);
        is_open_[project] = false;
        winners_.push_back(project);
        left_ -= election_.projects[project].cost;
        return claimed;
    }

    Result<void> end() {
        if (const Sequence equals = cheapest(); !equals.empty())
            return fault("still_affordable", {{"project", id(equals.front())}});
        return {};
    }

    std::int64_t left() const { return left_; }
    std::size_t marks_read() const { return ledger_.marks_read(); }

private:
    const std::string& id(std::uint32_t project) const { return election_.projects[project].id; }
    bool has_won(std::uint32_t project) const { return std::ranges::find(winners_, project) != winners_.end(); }

    /// Where satisfaction is money, a plain number; else money in the currency's unit for one mark, point or place.
    std::string rho_text(const Rational& rho) const { return is_money_ ? rho.str() : text_of_amount(election_, rho); }

    /// What costs nothing has the price 0, also where it is worth nothing because worth is money.
    Rational rho_of(std::uint32_t project, const Ledger::Price& price) const {
        if (payers_ == Payers::everybody || price.each == 0) return price.each;
        return price.each / backing_.factor[project];
    }

    /// False where it can no longer be paid for, now and for ever.
    bool compute(std::uint32_t project) {
        const bool fits = payers_ == Payers::supporters || election_.projects[project].cost <= left_;
        const auto price = fits ? ledger_.price_of(project, payers_) : std::nullopt;
        is_open_[project] = price.has_value();
        if (price) least_[project] = rho_of(project, *price);
        return price.has_value();
    }

    const Election& election_;
    const Backing backing_;
    const bool is_money_;
    const std::vector<std::size_t> places_;
    Ledger ledger_;
    Payers payers_ = Payers::supporters;
    std::int64_t left_;            // of the budget; below 0 where shares were raised too far
    std::vector<bool> is_open_;    // may still be bought
    std::vector<Rational> least_;  // ρ, or what each of the others pays, as last computed
    Sequence winners_;
};

}  // namespace

Result<Replay> replay_equal_shares(const Election& election, const CountOptions& options, const Rational& endowment,
                                   const Sequence& sequence) {
    EqualSharesReplay count(election, options, endowment);
    Replay replay;
    const bool others_may_pay = options.completion == allocation::Completion::epsilon;
    bool others_pay = false;
    for (const auto project : sequence) {
        if (others_may_pay && !others_pay && count.cheapest().empty()) {
            count.let_everybody_pay();
            others_pay = true;
        }
        TRY(auto round, count.choose(project, replay.rounds.size() + 1));
        replay.rounds.push_back(std::move(round));
    }
    TRY_DO(count.end());
    if (others_may_pay && !others_pay) {
        count.let_everybody_pay();
        TRY_DO(count.end());
    }
    replay.marks_read = count.marks_read();
    return replay;
}

std::optional<Sequence> buy_all(const Election& election, const CountOptions& options, const Rational& endowment) {
    EqualSharesReplay count(election, options, endowment);
    Sequence bought;
    for (auto next = count.cheapest(); !next.empty() && count.left() >= 0; next = count.cheapest()) {
        count.buy(next);
        bought.push_back(next.front());
    }
    if (count.left() < 0) return std::nullopt;
    return bought;
}

}  // namespace allting::verification
