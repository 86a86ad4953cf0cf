// The voters' purses under BOS Equal Shares, and what a project's supporters can pay together out of them.
// A heavy header: for .cpp files only.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/histories.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {

/// One affordable (α, ρ), per unit of weight: λ and S(λ). Those of the supporters before `first_rich`, in ascending order
/// of purse / weight, give all they have.
struct Offer {
    Certain lambda, collected;
    std::size_t first_rich = 0;
    bool pays_all = false;  // S(λ) = cost
};

class BosPurses {
public:
    BosPurses(const Election& election, const Support& support, unsigned bits);

    /// The one with the smallest λ / S(λ)², and among equals the largest S(λ). Nothing where no supporter has money.
    std::optional<Offer> best_offer(std::uint32_t project);
    /// ρ / α of an offer for the project: λ·cost² / (factor·S²).
    Certain value_of(std::uint32_t project, const Offer& offer, const Factor& factor) const;
    /// Less than 0 where the first project's value is the smaller.
    struct Bid {
        std::uint32_t project;
        Certain value;
        Factor factor;
    };
    int compare_values(const Bid& a, const Bid& b);

    /// The price of a unit of weight, λ / α, as a number and as its place in the histories.
    struct Price {
        Certain nearly;
        std::uint32_t id;
    };
    Price price_of(std::uint32_t project, const Offer& offer);
    void pay(std::uint32_t project, const Price& price);
    std::string text(const Price& price, const Factor& factor) const;
    /// price · factor + offset, rounded down.
    Integer floor_of_price(const Price& price, const Rational& factor, const Rational& offset);

    /// What the project's supporters have left, rounded down; and whether it is more than 0.
    std::int64_t money_of_supporters(std::uint32_t project);
    bool have_money(std::uint32_t project) const;

private:
    struct Purse {
        Certain money;
        std::uint32_t history;
    };
    /// Supporters of one project with the same purse and the same weight.
    struct Part {
        std::uint32_t purse_class;
        std::int32_t weight;
        std::int64_t voters;
    };
    struct Exactly {
        Sum lambda, collected;
    };

    Certain whole(const Integer& number) const { return Certain(number, bits_); }
    bool is_empty(std::uint32_t purse_class) const { return purses_[purse_class].history == Histories::nothing; }
    std::vector<Part> parts_of(std::uint32_t project);
    int compare_parts(const Part& a, const Part& b);
    Holdings poor_before(const std::vector<Part>& parts, std::size_t end) const;
    Exactly exactly(const std::vector<Part>& parts, std::int64_t cost, const Offer& offer) const;
    int prove_order(const Exactly& a, const Exactly& b, const Rational& scale_a, const Rational& scale_b);
    int compare_offers(const std::vector<Part>& parts, std::int64_t cost, const Offer& a, const Offer& b);
    std::optional<Offer> best_offer(const std::vector<Part>& parts, std::int64_t cost);
    void drop_empty_classes();

    const Election& election_;
    const Support& support_;
    unsigned bits_;
    Histories histories_;
    std::vector<Purse> purses_;           // per class: voters who paid alike share one
    std::vector<std::uint32_t> class_of_; // per ballot group
    std::vector<std::int64_t> voters_in_class_;  // scratch of parts_of, all 0 between calls
};

}  // namespace allting::allocation
