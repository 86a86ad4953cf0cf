#include "algorithms/verification/ledger.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace allting::verification {

Ledger::Ledger(const Election& election, const Backing& backing, const Rational& endowment, ThePoor the_poor)
    : election_(election), backing_(backing), the_poor_(the_poor), unit_(denominator(endowment)), money_{numerator(endowment)},
      purse_of_(election.group_count(), 0) {}

void Ledger::add_parts(std::uint32_t project, Price& price) {
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

std::optional<Ledger::Price> Ledger::price_of(std::uint32_t project) {
    Price price;
    add_parts(project, price);
    price.rest = unit_ * election_.projects[project].cost;
    Integer held = 0;
    for (const Part& part : price.parts) {
        held += money_[part.purse] * part.voters;
        price.rich += part.weight * part.voters;
    }
    if (held < price.rest) return std::nullopt;
    // Whoever cannot pay their part is poor; then the others' part grows, and more may not be able to.
    for (bool again = true; again && price.rich > 0;) {
        again = false;
        const Integer rest = price.rest;
        const auto rich = price.rich;
        for (Part& part : price.parts) {
            if (part.is_poor || money_[part.purse] * rich >= rest * part.weight) continue;
            part.is_poor = again = true;
            if (the_poor_ == ThePoor::give_all) price.rest -= money_[part.purse] * part.voters;
            price.rich -= part.weight * part.voters;
        }
    }
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
    const Integer each = price.rest * widening / price.rich;
    std::map<Integer, std::uint32_t> purses_after;  // purses that hold the same become one
    std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> purse_after;
    for (const Part& part : price.parts) {
        const Integer left = part.is_poor ? Integer(0) : Integer(money_[part.purse] - each * part.weight);
        const auto [place, is_new] = purses_after.emplace(left, std::uint32_t(money_.size()));
        if (is_new) money_.push_back(left);
        purse_after[{part.purse, part.weight}] = place->second;
    }
    for (const Backer& backer : backing_.of[project]) {
        if (backer.weight <= 0) continue;
        auto& purse = purse_of_[backer.group];
        if (const auto after = purse_after.find({purse, backer.weight}); after != purse_after.end()) purse = after->second;
    }
    drop_empty_purses();
    return classes;
}

std::vector<VoterClass> Ledger::classes_of(const Price& price) const {
    std::map<std::pair<Rational, Rational>, std::int64_t, std::greater<>> voters;
    for (const Part& part : price.parts) {
        const Rational had(money_[part.purse], unit_);
        voters[{had, part.is_poor ? had : Rational(price.each * part.weight)}] += part.voters;
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
