// Let S(λ) = Σ min(b_i, λ·u_i), what supporters give when each gives up to λ a unit. (α, ρ) is affordable where
// λ = α·ρ gives S(λ) = α·cost, so ρ / α = λ·cost² / S(λ)². Between two values of λ where a purse runs out, S is a line
// a + k·λ with a ≥ 0, on which λ / S² first rises and then falls: its smallest value is at an end. So only the λ where a
// purse runs out, and the one where S(λ) = cost, need to be tried: one sweep over the sorted purses.
#include "algorithms/allocation/bos_equal_shares.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <queue>

#include "algorithms/allocation/certain.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

/// Supporters of one project with the same purse and the same weight.
struct Part {
    std::uint32_t purse_class;
    std::int32_t weight;
    std::int64_t voters;
};

/// One affordable (α, ρ), per unit of weight: λ and S(λ).
struct Offer {
    Certain lambda, collected;
};

/// Less than 0 where a has the smaller ρ / α: λ_a / S_a² against λ_b / S_b².
int compare(const Offer& a, const Offer& b) {
    return compare(a.lambda * (b.collected * b.collected), b.lambda * (a.collected * a.collected));
}

class BosMarket {
public:
    BosMarket(const Election& election, const BosOptions& options, const TieBreak& ties, unsigned bits)
        : election_(election), options_(options), ties_(ties), bits_(bits),
          support_(gather_support(election, options.satisfaction)) {}
    Outcome run();

private:
    struct Candidate {
        Certain value;  // ρ / α; as purses only shrink, it only grows
        std::uint32_t project = 0;
    };
    struct Later {
        bool operator()(const Candidate& a, const Candidate& b) const { return compare(a.value, b.value) > 0; }
    };
    using Queue = std::priority_queue<Candidate, std::vector<Candidate>, Later>;

    Certain whole(const Integer& number) const { return Certain(number, bits_); }
    std::vector<Part> parts_of(std::uint32_t project);
    std::optional<Offer> best_offer(std::uint32_t project);
    std::optional<Certain> value_of(std::uint32_t project);
    std::vector<Candidate> take_best(Queue& queue, std::int64_t left);
    void buy(std::uint32_t project, Outcome& outcome);
    void pay(std::uint32_t project, const Certain& price);
    void drop_empty_classes();
    Certain money_of_supporters(std::uint32_t project) const;
    Outcome start() const;
    void explain_losses(Outcome& outcome) const;

    const Election& election_;
    const BosOptions& options_;
    const TieBreak& ties_;
    unsigned bits_;
    Support support_;
    std::vector<Certain> purses_;         // per class: voters who paid alike share one
    std::vector<std::uint32_t> class_of_; // per ballot group
    std::vector<std::int64_t> voters_in_class_;  // scratch of parts_of, all 0 between calls
};

/// Those with money, in ascending order of λ = purse / weight.
std::vector<Part> BosMarket::parts_of(std::uint32_t project) {
    std::vector<Part> parts;
    voters_in_class_.resize(purses_.size(), 0);
    const auto supporters = support_.of(project);
    for (std::size_t from = 0, to = 0; from < supporters.size(); from = to) {
        const auto weight = supporters[from].weight;
        const auto first_part = parts.size();
        for (to = from; to < supporters.size() && supporters[to].weight == weight; ++to) {
            const auto purse_class = class_of_[supporters[to].group];
            if (weight <= 0 || purses_[purse_class].sign() == 0) continue;
            auto& voters = voters_in_class_[purse_class];
            if (voters == 0) parts.push_back({purse_class, weight, 0});
            voters += election_.multiplicity[supporters[to].group];
        }
        for (auto part = first_part; part < parts.size(); ++part) {
            parts[part].voters = std::exchange(voters_in_class_[parts[part].purse_class], 0);
        }
    }
    std::sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) {
        if (a.weight == b.weight) return compare(purses_[a.purse_class], purses_[b.purse_class]) < 0;
        return compare(purses_[a.purse_class] * b.weight, purses_[b.purse_class] * a.weight) < 0;
    });
    return parts;
}

std::optional<Offer> BosMarket::best_offer(std::uint32_t project) {
    const auto parts = parts_of(project);
    const Certain cost = whole(election_.projects[project].cost);
    std::int64_t rich = 0;  // weight of those whose purse has not run out
    for (const Part& part : parts) rich += part.weight * part.voters;
    if (rich == 0) return std::nullopt;
    Certain from_poor = whole(0);
    std::optional<Offer> best;
    double best_nearly = 0;
    const auto consider = [&](const Certain& lambda, const Certain& collected) {
        // The filter: each double is within 2^-51 of its number, so who is worse by 2^-40 is worse for certain.
        const double nearly = lambda.nearly() / (collected.nearly() * collected.nearly());
        if (best && nearly > best_nearly * (1 + 0x1p-40)) return;
        Offer offer{lambda, collected};
        if (best && compare(offer, *best) > 0) return;  // between equals the later: the larger part
        best = std::move(offer);
        best_nearly = nearly;
    };
    for (const Part& part : parts) {
        const Certain& purse = purses_[part.purse_class];
        const Certain lambda = purse / part.weight;
        const Certain collected = from_poor + lambda * rich;
        if (compare(collected, cost) >= 0) {
            consider((cost - from_poor) / rich, cost);
            return best;
        }
        consider(lambda, collected);
        from_poor += purse * part.voters;
        rich -= part.weight * part.voters;
    }
    return best;
}

/// ρ / α = λ·cost² / (factor·S²), where λ is per unit of weight and the satisfaction of a weight is weight · factor.
std::optional<Certain> BosMarket::value_of(std::uint32_t project) {
    const auto cost = election_.projects[project].cost;
    const Factor factor = factor_of(election_, support_, options_.satisfaction, project);
    if (cost == 0) return support_.weight[project] > 0 ? std::optional(whole(0)) : std::nullopt;
    const auto offer = best_offer(project);
    if (!offer) return std::nullopt;
    const Certain part = offer->collected / cost;
    return offer->lambda * factor.denominator / factor.numerator / (part * part);
}

/// The projects with the smallest ρ / α, in the order of the tie rule. What no longer fits, or has no supporter with
/// money, leaves the queue for good.
std::vector<BosMarket::Candidate> BosMarket::take_best(Queue& queue, std::int64_t left) {
    std::vector<Candidate> best, others;
    while (!queue.empty()) {
        if (!best.empty() && compare(queue.top().value, best.front().value) > 0) break;
        const auto project = queue.top().project;
        queue.pop();
        if (election_.projects[project].cost > left) continue;
        auto value = value_of(project);
        if (!value) continue;
        Candidate candidate{*std::move(value), project};
        const int difference = best.empty() ? -1 : compare(candidate.value, best.front().value);
        if (difference < 0) {
            for (auto& beaten : best) others.push_back(std::move(beaten));
            best.clear();
        }
        (difference <= 0 ? best : others).push_back(std::move(candidate));
    }
    for (auto& candidate : others) queue.push(std::move(candidate));
    std::sort(best.begin(), best.end(), [&](const auto& a, const auto& b) { return ties_.prefers(a.project, b.project); });
    return best;
}

void BosMarket::buy(std::uint32_t project, Outcome& outcome) {
    const auto cost = election_.projects[project].cost;
    Verdict& verdict = outcome.verdicts[project];
    verdict.money_at_turn = std::int64_t(money_of_supporters(project).floor());
    verdict.reason = Reason::won;
    outcome.winners.push_back(project);
    verdict.place = std::uint32_t(outcome.winners.size());
    outcome.total_cost += cost;
    Certain price = whole(0);  // of a unit of weight: λ / α
    if (cost > 0) {
        const auto offer = best_offer(project);
        CHECK(offer.has_value());
        price = offer->lambda * cost / offer->collected;
    }
    verdict.price_exact = price.text();
    verdict.price_hundredths = std::int64_t(((price * 200 / election_.money_scale + whole(1)) / 2).floor());
    if (options_.with_proof) {
        const Factor factor = factor_of(election_, support_, options_.satisfaction, project);
        outcome.rounds.push_back({project, (price * factor.denominator / factor.numerator).text()});
    }
    if (cost > 0) pay(project, price);
}

void BosMarket::pay(std::uint32_t project, const Certain& price) {
    const auto supporters = support_.of(project);
    std::vector<std::uint32_t> class_after(purses_.size());
    for (std::size_t from = 0, to = 0; from < supporters.size(); from = to) {
        const auto weight = supporters[from].weight;
        const Certain full = price * weight;
        std::fill(class_after.begin(), class_after.end(), 0);
        for (to = from; to < supporters.size() && supporters[to].weight == weight; ++to) {
            if (weight <= 0) continue;
            auto& purse_class = class_of_[supporters[to].group];
            auto& after = class_after[purse_class];
            if (after == 0) {
                after = std::uint32_t(purses_.size());
                const bool is_poor = compare(purses_[purse_class], full) <= 0;
                purses_.push_back(is_poor ? whole(0) : purses_[purse_class] - full);
            }
            purse_class = after;
        }
    }
    drop_empty_classes();
}

void BosMarket::drop_empty_classes() {
    std::vector<std::uint32_t> class_after(purses_.size(), std::uint32_t(-1));
    std::vector<Certain> kept;
    for (auto& purse_class : class_of_) {
        auto& after = class_after[purse_class];
        if (after == std::uint32_t(-1)) {
            after = std::uint32_t(kept.size());
            kept.push_back(std::move(purses_[purse_class]));
        }
        purse_class = after;
    }
    purses_ = std::move(kept);
}

Certain BosMarket::money_of_supporters(std::uint32_t project) const {
    Certain sum = whole(0);
    for (const Supporter& supporter : support_.of(project)) {
        if (supporter.weight <= 0) continue;
        sum += purses_[class_of_[supporter.group]] * std::int64_t(election_.multiplicity[supporter.group]);
    }
    return sum;
}

Outcome BosMarket::start() const {
    Outcome outcome;
    outcome.verdicts.resize(election_.projects.size());
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        outcome.verdicts[p].votes = support_.votes[p];
        outcome.verdicts[p].score = support_.weight[p];
    }
    if (election_.ballot_count > 0) outcome.endowment_exact = text_of(Rational(election_.budget, election_.ballot_count));
    return outcome;
}

/// A loser whose supporters still have money lost because it does not fit: at a cost of what is left it would have been
/// bought, at the latest now.
void BosMarket::explain_losses(Outcome& outcome) const {
    const auto left = election_.budget - outcome.total_cost;
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        Verdict& verdict = outcome.verdicts[p];
        if (verdict.place > 0) continue;
        const bool has_money = money_of_supporters(p).sign() > 0;
        const auto cost = election_.projects[p].cost;
        verdict.reason = cost > election_.budget ? Reason::too_expensive
                         : cost > left           ? Reason::no_room
                                                 : Reason::not_supported;
        verdict.money_at_turn = verdict.reason == Reason::no_room ? left : std::int64_t(money_of_supporters(p).floor());
        if (has_money && left > 0 && cost > left) verdict.winning_cost = left;
    }
}

Outcome BosMarket::run() {
    Outcome outcome = start();
    purses_ = {whole(election_.budget) / std::max<std::int64_t>(election_.ballot_count, 1)};
    class_of_.assign(election_.group_count(), 0);
    Queue queue;
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        // A factor of 0 (satisfaction by cost of what costs nothing) gives nobody anything to pay for.
        if (factor_of(election_, support_, options_.satisfaction, p).numerator > 0) queue.push({whole(0), p});
    }
    while (true) {
        auto best = take_best(queue, election_.budget - outcome.total_cost);
        if (best.empty()) break;
        if (best.size() > 1) {
            Tie& tie = outcome.ties.emplace_back();
            for (const auto& candidate : best) tie.projects.push_back(candidate.project);
        }
        buy(best.front().project, outcome);
        for (std::size_t i = 1; i < best.size(); ++i) queue.push(std::move(best[i]));
    }
    explain_losses(outcome);
    return outcome;
}

}  // namespace

Outcome bos_equal_shares(const Election& election, const BosOptions& options, const TieBreak& ties) {
    return with_enough_bits([&](unsigned bits) { return BosMarket(election, options, ties, bits).run(); });
}

}  // namespace allting::allocation
