// Let S(λ) = Σ min(b_i, λ·u_i), what supporters give when each gives up to λ a unit. (α, ρ) is affordable where
// λ = α·ρ gives S(λ) = α·cost, so ρ / α = λ·cost² / S(λ)². Between two values of λ where a purse runs out, S is a line
// a + k·λ with a ≥ 0, on which λ / S² first rises and then falls: its smallest value is at an end. So only the λ where a
// purse runs out, and the one where S(λ) = cost, need to be tried: one sweep over the sorted purses.
#include "algorithms/allocation/bos_purses.hpp"

#include <algorithm>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {

BosPurses::BosPurses(const Election& election, const Support& support, unsigned bits)
    : election_(election), support_(support), bits_(bits),
      histories_(Rational(election.budget, std::max<std::int64_t>(election.ballot_count, 1)), Histories::Payment::amount),
      class_of_(election.group_count(), 0) {
    purses_.push_back({whole(election.budget) / std::max<std::int64_t>(election.ballot_count, 1), Histories::start});
    if (election.budget == 0) purses_[0].history = Histories::nothing;
}

/// Less than 0 where a's purse runs out first: purse / weight.
int BosPurses::compare_parts(const Part& a, const Part& b) {
    const Purse &first = purses_[a.purse_class], &second = purses_[b.purse_class];
    if (a.weight == b.weight && first.history == second.history) return 0;
    const auto prove = [&] {
        Sum difference;
        difference.add(first.history, b.weight);
        difference.add(second.history, -Rational(a.weight));
        return histories_.sign(difference);
    };
    if (a.weight == b.weight) return compare(first.money, second.money, prove);
    return compare(first.money * b.weight, second.money * a.weight, prove);
}

/// Those with money, in ascending order of λ = purse / weight.
std::vector<BosPurses::Part> BosPurses::parts_of(std::uint32_t project) {
    std::vector<Part> parts;
    voters_in_class_.resize(purses_.size(), 0);
    const auto supporters = support_.of(project);
    for (std::size_t from = 0, to = 0; from < supporters.size(); from = to) {
        const auto weight = supporters[from].weight;
        const auto first_part = parts.size();
        for (to = from; to < supporters.size() && supporters[to].weight == weight; ++to) {
            const auto purse_class = class_of_[supporters[to].group];
            if (weight <= 0 || is_empty(purse_class)) continue;
            auto& voters = voters_in_class_[purse_class];
            if (voters == 0) parts.push_back({purse_class, weight, 0});
            voters += election_.multiplicity[supporters[to].group];
        }
        for (auto part = first_part; part < parts.size(); ++part) {
            parts[part].voters = std::exchange(voters_in_class_[parts[part].purse_class], 0);
        }
    }
    std::sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) { return compare_parts(a, b) < 0; });
    return parts;
}

/// All that the first `end` parts own.
Holdings BosPurses::poor_before(const std::vector<Part>& parts, std::size_t end) const {
    Holdings poor;
    for (std::size_t i = 0; i < end; ++i) poor.add(purses_[parts[i].purse_class].history, parts[i].voters);
    return poor;
}

BosPurses::Exactly BosPurses::exactly(const std::vector<Part>& parts, std::int64_t cost, const Offer& offer) const {
    std::int64_t rich = 0;
    for (auto i = offer.first_rich; i < parts.size(); ++i) rich += parts[i].weight * parts[i].voters;
    Sum poor;
    poor.add(poor_before(parts, offer.first_rich), 1);
    Exactly result;
    if (offer.pays_all) {
        result.lambda.add(poor, Rational(-1, rich));
        result.lambda.constant += Rational(cost, rich);
        result.collected.constant = cost;
    } else {
        const Part& last = parts[offer.first_rich];
        result.lambda.add(purses_[last.purse_class].history, Rational(1, last.weight));
        result.collected = std::move(poor);
        result.collected.add(result.lambda, rich);
    }
    return result;
}

/// Less than 0 where scale·λ / S² is smaller for a: by their proportions where these are plain, else written out.
int BosPurses::prove_order(const Exactly& a, const Exactly& b, const Rational& scale_a, const Rational& scale_b) {
    const auto lambdas = histories_.ratio(a.lambda, b.lambda), collected = histories_.ratio(a.collected, b.collected);
    if (lambdas && collected) return Rational(*lambdas * scale_a - *collected * *collected * scale_b).sign();
    const Rational from_a = histories_.value(a.collected), from_b = histories_.value(b.collected);
    const Rational left = histories_.value(a.lambda) * scale_a * from_b * from_b;
    return Rational(left - histories_.value(b.lambda) * scale_b * from_a * from_a).sign();
}

/// Less than 0 where a has the smaller λ / S².
int BosPurses::compare_offers(const std::vector<Part>& parts, std::int64_t cost, const Offer& a, const Offer& b) {
    return compare(a.lambda * (b.collected * b.collected), b.lambda * (a.collected * a.collected), [&] {
        return prove_order(exactly(parts, cost, a), exactly(parts, cost, b), 1, 1);
    });
}

std::optional<Offer> BosPurses::best_offer(std::uint32_t project) {
    return best_offer(parts_of(project), election_.projects[project].cost);
}

std::optional<Offer> BosPurses::best_offer(const std::vector<Part>& parts, std::int64_t cost) {
    const Certain whole_cost = whole(cost);
    std::int64_t rich = 0;  // weight of those whose purse has not run out
    for (const Part& part : parts) rich += part.weight * part.voters;
    Certain from_poor = whole(0);
    std::optional<Offer> best;
    double best_nearly = 0;
    const auto consider = [&](Offer offer) {
        // The filter: each double is within 2^-51 of its number, so who is worse by 2^-40 is worse for certain.
        const double nearly = offer.lambda.nearly() / (offer.collected.nearly() * offer.collected.nearly());
        if (best && nearly > best_nearly * (1 + 0x1p-40)) return;
        if (best && compare_offers(parts, cost, offer, *best) > 0) return;  // between equals the later: the larger part
        best = std::move(offer);
        best_nearly = nearly;
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& part = parts[i];
        const Certain& money = purses_[part.purse_class].money;
        const Certain lambda = money / part.weight;
        const Certain collected = from_poor + lambda * rich;
        Offer offer{lambda, collected, i};
        const int against_cost = compare(collected, whole_cost, [&] {
            Sum missing = exactly(parts, cost, offer).collected;
            missing.constant -= cost;
            return histories_.sign(missing);
        });
        if (against_cost >= 0) {
            consider({(whole_cost - from_poor) / rich, whole_cost, i, true});
            return best;
        }
        consider(std::move(offer));
        from_poor += money * part.voters;
        rich -= part.weight * part.voters;
    }
    return best;
}

Certain BosPurses::value_of(std::uint32_t project, const Offer& offer, const Factor& factor) const {
    const Certain part = offer.collected / election_.projects[project].cost;
    return offer.lambda * factor.denominator / factor.numerator / (part * part);
}

int BosPurses::compare_values(const Bid& a, const Bid& b) {
    return compare(a.value, b.value, [&] {
        const auto exactly_of = [&](const Bid& bid) {
            const auto parts = parts_of(bid.project);
            const auto cost = election_.projects[bid.project].cost;
            return exactly(parts, cost, best_offer(parts, cost).value());
        };
        const auto scale_of = [&](const Bid& bid) {
            const Integer cost = election_.projects[bid.project].cost;
            return Rational(cost * cost * bid.factor.denominator, bid.factor.numerator);
        };
        return prove_order(exactly_of(a), exactly_of(b), scale_of(a), scale_of(b));
    });
}

BosPurses::Price BosPurses::price_of(std::uint32_t project, const Offer& offer) {
    const auto cost = election_.projects[project].cost;
    const auto parts = parts_of(project);
    const Certain nearly = offer.lambda * cost / offer.collected;
    Holdings above, below;
    std::int64_t rich = 0;
    for (auto i = offer.first_rich; i < parts.size(); ++i) rich += parts[i].weight * parts[i].voters;
    if (offer.pays_all) {  // (cost − what the poor own) / rich
        for (std::size_t i = 0; i < offer.first_rich; ++i) above.add(purses_[parts[i].purse_class].history, -parts[i].voters);
        above.constant = cost;
        below.constant = rich;
    } else {  // λ·cost / (what the poor own + λ·rich), with λ = purse / weight
        const Part& last = parts[offer.first_rich];
        const auto history = purses_[last.purse_class].history;
        above.add(history, cost);
        for (std::size_t i = 0; i < offer.first_rich; ++i) {
            below.add(purses_[parts[i].purse_class].history, parts[i].voters * last.weight);
        }
        below.add(history, rich);
    }
    return {nearly, histories_.define(std::move(above), std::move(below), nearly)};
}

void BosPurses::pay(std::uint32_t project, const Price& price) {
    const auto supporters = support_.of(project);
    std::vector<std::uint32_t> class_after(purses_.size());
    for (std::size_t from = 0, to = 0; from < supporters.size(); from = to) {
        const auto weight = supporters[from].weight;
        const Certain full = price.nearly * weight;
        std::fill(class_after.begin(), class_after.end(), 0);
        for (to = from; to < supporters.size() && supporters[to].weight == weight; ++to) {
            if (weight <= 0) continue;
            auto& purse_class = class_of_[supporters[to].group];
            auto& after = class_after[purse_class];
            if (after == 0) {
                after = std::uint32_t(purses_.size());
                const auto before = purses_[purse_class];
                const auto history = is_empty(purse_class) ? before.history
                                                           : histories_.after(before.history, price.id, weight);
                const bool is_poor = is_empty(purse_class) || compare(before.money, full, [&] {
                                         Sum left;
                                         left.add(history, 1);
                                         return histories_.sign(left);
                                     }) <= 0;
                if (is_poor) purses_.push_back({whole(0), Histories::nothing});
                else purses_.push_back({before.money - full, history});
            }
            purse_class = after;
        }
    }
    drop_empty_classes();
}

void BosPurses::drop_empty_classes() {
    std::vector<std::uint32_t> class_after(purses_.size(), std::uint32_t(-1));
    std::vector<Purse> kept;
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

std::string BosPurses::text(const Price& price, const Factor& factor) const {
    const Rational times(factor.denominator, factor.numerator);
    return histories_.text(price.id, times, price.nearly * factor.denominator / factor.numerator);
}

Integer BosPurses::floor_of_price(const Price& price, const Rational& factor, const Rational& offset) {
    const auto times = std::int64_t(numerator(factor)), by = std::int64_t(denominator(factor));
    const Certain nearly =
        price.nearly * times / by + whole(Integer(numerator(offset))) / std::int64_t(denominator(offset));
    return floor_of(nearly, [&](const Integer& number) {
        return histories_.sign(histories_.above(price.id, (Rational(number) - offset) / factor));
    });
}

bool BosPurses::have_money(std::uint32_t project) const {
    const auto supporters = support_.of(project);
    return std::any_of(supporters.begin(), supporters.end(), [&](const Supporter& supporter) {
        return supporter.weight > 0 && !is_empty(class_of_[supporter.group]);
    });
}

std::int64_t BosPurses::money_of_supporters(std::uint32_t project) {
    Certain sum = whole(0);
    Holdings holdings;
    for (const Supporter& supporter : support_.of(project)) {
        if (supporter.weight <= 0) continue;
        const Purse& purse = purses_[class_of_[supporter.group]];
        const std::int64_t times = election_.multiplicity[supporter.group];
        sum += purse.money * times;
        holdings.add(purse.history, times);
    }
    return std::int64_t(floor_of(sum, [&](const Integer& number) {
        Sum above;
        above.add(holdings, 1);
        above.constant -= Rational(number);
        return histories_.sign(above);
    }));
}

}  // namespace allting::allocation
