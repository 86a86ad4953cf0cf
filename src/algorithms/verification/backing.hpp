// The ballots turned round, as the verifier sees them: who marks a project and what it is worth to them. Made from the
// election alone and on purpose not by the code that the rules use.
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/allocation/rational.hpp"
#include "algorithms/verification/claim.hpp"

namespace allting::verification {

using allocation::Integer;
using allocation::Rational;

/// What the marks add up to.
struct Sums {
    std::vector<std::int64_t> votes;  // per project: ballots that mark it
    std::vector<std::int64_t> score;  // per project: sum of weights
    std::vector<Rational> factor;     // a mark's worth = its weight × the factor of its project
};

struct Backer {
    std::uint32_t group = 0;
    std::int64_t weight = 0;
};

struct Backing : Sums {
    std::vector<std::vector<Backer>> of;  // per project, by weight
};

/// True where a mark is worth what its project costs, or a part of it.
bool is_money(allocation::Satisfaction satisfaction);

/// For those who need not know whose marks they are: a list of all backers is as long as the ballots together.
Sums add_up(const Election& election, allocation::Satisfaction satisfaction);
Backing turn_round(const Election& election, allocation::Satisfaction satisfaction);

/// Per project its place among equals under the tie rule, the smallest first.
std::vector<std::size_t> places_among_equals(const Election& election, const CountOptions& options);

/// "2000189.87" where the amount, in 1/money_scale, is whole; else the fraction of the currency's unit.
std::string text_of_amount(const Election& election, const Rational& amount);

}  // namespace allting::verification
