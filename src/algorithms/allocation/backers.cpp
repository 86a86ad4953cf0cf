#include "algorithms/allocation/backers.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace allting::allocation {
namespace {

// Four sums side by side: what one instruction adds does not wait for the one before.
constexpr std::size_t lane_count = 4;
using Lanes = double __attribute__((vector_size(lane_count * sizeof(double))));
using FloatLanes = float __attribute__((vector_size(lane_count * sizeof(float))));
constexpr std::size_t block = 64 * lane_count;

// By reference: how vectors are handed over differs between processors.
void load(const double* from, Lanes& lanes) { std::memcpy(&lanes, from, sizeof lanes); }

void load(const float* from, Lanes& lanes) {
    FloatLanes floats;
    std::memcpy(&floats, from, sizeof floats);
    lanes = __builtin_convertvector(floats, Lanes);
}

double total(const Lanes& lanes) { return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]); }

/// Σ of what `term` adds to its sums for the lanes from i on, block by block.
template <std::size_t Count, class Term>
std::array<double, Count> sum_blocks(std::size_t end, Term term) {
    std::array<double, Count> all{};
    for (std::size_t from = 0; from < end; from += block) {
        Lanes sums[Count] = {};
        for (std::size_t i = from, to = std::min(from + block, end); i < to; i += lane_count) term(i, sums);
        for (std::size_t k = 0; k < Count; ++k) all[k] += total(sums[k]);
    }
    return all;
}

}  // namespace

double rounding_of(std::size_t terms) { return rounding * double(block / lane_count + 8 + terms / block); }

void Backers::make_room(std::size_t count) {
    count += lane_count;  // one is written past the last that is kept, and the last lanes are filled up
    if (money_.size() >= count) return;
    money_.resize(count);
    for (auto* floats : {&error_, &voters_, &weight_, &growth_}) floats->resize(count);
}

void Backers::gather(std::span<const Supporter> supporters, const Purse* purses) {
    make_room(supporters.size());
    double* const money = money_.data();
    float* const error = error_.data();
    float* const voters = voters_.data();
    float* const weight = weight_.data();
    float* const growth = growth_.data();
    std::size_t count = 0;
    for (const Supporter& supporter : supporters) {
        const Purse& purse = purses[supporter.group];
        money[count] = purse.money;
        error[count] = purse.error;
        voters[count] = purse.voters;
        weight[count] = float(supporter.weight);
        growth[count] = purse.growth_high;
        count += std::size_t(purse.money > 0) | std::size_t(purse.growth_high > 0);
    }
    count_ = count;
    sum_up();
}

void Backers::sum_up() {
    end_ = (count_ + lane_count - 1) / lane_count * lane_count;
    std::fill(money_.begin() + std::ptrdiff_t(count_), money_.begin() + std::ptrdiff_t(end_), 0.0);
    for (auto* floats : {&error_, &voters_, &weight_, &growth_})
        std::fill(floats->begin() + std::ptrdiff_t(count_), floats->begin() + std::ptrdiff_t(end_), 0.0F);
    const double* const money = money_.data();
    const float* const errors = error_.data();
    const float* const voters = voters_.data();
    const auto [owned, owned_error] = sum_blocks<2>(end_, [=](std::size_t i, Lanes* sums) {
        Lanes has, off, many;
        load(money + i, has);
        load(errors + i, off);
        load(voters + i, many);
        sums[0] += has * many;
        sums[1] += off * many;
    });
    owned_ = owned;
    owned_error_ = owned_error * 1.0001 + owned * rounding_of(count_);
}

Backers::Sums Backers::sums_at(double level) const {
    const double* const money = money_.data();
    const float* const voters = voters_.data();
    const float* const weights = weight_.data();
    const auto [poor, rich] = sum_blocks<2>(end_, [=](std::size_t i, Lanes* sums) {
        Lanes has, many, weight;
        const Lanes nothing = {};
        load(money + i, has);
        load(voters + i, many);
        load(weights + i, weight);
        const auto is_poor = has < level * weight;
        sums[0] += is_poor ? has * many : nothing;
        sums[1] += is_poor ? nothing : many * weight;
    });
    return {poor, rich};
}

Backers::Certainty Backers::certainty_at(double level) const {
    const double higher = level * (1 + nearly);
    const double* const money = money_.data();
    const float* const errors = error_.data();
    const float* const voters = voters_.data();
    const float* const weights = weight_.data();
    const float* const growths = growth_.data();
    const auto [sure, error, growth] = sum_blocks<3>(end_, [=](std::size_t i, Lanes* sums) {
        Lanes has, off, many, weight, rate;
        const Lanes nothing = {};
        load(money + i, has);
        load(errors + i, off);
        load(voters + i, many);
        load(weights + i, weight);
        load(growths + i, rate);
        const auto is_sure = has - off > higher * weight;
        sums[0] += is_sure ? many * weight : nothing;
        sums[1] += is_sure ? nothing : off * many;
        sums[2] += is_sure ? nothing : rate * many;
    });
    return {sure, error * 1.0001, growth * slightly_more};
}

}  // namespace allting::allocation
