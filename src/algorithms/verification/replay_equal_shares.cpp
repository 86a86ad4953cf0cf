#include <algorithm>

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
        : election_(election), backing_(turn_round(election, options.satisfaction)),
          is_money_(is_money(options.satisfaction)),
          places_(places_among_equals(election, options)), ledger_(election, backing_, endowment, the_poor_of(options.rule)),
          is_open_(election.projects.size()), least_rho_(election.projects.size(), 0) {
        const bool free_comes_first = options.rule == allocation::Rule::exact_equal_shares;
        for (std::size_t p = 0; p < is_open_.size(); ++p)
            is_open_[p] = backing_.factor[p] > 0 || (free_comes_first && election.projects[p].cost == 0);
    }

    Result<ClaimedRound> choose(std::uint32_t project, std::size_t round) {
        const std::pair<std::string, std::string> at{"round", std::to_string(round)}, who{"project", id(project)};
        if (!is_open_[project]) return fault("not_a_choice", {at, who});
        const auto price = ledger_.price_of(project);
        if (!price) return fault("cannot_pay", {at, who});
        const Rational rho = rho_of(project, *price);
        is_open_[project] = false;
        Sequence equals = {project};
        for (std::uint32_t other = 0; other < is_open_.size(); ++other) {
            if (!is_open_[other] || least_rho_[other] > rho || !compute_rho(other)) continue;
            if (least_rho_[other] < rho) return fault("cheaper", {at, who, {"other", id(other)}});
            if (least_rho_[other] == rho) equals.push_back(other);
        }
        std::ranges::sort(equals, {}, [&](auto p) { return places_[p]; });
        if (equals.front() != project) return fault("tie", {at, who, {"other", id(equals.front())}});
        ClaimedRound claimed{id(project), text_of_amount(election_, price->each), rho_text(rho), {}, {}};
        if (equals.size() > 1)
            for (const auto equal : equals) claimed.equals.push_back(id(equal));
        claimed.classes = ledger_.pay(project, *price);
        return claimed;
    }

    Result<void> end() {
        for (std::uint32_t p = 0; p < is_open_.size(); ++p)
            if (is_open_[p] && compute_rho(p)) return fault("still_affordable", {{"project", id(p)}});
        return {};
    }

    std::size_t marks_read() const { return ledger_.marks_read(); }

private:
    const std::string& id(std::uint32_t project) const { return election_.projects[project].id; }

    /// Where satisfaction is money, a plain number; else money in the currency's unit for one mark, point or place.
    std::string rho_text(const Rational& rho) const {
        return is_money_ ? rho.str() : text_of_amount(election_, rho);
    }

    /// What costs nothing has the price 0, also where it is worth nothing because worth is money.
    Rational rho_of(std::uint32_t project, const Ledger::Price& price) const {
        return price.each == 0 ? Rational(0) : Rational(price.each / backing_.factor[project]);
    }

    /// False where its supporters can no longer pay for it, now and for ever.
    bool compute_rho(std::uint32_t project) {
        const auto price = ledger_.price_of(project);
        is_open_[project] = price.has_value();
        if (price) least_rho_[project] = rho_of(project, *price);
        return price.has_value();
    }

    const Election& election_;
    const Backing backing_;
    const bool is_money_;
    const std::vector<std::size_t> places_;
    Ledger ledger_;
    std::vector<bool> is_open_;        // may still be bought
    std::vector<Rational> least_rho_;  // as last computed; prices never fall, since purses only shrink
};

}  // namespace

Result<Replay> replay_equal_shares(const Election& election, const CountOptions& options, const Rational& endowment,
                                   const Sequence& sequence) {
    return walk(EqualSharesReplay(election, options, endowment), sequence);
}

}  // namespace allting::verification
