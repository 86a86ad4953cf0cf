// What equal shares' purchases cost their supporters, exactly, without following anybody's purse: a purse holds
// max(0, endowment − Σ level · weight) over what its voter marked, so each level follows in whole numbers from who gave
// all they had for which project. A heavy header: for .cpp files only.
#pragma once
#include <span>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/endowment.hpp"
#include "algorithms/allocation/purses.hpp"
#include "algorithms/allocation/rational.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {

class ExactLevels {
public:
    /// The projects in the order in which they were bought. `spent_at` says for each ballot group at which purchase
    /// (from 0) its voters gave all they had, or the number of purchases: they always had enough.
    ExactLevels(const Election& election, const Support& support, const Endowment& endowment,
                std::span<const std::uint32_t> projects, std::span<const std::uint32_t> spent_at);

    /// What a voter with weight 1 and money enough paid.
    Ratio level_of(std::size_t purchase) const { return {levels_[purchase], unit_}; }
    /// What the supporters of a project had together when `purchase` of the purchases had been made, in whole
    /// 1/money_scale, rounded down.
    std::int64_t money_of_supporters(std::uint32_t project, std::size_t purchase);

private:
    void find_levels();
    void pay_until(std::size_t purchase);
    Integer exact_money(std::uint32_t project, std::size_t purchase) const;

    const Election& election_;
    const Support& support_;
    const Endowment endowment_;
    const std::span<const std::uint32_t> projects_, spent_at_;
    Integer unit_;
    std::vector<Integer> levels_;  // per purchase, in 1/unit_
    // About what each voter has, after so many purchases:
    std::vector<double> purses_;
    std::size_t paid_ = 0;
};

}  // namespace allting::allocation
