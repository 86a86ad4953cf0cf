// The voters' purses under equal shares, exactly: what a project costs its supporters, and who pays what.
// Exact by construction: all purses are whole numbers over one common denominator, which grows when a payment does
// not divide evenly. A heavy header: for .cpp files only.
#pragma once
#include <optional>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/endowment.hpp"
#include "algorithms/allocation/rational.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {

/// numerator / denominator, not reduced; the denominator is positive.
struct Ratio {
    Integer numerator = 0;
    Integer denominator = 1;
};

/// Less than 0, 0, or more than 0, as a is smaller than, equal to or larger than b.
int compare(const Ratio& a, const Ratio& b);
std::string text_of(const Ratio& ratio);  // in lowest terms, "1250/3"

/// Who pays when a project is bought.
enum class Payers {
    supporters,  // each min(b, ρ·u)
    everybody,   // supporters all they have, the others each min(b, level): worth next to nothing to them
};

class Purses {
public:
    Purses(const Election& election, const Support& support, Satisfaction satisfaction);

    /// Gives every voter the same.
    void fill(const Endowment& endowment);
    /// ρ, the price of a unit of satisfaction, with Σ min(b, ρ·u) = cost, over the supporters. Where everybody pays:
    /// what each of the others pays, at most. Nothing where they cannot pay for it together.
    std::optional<Ratio> price_of(std::uint32_t project, Payers payers = Payers::supporters);
    /// Takes the payments; returns what a payer with weight 1 and money enough paid. There must be a price.
    Ratio buy(std::uint32_t project, Payers payers = Payers::supporters);
    /// Per ballot group: with which of their supporters' purchases (from 0) they gave all they had, or the number of
    /// purchases where they always had enough.
    std::vector<std::uint32_t> spent_at() const;

private:
    /// Payers with the same purse and the same weight.
    struct Part {
        std::uint32_t purse_class;
        std::int32_t weight;
        std::int64_t voters;
        bool is_poor;  // pays all it has
    };
    /// What a project would cost: rest / rich for each unit of weight, in 1/unit.
    struct Offer {
        std::vector<Part> parts;
        Integer rest;           // of the cost, after the poor gave all they have
        std::int64_t rich = 0;  // weight of those who can pay their full part
    };

    std::optional<Offer> offer_for(std::uint32_t project, Payers payers);
    void gather_parts(std::uint32_t project, Payers payers, Offer& offer);
    void gather_everybody(std::uint32_t project, Offer& offer);
    void find_poor(Offer& offer) const;
    void pay(std::uint32_t project, Payers payers, const Offer& offer);
    void drop_empty_classes();

    const Election& election_;
    const Support& support_;
    Satisfaction satisfaction_;
    Integer unit_ = 1;                       // a purse holds money_[class] / unit_
    std::vector<Integer> money_;             // per class of voters who paid alike, so that equals are computed once
    std::vector<std::uint32_t> class_of_;    // per ballot group, and one for blank ballots that are in no group
    std::vector<std::int64_t> voters_;       // likewise
    std::vector<std::uint32_t> spent_at_;    // likewise; `never` where they always had enough
    std::uint32_t purchase_count_ = 0;
    std::vector<std::int64_t> voters_in_class_;  // scratch of gather_parts, all 0 between calls
    std::vector<bool> supports_;                 // per group, scratch of gather_everybody
};

}  // namespace allting::allocation
