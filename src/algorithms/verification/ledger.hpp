// The voters' purses while a proof is gone through: what a project would cost its supporters now, and the paying.
// Exact: all purses are whole numbers over one common denominator.
#pragma once
#include <optional>

#include "algorithms/verification/backing.hpp"

namespace allting::verification {

/// What those do who cannot pay a whole part: give all they have (Equal Shares), or nothing (Exact Equal Shares).
enum class ThePoor { give_all, give_nothing };

/// Who pays for a project: those who want it; or all, the others only what its supporters lack although they give all they
/// have (the limit of a utility ε → 0 for what a voter did not mark).
enum class Payers { supporters, everybody };

class Ledger {
public:
    Ledger(const Election& election, const Backing& backing, const Rational& endowment, ThePoor the_poor);

    /// Voters who have the same and mark the project with the same weight; 0 for those who do not want it.
    struct Part {
        std::uint32_t purse = 0;
        std::int64_t weight = 0;
        std::int64_t voters = 0;
        bool is_poor = false;
    };
    /// Σ min(purse, weight × each) = cost, with  each = rest / (rich × unit), by the smallest such `each`; where the poor
    /// give nothing, the payers are as many as can be.
    struct Price {
        std::vector<Part> parts;
        Integer rest;           // what those pay together who are not poor
        std::int64_t rich = 0;  // the sum of their weights
        Rational each;
        Payers payers = Payers::supporters;
    };
    /// Nothing where the supporters cannot pay.
    std::optional<Price> price_of(std::uint32_t project, Payers payers = Payers::supporters);
    /// Takes the payments from the purses. returns who paid what.
    std::vector<VoterClass> pay(std::uint32_t project, const Price& price);

    std::size_t marks_read() const { return marks_read_; }

private:
    void add_supporters(std::uint32_t project, Price& price);
    void add_others(Price& price);
    std::int64_t share_of(const Part& part, const Price& price) const;
    bool find_poor(Price& price) const;
    void put_away(std::uint32_t project, const Price& price, const Integer& each);
    std::vector<VoterClass> classes_of(const Price& price) const;
    void drop_empty_purses();

    const Election& election_;
    const Backing& backing_;
    const ThePoor the_poor_;
    Integer unit_;                           // a purse holds money_[purse] / unit_, in 1/money_scale
    std::vector<Integer> money_;             // per purse
    std::vector<std::uint32_t> purse_of_;    // per group of ballots
    std::vector<std::int64_t> voters_with_;  // per purse: scratch of add_supporters, all 0 between calls
    std::size_t marks_read_ = 0;
};

}  // namespace allting::verification
