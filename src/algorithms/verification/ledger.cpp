#include "algorithms/verification/ledger.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace allting::verification {

Ledger::Ledger(const Election& election, const Backing& backing, const Rational& endowment, ThePoor the_poor)
    : election_(election), backing_(backing), the_poor_(the_poor), unit_(denominator(endowment)), money_{numerator(endowment)},
      purse_of_(election.group_count(), 0) {}

void Ledger::add_supporters(std::uint32_t project, Price& price) {
    voters_with_.resize(money_.size(), 0);
    const auto& backers = backing_.of[project];
    marks_read_ += backers.size();
    for (std::size_t from = 0, to = 0; from < backers.size(); from = to) {
        const auto weight = backers[from].weight;
        const auto first = price.parts.size();
        for (to = from; to < backers.size() && backers[to].weight == weight; ++to) {
            if (weight <= 0) continue;
            const auto purse = purse_of_[backers[to].group];
            if (voters_with_[purse] == 0) price.parts.push_back({purse, weight, 0, false});
            voters_with_[purse] += election_.multiplicity[backers[to].group];
        }
        for (auto part = first; part < price.parts.size(); ++part) {
            price.parts[part].voters = std::exchange(voters_with_[price.parts[part].purse], 0);
        }
    }
}

void Ledger::add_others(Price& price) {
    std::vector<std::int64_t> others(money_.size(), 0);
    for (std::size_t group = 0; group < purse_of_.size(); ++group) others[purse_of_[group]] += election_.multiplicity[group];
    for (const Part& part : price.parts) others[part.purse] -= part.voters;
    for (std::uint32_t purse = 0; purse < others.size(); ++purse)
        if (others[purse] > 0) price.parts.push_back({purse, 0, others[purse], false});
}

/// By which weight a part shares in the price. Where everybody pays, only the others do, all alike.
std::int64_t Ledger::share_of(const Part& part, const Price& price) const {
    if (price.payers == Payers::supporters) return part.weight;
    return part.weight > 0 ? 0 : 1;
}

/// One pass: whoever cannot pay their part is poor; then the others' part grows. returns whether anybody new was poor.
bool Ledger::find_poor(Price& price) const {
    const Integer rest = price.rest;
    const auto rich = price.rich;
    bool found = false;
    for (Part& part : price.parts) {
        const auto share = share_of(part, price);
        if (part.is_poor || money_[part.purse] * rich >= rest * share) continue;
        part.is_poor = found = true;
        if (the_poor_ == ThePoor::give_all) price.rest -= money_[part.purse] * part.voters;
        price.rich -= share * part.voters;
    }
    return found;
}

std::optional<Ledger::Price> Ledger::price_of(std::uint32_t project, Payers payers) {
    Price price;
    price.payers = payers;
    // Where worth is money, nobody wants what costs nothing more than others do.
    if (payers == Payers::supporters || backing_.factor[project] > 0) add_supporters(project, price);
    if (payers == Payers::everybody) add_others(price);
    price.rest = unit_ * election_.projects[project].cost;
    Integer held = 0;
    for (const Part& part : price.parts) {
        held += money_[part.purse] * part.voters;
        price.rich += share_of(part, price) * part.voters;
    }
    if (held < price.rest) return std::nullopt;
    for (Part& part : price.parts) {
        if (share_of(part, price) > 0) continue;  // a supporter where others pay too: gives all
        part.is_poor = true;
        price.rest -= money_[part.purse] * part.voters;
    }
    while (price.rich > 0 && find_poor(price)) {}
    if (price.rich == 0) return std::nullopt;
    if (the_poor_ == ThePoor::give_nothing) std::erase_if(price.parts, [](const Part& part) { return part.is_poor; });
    price.each = Rational(price.rest, unit_ * price.rich);
    return price;
}

std::vector<VoterClass> Ledger::pay(std::uint32_t project, const Price& price) {
    auto classes = classes_of(price);
    // Widen the unit until the part of each is a whole number.
    const Integer widening = price.rich / gcd(price.rest, Integer(price.rich));
    if (widening != 1) {
        unit_ *= widening;
        for (auto& money : money_) money *= widening;
    }
    put_away(project, price, price.rest * widening / price.rich);
    drop_empty_purses();
    return classes;
}

/// Everybody who paid gets the purse with what is left; purses that hold the same become one.
void Ledger::put_away(std::uint32_t project, const Price& price, const Integer& each) {
    std::map<Integer, std::uint32_t> purse_with;
    std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> purse_after;  // of a purse and a weight
    for (const Part& part : price.parts) {
        const Integer left = part.is_poor ? Integer(0) : Integer(money_[part.purse] - each * share_of(part, price));
        const auto [place, is_new] = purse_with.emplace(left, std::uint32_t(money_.size()));
        if (is_new) money_.push_back(left);
        purse_after[{part.purse, part.weight}] = place->second;
    }
    const auto move_on = [&](std::uint32_t group, std::int64_t weight) {
        const auto after = purse_after.find({purse_of_[group], weight});
        if (after != purse_after.end()) purse_of_[group] = after->second;
    };
    const bool has_supporters = price.payers == Payers::supporters || backing_.factor[project] > 0;
    std::vector<bool> is_backer(purse_of_.size());
    for (const Backer& backer : backing_.of[project]) {
        if (backer.weight <= 0 || !has_supporters) continue;
        is_backer[backer.group] = true;
        move_on(backer.group, backer.weight);
    }
    if (price.payers == Payers::supporters) return;
    for (std::uint32_t group = 0; group < purse_of_.size(); ++group)
        if (!is_backer[group]) move_on(group, 0);
}

std::vector<VoterClass> Ledger::classes_of(const Price& price) const {
    std::map<std::pair<Rational, Rational>, std::int64_t, std::greater<>> voters;
    for (const Part& part : price.parts) {
        const Rational had(money_[part.purse], unit_);
        voters[{had, part.is_poor ? had : Rational(price.each * share_of(part, price))}] += part.voters;
    }
    std::vector<VoterClass> classes;
    for (const auto& [amounts, count] : voters) {
        classes.push_back({count, text_of_amount(election_, amounts.first), text_of_amount(election_, amounts.second)});
    }
    return classes;
}

void Ledger::drop_empty_purses() {
    constexpr auto unused = std::uint32_t(-1);
    std::vector<std::uint32_t> purse_after(money_.size(), unused);
    std::vector<Integer> money;
    for (auto& purse : purse_of_) {
        auto& after = purse_after[purse];
        if (after == unused) {
            after = std::uint32_t(money.size());
            money.push_back(std::move(money_[purse]));
        }
        purse = after;
    }
    money_ = std::move(money);
}

}  // namespace allting::verification
