#include "algorithms/allocation/fixed_order.hpp"

#include <algorithm>
#include <cmath>

namespace allting::allocation {
void FixedOrder::turn_round(std::span<const std::uint32_t> multiplicity, std::size_t bidder_count,
                            const std::function<std::span<const Supporter>(std::size_t)>& supporters_of) {
    multiplicity_ = multiplicity;
    bought_in_.assign(bidder_count, nobody);
    gone_in_.assign(multiplicity.size(), nobody);
    unsure_from_.assign(multiplicity.size(), nobody);
    starts_.assign(multiplicity.size() + 1, 0);
    for (std::size_t i = 0; i < bidder_count; ++i)
        for (const Supporter& supporter : supporters_of(i)) ++starts_[supporter.group + 1];
    for (std::size_t group = 0; group < multiplicity.size(); ++group) starts_[group + 1] += starts_[group];
    marks_.resize(starts_.back());
    auto ends = starts_;
    for (std::size_t i = 0; i < bidder_count; ++i)
        for (const Supporter& supporter : supporters_of(i))
            marks_[ends[supporter.group]++] = {std::uint32_t(i), float(supporter.weight)};
}

void FixedOrder::go_back_to(std::size_t round, double endowment) {
    for (auto i = round; i < rounds_.size(); ++i) {
        if (rounds_[i].winner != nobody) bought_in_[rounds_[i].winner] = nobody;
        for (const auto group : rounds_[i].gone) gone_in_[group] = nobody;
        for (const auto group : rounds_[i].unsure)
            if (unsure_from_[group] >= round) unsure_from_[group] = nobody;
    }
    rounds_.resize(round);
    endowment_ = endowment;
    followed_ = round;
}

void FixedOrder::add_watch(const Watch& watch) {
    rounds_.back().watches.push_back(watch);
    rounds_.back().until = std::min(rounds_.back().until, watch.until);
}

void FixedOrder::win(std::uint32_t bidder, const Round& round) {
    Round& last = rounds_.back();
    last.winner = bidder;
    last.cost = round.cost;
    last.level = round.level;
    last.level_error = round.level_error;
    last.fall_low = round.fall_low;
    last.fall_high = round.fall_high;
    bought_in_[bidder] = std::uint32_t(rounds_.size() - 1);
    followed_ = rounds_.size();
}

void FixedOrder::add_spender(std::uint32_t group) {
    Round& last = rounds_.back();
    gone_in_[group] = std::uint32_t(rounds_.size() - 1);
    last.gone.push_back(group);
    if (unsure_from_[group] != nobody) last.unsure.push_back(group);
    else last.spenders += multiplicity_[group];
}

void FixedOrder::find_spent(std::size_t at) {
    Round& round = rounds_[at];
    if (round.spent.size() == at) return;
    round.spent.assign(at, 0);
    for (const auto group : round.gone) {
        if (unsure_from_[group] != nobody) continue;
        for (const Mark& mark : marks_of(group))
            if (bought_in_[mark.bidder] < at) round.spent[bought_in_[mark.bidder]] += double(mark.weight) * multiplicity_[group];
    }
}

void FixedOrder::add_unsure(std::uint32_t group) {
    if (unsure_from_[group] == nobody) unsure_from_[group] = std::uint32_t(rounds_.size() - 1);
    rounds_.back().unsure.push_back(group);
}

double FixedOrder::until() const {
    double first = never;
    for (const Round& round : rounds_) first = std::min(first, round.until);
    return first;
}

bool FixedOrder::follow(double endowment, std::size_t end) {
    if (endowment != endowment_) followed_ = 0;
    endowment_ = endowment;
    for (; followed_ < end; ++followed_)
        if (!settle(followed_)) return false;
    return true;
}

/// As QuickShares::settle_price: from below, Newton's method never goes too far, and after one step it is below.
bool FixedOrder::settle(std::size_t at) {
    find_spent(at);
    Round& round = rounds_[at];
    double money = round.spenders * endowment_, all = 2 * money + round.cost, error = 0;
    for (std::size_t i = 0; i < at; ++i) {
        const double spent = round.spent[i] * rounds_[i].level;
        money -= spent;
        all += spent;
        error += round.spent[i] * rounds_[i].level_error;
    }
    payers_.clear();
    for (const auto group : round.unsure) {
        const Purse purse = purse_at(group, at);
        if (purse.money == 0) continue;
        for (const Mark& mark : marks_of(group))
            if (mark.bidder == round.winner)
                payers_.push_back({purse.money, purse.error, double(purse.voters), double(mark.weight)});
    }
    double level = round.level, poor = 0, rich = 0;
    const auto sum_up = [&] {
        poor = money;
        rich = round.rich;
        for (const Payer& payer : payers_) {
            if (payer.money < level * payer.weight) poor += payer.money * payer.voters;
            else rich += payer.voters * payer.weight;
        }
    };
    sum_up();
    for (int i = 0; i < 60; ++i) {
        if (rich <= 0) return false;
        const double next = (round.cost - poor) / rich, had = rich;
        const bool has_settled = std::abs(next - level) <= level * 4 * rounding;
        level = next;
        sum_up();
        if (has_settled || rich == had) break;
    }
    double sure = round.rich;
    for (const Payer& payer : payers_) {
        all += payer.money * payer.voters;
        if (payer.money - payer.error > level * (1 + nearly) * payer.weight) sure += payer.voters * payer.weight;
        else error += payer.error * payer.voters;
    }
    if (sure <= 0 || level <= 0) return false;
    const double missing = std::abs(round.cost - poor - level * rich);
    error = (missing + error) * slightly_more + all * rounding * double(at + payers_.size() + 16);
    round.level = level;
    round.level_error = error / sure * slightly_more + level * 4 * rounding;
    return round.level_error <= level * nearly / 2;
}

void FixedOrder::Paid::add(const Round& round, double weight) {
    level += round.level * weight;
    level_error += round.level_error * weight;
    fall_low += round.fall_low * weight;
    fall_high += round.fall_high * weight;
}

Purse FixedOrder::purse_after(std::uint32_t group, const Paid& paid, double marks, bool is_sure) const {
    Purse purse = {0, 0, float(multiplicity_[group]), 0, 0};
    const double money = endowment_ - paid.level;
    const double error = (paid.level_error + endowment_ * (4 + 4 * marks) * rounding) * slightly_more;
    purse.growth_low = is_sure ? float((1 + paid.fall_low) * slightly_less) * downwards : 0;
    purse.growth_high = float((1 + paid.fall_high) * slightly_more) * upwards;
    if (money + error < 0) return purse;  // nothing now; something with a larger endowment, perhaps
    purse.money = std::max(money, next_to_nothing);
    purse.error = float(error) * upwards;
    return purse;
}

Purse FixedOrder::purse_at(std::uint32_t group, std::size_t round) const {
    if (gone_in_[group] < round) return {0, 0, float(multiplicity_[group]), 0, 0};
    Paid paid;
    for (const Mark& mark : marks_of(group))
        if (bought_in_[mark.bidder] < round) paid.add(rounds_[bought_in_[mark.bidder]], mark.weight);
    return purse_after(group, paid, double(marks_of(group).size()), unsure_from_[group] >= round);
}

void FixedOrder::fill(std::vector<Purse>& purses, std::vector<std::uint8_t>& has_paid) {
    paid_.assign(bought_in_.size(), {});
    for (const Round& round : rounds_) paid_[round.winner].add(round, 1);
    for (std::uint32_t group = 0; group < purses.size(); ++group) {
        has_paid[group] = 1;
        if (gone_in_[group] != nobody) {
            purses[group] = {0, 0, float(multiplicity_[group]), 0, 0};
            continue;
        }
        Paid paid;
        for (const Mark& mark : marks_of(group)) {
            const Paid& one = paid_[mark.bidder];
            const double weight = mark.weight;
            paid.level += one.level * weight;
            paid.level_error += one.level_error * weight;
            paid.fall_low += one.fall_low * weight;
            paid.fall_high += one.fall_high * weight;
        }
        has_paid[group] = paid.level > 0;
        purses[group] = purse_after(group, paid, double(marks_of(group).size()), unsure_from_[group] == nobody);
    }
}

}  // namespace allting::allocation
