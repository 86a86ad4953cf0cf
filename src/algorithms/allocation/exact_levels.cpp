#include "algorithms/allocation/exact_levels.hpp"

#include <algorithm>
#include <cmath>

#include "core/check.hpp"

namespace allting::allocation {

ExactLevels::ExactLevels(const Election& election, const Support& support, const Endowment& endowment,
                         std::span<const std::uint32_t> projects, std::span<const std::uint32_t> spent_at)
    : election_(election), support_(support), endowment_(endowment), projects_(projects), spent_at_(spent_at),
      unit_(endowment.denominator),
      purses_(election.group_count(), double(endowment.numerator) / double(endowment.denominator)) {
    find_levels();
}

/// Level k · weight of the rich = cost − Σ over those who spent all at k of (endowment − Σ of level m · weight, m < k).
/// Those terms are counted together: how many voters, and how much weight they gave to each m.
void ExactLevels::find_levels() {
    const std::size_t count = projects_.size();
    std::vector<std::int64_t> rich(count, 0), spenders(count, 0);
    std::vector<std::int64_t> weights(count * count, 0);  // weights[k · count + m]
    for (std::size_t m = 0; m < count; ++m) {
        for (const Supporter& supporter : support_.of(projects_[m])) {
            const auto k = spent_at_[supporter.group];
            if (supporter.weight <= 0 || k < m) continue;
            const std::int64_t voters = election_.multiplicity[supporter.group];
            if (k == m) spenders[m] += voters;
            else rich[m] += voters * supporter.weight;
            if (k > m && k < count) weights[k * count + m] += voters * supporter.weight;
        }
    }
    for (std::size_t k = 0; k < count; ++k) {
        Integer rest = unit_ * election_.projects[projects_[k]].cost;
        rest -= unit_ / endowment_.denominator * Integer(endowment_.numerator) * spenders[k];
        for (std::size_t m = 0; m < k; ++m)
            if (weights[k * count + m] != 0) rest += levels_[m] * weights[k * count + m];
        // What is free has the level 0, even where nobody has anything left.
        CHECK(rich[k] > 0 || rest == 0);
        rich[k] = std::max<std::int64_t>(rich[k], 1);
        // Widen the unit until the level is a whole number.
        const Integer widening = rich[k] / gcd(rest, Integer(rich[k]));
        if (widening != 1) {
            unit_ *= widening;
            for (auto& level : levels_) level *= widening;
        }
        levels_.push_back(rest * widening / rich[k]);
    }
}

void ExactLevels::pay_until(std::size_t purchase) {
    CHECK(paid_ <= purchase);
    for (; paid_ < purchase; ++paid_) {
        const double level = Rational(levels_[paid_], unit_).convert_to<double>();
        for (const Supporter& supporter : support_.of(projects_[paid_])) {
            if (supporter.weight <= 0) continue;
            double& money = purses_[supporter.group];
            money = spent_at_[supporter.group] <= paid_ ? 0 : money - level * supporter.weight;
        }
    }
}

std::int64_t ExactLevels::money_of_supporters(std::uint32_t project, std::size_t purchase) {
    pay_until(purchase);
    double money = 0, voters = 0;
    for (const Supporter& supporter : support_.of(project)) {
        if (supporter.weight <= 0) continue;
        money += purses_[supporter.group] * election_.multiplicity[supporter.group];
        voters += election_.multiplicity[supporter.group];
    }
    // Each payment rounds by a few units in the last place of the endowment, and so does each term of the sum.
    const double terms = double(purchase + support_.of(project).size()) + 8;
    const double endowment = double(endowment_.numerator) / double(endowment_.denominator);
    const double error = voters * endowment * terms * 0x1p-51;
    if (std::floor(money - error) == std::floor(money + error)) return std::int64_t(std::floor(money));
    return std::int64_t(exact_money(project, purchase));
}

Integer ExactLevels::exact_money(std::uint32_t project, std::size_t purchase) const {
    std::vector<bool> has_something(election_.group_count(), false);
    std::int64_t voters = 0;
    for (const Supporter& supporter : support_.of(project)) {
        if (supporter.weight <= 0 || spent_at_[supporter.group] < purchase) continue;
        has_something[supporter.group] = true;
        voters += election_.multiplicity[supporter.group];
    }
    Integer money = unit_ / endowment_.denominator * Integer(endowment_.numerator) * voters;
    for (std::size_t m = 0; m < purchase; ++m) {
        std::int64_t weight = 0;
        for (const Supporter& supporter : support_.of(projects_[m]))
            if (supporter.weight > 0 && has_something[supporter.group])
                weight += std::int64_t(election_.multiplicity[supporter.group]) * supporter.weight;
        money -= levels_[m] * weight;
    }
    return money / unit_;
}

}  // namespace allting::allocation
