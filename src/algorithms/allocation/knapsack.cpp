#include "algorithms/allocation/knapsack.hpp"

#include <algorithm>
#include <numeric>

#include "algorithms/allocation/packed_lists.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

constexpr std::size_t near_first = 24;  // the things nearest the price that are looked at first: 2 lists of at most 2^12
constexpr std::size_t near_step = 8;
constexpr std::size_t near_last = 40;

WideInteger common_divisor(WideInteger a, WideInteger b) {
    while (b != 0) {
        const WideInteger rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

}  // namespace

struct Knapsack::Limits {
    WideInteger loss_max = 0;
    std::size_t things_max = SIZE_MAX;  // so many of the things nearest the price
    std::size_t states_max = 0;
};

/// Where a search begins: the things that are held, and those that may be changed.
struct Knapsack::Start {
    std::vector<bool> is_held;
    std::int64_t cost = 0;
    WideInteger loss = 0;  // of the things that are not free and go against the price
    std::vector<std::uint32_t> free;  // nearest the price first
};

Knapsack::Knapsack(std::vector<Thing> things, std::int64_t budget, std::size_t states_max)
    : things_(std::move(things)), budget_(budget), states_max_(states_max) {
    for (const Thing& thing : things_) {
        CHECK(thing.cost > 0 && thing.cost <= budget && thing.value > 0);
        cost_unit_ = std::gcd(cost_unit_, thing.cost);
        value_unit_ = common_divisor(value_unit_, thing.value);
    }
    cost_unit_ = std::max<std::int64_t>(cost_unit_, 1);
    value_unit_ = std::max<WideInteger>(value_unit_, 1);
    budget_ /= cost_unit_;
    for (Thing& thing : things_) thing = {thing.cost / cost_unit_, thing.value / value_unit_};
    is_in_range_ = products_fit();
    if (is_in_range_) find_price();
}

/// All products and sums of products below are smaller than (Σ values)(Σ costs + budget).
bool Knapsack::products_fit() const {
    WideInteger values = 0, costs = budget_, product = 0;
    for (const Thing& thing : things_) {
        costs += thing.cost;
        if (__builtin_add_overflow(values, thing.value, &values)) return false;
    }
    return costs < INT64_MAX && !__builtin_mul_overflow(values, costs * 4, &product);
}

/// The price is that of the first thing that is no longer affordable whole when the things are bought by value per cost.
/// Those before it are held. Of equal losses that of the thing bought nearest to it counts as smaller, so that some things
/// that are held and some that are not can be exchanged.
void Knapsack::find_price() {
    std::vector<std::uint32_t> line(things_.size());
    std::iota(line.begin(), line.end(), 0u);
    std::ranges::stable_sort(line, [&](auto a, auto b) {
        return things_[a].value * things_[b].cost > things_[b].value * things_[a].cost;
    });
    std::size_t end = 0;
    for (auto left = budget_; end < line.size() && things_[line[end]].cost <= left; ++end) left -= things_[line[end]].cost;
    if (end < line.size()) {
        const Thing& next = things_[line[end]];
        const auto divisor = common_divisor(next.value, next.cost);
        price_ = {next.value / divisor, next.cost / divisor};
    }
    is_held_.resize(things_.size());
    losses_.resize(things_.size());
    std::vector<std::size_t> distance(things_.size());
    for (std::size_t place = 0; place < line.size(); ++place) {
        const auto thing = line[place];
        const WideInteger gain = things_[thing].value * price_.cost - things_[thing].cost * price_.value;
        is_held_[thing] = place < end;
        losses_[thing] = gain > 0 ? gain : -gain;
        distance[thing] = place < end ? end - 1 - place : place - end;
    }
    order_ = std::move(line);
    std::ranges::stable_sort(order_, [&](auto a, auto b) {
        return losses_[a] != losses_[b] ? losses_[a] < losses_[b] : distance[a] < distance[b];
    });
}

std::optional<Packed> Knapsack::best() const {
    if (!is_in_range_) return std::nullopt;
    const std::vector<Use> uses(things_.size(), Use::free);
    Packed best;
    for (std::uint32_t thing = 0; thing < things_.size(); ++thing) {
        if (is_held_[thing]) best.push_back(thing);
    }
    for (std::size_t near = near_first; near <= near_last; near += near_step) {
        const auto nearest = least_loss(uses, {loss_of(best), near, states_max_});
        if (nearest.set) best = *nearest.set;
        // Whatever is better changes only things that alone lose less; so, if these were all looked at, nothing is.
        if (nearest.is_sure && things_losing_less_than(loss_of(best)) <= near) return best;
        const auto states_max = std::min(states_max_, std::size_t{4} << (near / 2));
        const auto better = least_loss(uses, {loss_of(best) - 1, SIZE_MAX, states_max});
        if (better.set) best = *better.set;
        if (better.is_sure) return best;
    }
    return std::nullopt;
}

Knapsack::Answer Knapsack::as_good(const Packed& best, std::span<const Use> uses) const {
    const auto loss = loss_of(best);
    for (std::size_t near = near_first; near <= near_last; near += near_step) {
        const auto nearest = least_loss(uses, {loss, near, states_max_});
        if (nearest.set || things_losing_less_than(loss + 1) <= near) return nearest;
    }
    return least_loss(uses, {loss, SIZE_MAX, states_max_});
}

Knapsack::Start Knapsack::start(std::span<const Use> uses) const {
    Start start{.is_held = is_held_, .free = {}};
    for (const auto thing : order_) {
        if (uses[thing] == Use::free) {
            start.free.push_back(thing);
        } else if (is_held_[thing] != (uses[thing] == Use::in)) {
            start.is_held[thing] = !is_held_[thing];
            start.loss += losses_[thing];
        }
        if (start.is_held[thing]) start.cost += things_[thing].cost;
    }
    return start;
}

Knapsack::Answer Knapsack::least_loss(std::span<const Use> uses, const Limits& limits) const {
    auto [is_held, cost, loss, free] = start(uses);
    std::vector<Flip> flips;
    for (const auto thing : free) {
        if (flips.size() == limits.things_max || loss + losses_[thing] > limits.loss_max) break;
        flips.push_back({thing, is_held[thing] ? -things_[thing].cost : things_[thing].cost, losses_[thing]});
    }
    const Room room{budget_ - cost, price_.value, limits.loss_max - loss, limits.states_max};
    const auto least = least_loss_of(flips, room);
    Answer answer{.is_sure = least.is_sure};
    if (!least.is_found) return answer;
    for (const auto thing : least.flipped) is_held[thing] = !is_held[thing];
    answer.set.emplace();
    for (std::uint32_t thing = 0; thing < is_held.size(); ++thing) {
        if (is_held[thing]) answer.set->push_back(thing);
    }
    return answer;
}

std::size_t Knapsack::things_losing_less_than(WideInteger loss) const {
    const auto end = std::ranges::lower_bound(order_, loss, {}, [&](auto thing) { return losses_[thing]; });
    return std::size_t(end - order_.begin());
}

WideInteger Knapsack::loss_of(const Packed& set) const {
    std::vector<bool> is_in(things_.size());
    for (const auto thing : set) is_in[thing] = true;
    WideInteger loss = 0;
    auto left = budget_;
    for (std::size_t thing = 0; thing < things_.size(); ++thing) {
        if (is_in[thing]) left -= things_[thing].cost;
        if (is_in[thing] != is_held_[thing]) loss += losses_[thing];
    }
    return loss + left * price_.value;
}

WideInteger Knapsack::value_of(const Packed& set) const {
    WideInteger value = 0;
    for (const auto thing : set) value += things_[thing].value;
    return value * value_unit_;
}

MoneyPrice Knapsack::price() const {
    const WideInteger value = price_.value * value_unit_, cost = price_.cost * cost_unit_;
    const auto divisor = common_divisor(value, cost);
    return {value / divisor, cost / divisor};
}

}  // namespace allting::allocation
