// The market: which project is next, and what is told about it. What its supporters can pay is bos_purses.cpp.
#include "algorithms/allocation/bos_equal_shares.hpp"

#include <algorithm>
#include <optional>
#include <queue>

#include "algorithms/allocation/bos_purses.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

class BosMarket {
public:
    BosMarket(const Election& election, const BosOptions& options, const TieBreak& ties, unsigned bits)
        : election_(election), options_(options), ties_(ties), bits_(bits),
          support_(gather_support(election, options.satisfaction)), purses_(election_, support_, bits) {}
    Outcome run();

private:
    using Bid = BosPurses::Bid;  // its value is ρ / α; as purses only shrink, it only grows
    struct Later {
        bool operator()(const Bid& a, const Bid& b) const { return a.value.low() > b.value.low(); }
    };
    using Queue = std::priority_queue<Bid, std::vector<Bid>, Later>;

    Bid free_bid(std::uint32_t project) const;
    bool renew(Bid& bid);
    std::vector<Bid> take_best(Queue& queue, std::int64_t left);
    void buy(std::uint32_t project, Outcome& outcome);
    void tell_price(std::uint32_t project, const BosPurses::Price& price, Outcome& outcome);
    Outcome start() const;
    void explain_losses(Outcome& outcome);

    const Election& election_;
    const BosOptions& options_;
    const TieBreak& ties_;
    unsigned bits_;
    Support support_;
    BosPurses purses_;
};

BosMarket::Bid BosMarket::free_bid(std::uint32_t project) const {
    return {project, Certain(0, bits_), factor_of(election_, support_, options_.satisfaction, project)};
}

/// The bid as it stands now; false where nobody with money wants the project.
bool BosMarket::renew(Bid& bid) {
    if (election_.projects[bid.project].cost == 0) return support_.weight[bid.project] > 0;
    const auto offer = purses_.best_offer(bid.project);
    if (offer) bid.value = purses_.value_of(bid.project, *offer, bid.factor);
    return offer.has_value();
}

/// The projects with the smallest ρ / α, in the order of the tie rule. What no longer fits, or has no supporter with
/// money, leaves the queue for good. Bids wait in the order of what they come to at least.
std::vector<BosMarket::Bid> BosMarket::take_best(Queue& queue, std::int64_t left) {
    std::vector<Bid> best, others;
    while (!queue.empty()) {
        if (!best.empty() && queue.top().value.low() > best.front().value.high()) break;
        Bid bid = queue.top();
        queue.pop();
        if (election_.projects[bid.project].cost > left || !renew(bid)) continue;
        const int difference = best.empty() ? -1 : purses_.compare_values(bid, best.front());
        if (difference < 0) {
            for (auto& beaten : best) others.push_back(std::move(beaten));
            best.clear();
        }
        (difference <= 0 ? best : others).push_back(std::move(bid));
    }
    for (auto& bid : others) queue.push(std::move(bid));
    std::sort(best.begin(), best.end(), [&](const auto& a, const auto& b) { return ties_.prefers(a.project, b.project); });
    return best;
}

void BosMarket::buy(std::uint32_t project, Outcome& outcome) {
    const auto cost = election_.projects[project].cost;
    Verdict& verdict = outcome.verdicts[project];
    verdict.money_at_turn = purses_.money_of_supporters(project);
    verdict.reason = Reason::won;
    outcome.winners.push_back(project);
    verdict.place = std::uint32_t(outcome.winners.size());
    outcome.total_cost += cost;
    if (cost == 0) {
        verdict.price_exact = "0";
        if (options_.with_proof) outcome.rounds.push_back({project, "0"});
        return;
    }
    const auto offer = purses_.best_offer(project);
    CHECK(offer.has_value());
    const auto price = purses_.price_of(project, *offer);
    tell_price(project, price, outcome);
    purses_.pay(project, price);
}

void BosMarket::tell_price(std::uint32_t project, const BosPurses::Price& price, Outcome& outcome) {
    Verdict& verdict = outcome.verdicts[project];
    verdict.price_exact = purses_.text(price, {1, 1});
    const Rational hundredths(100, election_.money_scale);
    verdict.price_hundredths = std::int64_t(purses_.floor_of_price(price, hundredths, Rational(1, 2)));
    if (!options_.with_proof) return;
    const Factor factor = factor_of(election_, support_, options_.satisfaction, project);
    outcome.rounds.push_back({project, purses_.text(price, factor)});
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
void BosMarket::explain_losses(Outcome& outcome) {
    const auto left = election_.budget - outcome.total_cost;
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        Verdict& verdict = outcome.verdicts[p];
        if (verdict.place > 0) continue;
        const auto cost = election_.projects[p].cost;
        verdict.reason = cost > election_.budget ? Reason::too_expensive
                         : cost > left           ? Reason::no_room
                                                 : Reason::not_supported;
        verdict.money_at_turn = verdict.reason == Reason::no_room ? left : purses_.money_of_supporters(p);
        if (purses_.have_money(p) && left > 0 && cost > left) verdict.winning_cost = left;
    }
}

Outcome BosMarket::run() {
    Outcome outcome = start();
    Queue queue;
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        // A factor of 0 (satisfaction by cost of what costs nothing) gives nobody anything to pay for.
        if (Bid bid = free_bid(p); bid.factor.numerator > 0) queue.push(std::move(bid));
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
