#include "algorithms/allocation/purses.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {

namespace {

constexpr auto never = std::uint32_t(-1);

}  // namespace

int compare(const Ratio& a, const Ratio& b) {
    return Integer(a.numerator * b.denominator).compare(Integer(b.numerator * a.denominator));
}

std::string text_of(const Ratio& ratio) {
    const Integer common = gcd(ratio.numerator, ratio.denominator);
    if (common == 0) return "0";
    const Integer denominator = ratio.denominator / common;
    auto text = Integer(ratio.numerator / common).str();
    return denominator == 1 ? text : text + '/' + denominator.str();
}

Purses::Purses(const Election& election, const Support& support, Satisfaction satisfaction)
    : election_(election), support_(support), satisfaction_(satisfaction),
      voters_(election.multiplicity.begin(), election.multiplicity.end()) {
    const auto voters = std::accumulate(voters_.begin(), voters_.end(), std::int64_t(0));
    voters_.push_back(election.ballot_count - voters);
}

void Purses::fill(const Endowment& endowment) {
    unit_ = endowment.denominator;
    money_.assign(1, Integer(endowment.numerator));
    class_of_.assign(voters_.size(), 0);
    spent_at_.assign(voters_.size(), never);
    purchase_count_ = 0;
}

/// Supporters stand by weight, so the parts of one weight are gathered with one counter a class.
void Purses::gather_parts(std::uint32_t project, Payers payers, Offer& offer) {
    if (payers == Payers::everybody) return gather_everybody(project, offer);
    voters_in_class_.resize(money_.size(), 0);
    const auto supporters = support_.of(project);
    for (std::size_t from = 0, to = 0; from < supporters.size(); from = to) {
        const auto weight = supporters[from].weight;
        const auto first_part = offer.parts.size();
        for (to = from; to < supporters.size() && supporters[to].weight == weight; ++to) {
            if (supporters[to].weight <= 0) continue;  // worth nothing to them: they do not pay
            const auto group = supporters[to].group;
            auto& voters = voters_in_class_[class_of_[group]];
            if (voters == 0) offer.parts.push_back({class_of_[group], weight, 0, false});
            voters += voters_[group];
        }
        for (auto part = first_part; part < offer.parts.size(); ++part) {
            offer.parts[part].voters = std::exchange(voters_in_class_[offer.parts[part].purse_class], 0);
        }
    }
}

/// Two parts a class: its supporters, who give all they have, and the others with weight 1 each.
void Purses::gather_everybody(std::uint32_t project, Offer& offer) {
    supports_.assign(voters_.size(), false);
    const bool is_worth_something = factor_of(election_, support_, satisfaction_, project).numerator > 0;
    for (const Supporter& supporter : support_.of(project))
        if (is_worth_something && supporter.weight > 0) supports_[supporter.group] = true;
    std::vector<std::int64_t> supporters(money_.size(), 0), others(money_.size(), 0);
    for (std::size_t group = 0; group < voters_.size(); ++group)
        (supports_[group] ? supporters : others)[class_of_[group]] += voters_[group];
    for (std::uint32_t c = 0; c < money_.size(); ++c)
        if (supporters[c] > 0) offer.parts.push_back({c, 0, supporters[c], true});
    for (std::uint32_t c = 0; c < money_.size(); ++c)
        if (others[c] > 0) offer.parts.push_back({c, 1, others[c], false});
}

std::optional<Purses::Offer> Purses::offer_for(std::uint32_t project, Payers payers) {
    Offer offer;
    gather_parts(project, payers, offer);
    offer.rest = unit_ * election_.projects[project].cost;
    Integer owned = 0;
    for (const Part& part : offer.parts) {
        const Integer money = money_[part.purse_class] * part.voters;
        owned += money;
        if (part.is_poor) offer.rest -= money;
        else offer.rich += std::int64_t(part.weight) * part.voters;
    }
    if (offer.rich == 0 || owned < unit_ * election_.projects[project].cost) return std::nullopt;
    find_poor(offer);
    CHECK(offer.rich > 0);
    return offer;
}

/// Nobody is poor at first. Whoever cannot pay their part becomes poor, which makes the others' part larger;
/// so the poor only grow in number, and the price is found when nobody new is.
void Purses::find_poor(Offer& offer) const {
    for (bool found_poor = true; found_poor;) {
        found_poor = false;
        const Integer rest = offer.rest;
        const std::int64_t rich = offer.rich;
        Integer part_price;  // smallest whole purse that is enough for a part of this weight
        std::int32_t weight = 0;
        for (Part& part : offer.parts) {
            if (part.is_poor) continue;
            if (part.weight != weight) {
                weight = part.weight;
                part_price = (rest * weight + (rich - 1)) / rich;
            }
            if (money_[part.purse_class] >= part_price) continue;
            part.is_poor = found_poor = true;
            offer.rest -= money_[part.purse_class] * part.voters;
            offer.rich -= std::int64_t(part.weight) * part.voters;
        }
    }
}

std::optional<Ratio> Purses::price_of(std::uint32_t project, Payers payers) {
    const auto offer = offer_for(project, payers);
    if (!offer) return std::nullopt;
    if (payers == Payers::everybody) return Ratio{offer->rest, unit_ * offer->rich};
    const auto factor = factor_of(election_, support_, satisfaction_, project);
    return Ratio{offer->rest * factor.denominator, unit_ * offer->rich * factor.numerator};
}

Ratio Purses::buy(std::uint32_t project, Payers payers) {
    const auto offer = offer_for(project, payers);
    CHECK(offer.has_value());
    Ratio part_price{offer->rest, unit_ * offer->rich};
    pay(project, payers, *offer);
    return part_price;
}

void Purses::pay(std::uint32_t project, Payers payers, const Offer& offer) {
    // Widen the unit until each part is a whole number.
    const Integer widening = offer.rich / gcd(offer.rest, Integer(offer.rich));
    if (widening != 1) {
        unit_ *= widening;
        for (auto& money : money_) money *= widening;
    }
    const Integer part_price = offer.rest * widening / offer.rich;
    // Each part of the payers moves to a class of its own.
    std::vector<std::uint32_t> class_after(money_.size());
    std::vector<bool> is_poor(money_.size());
    auto part = offer.parts.begin();
    const auto open_classes = [&](std::int32_t weight) {
        for (; part != offer.parts.end() && part->weight == weight; ++part) {
            class_after[part->purse_class] = std::uint32_t(money_.size());
            is_poor[part->purse_class] = part->is_poor;
            const Integer& before = money_[part->purse_class];
            money_.push_back(part->is_poor ? Integer(0) : Integer(before - part_price * weight));
        }
    };
    if (payers == Payers::everybody) {
        for (const std::int32_t weight : {0, 1}) {
            open_classes(weight);
            for (std::size_t group = 0; group < class_of_.size(); ++group)
                if (supports_[group] == (weight == 0)) class_of_[group] = class_after[class_of_[group]];
        }
        return drop_empty_classes();
    }
    const auto supporters = support_.of(project);
    for (std::size_t from = 0, to = 0; from < supporters.size(); from = to) {
        const auto weight = supporters[from].weight;
        open_classes(weight);
        for (to = from; to < supporters.size() && supporters[to].weight == weight; ++to) {
            if (supporters[to].weight <= 0) continue;
            const auto group = supporters[to].group;
            if (is_poor[class_of_[group]] && spent_at_[group] == never) spent_at_[group] = purchase_count_;
            class_of_[group] = class_after[class_of_[group]];
        }
    }
    ++purchase_count_;
    drop_empty_classes();
}

void Purses::drop_empty_classes() {
    constexpr auto unused = std::uint32_t(-1);
    std::vector<std::uint32_t> class_after(money_.size(), unused);
    std::vector<Integer> money;
    for (auto& purse_class : class_of_) {
        auto& after = class_after[purse_class];
        if (after == unused) {
            after = std::uint32_t(money.size());
            money.push_back(std::move(money_[purse_class]));
        }
        purse_class = after;
    }
    money_ = std::move(money);
}

std::vector<std::uint32_t> Purses::spent_at() const {
    std::vector<std::uint32_t> spent_at(spent_at_.begin(), spent_at_.end() - 1);  // without the blank ballots
    std::replace(spent_at.begin(), spent_at.end(), never, purchase_count_);
    return spent_at;
}

}  // namespace allting::allocation
