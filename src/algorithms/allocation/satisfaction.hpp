// What a winning project is worth to a voter who marked it. Each satisfaction is the weight of the mark times a
// factor of the project; the rules need no more than these two.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/allocation/election.hpp"

namespace allting::allocation {

enum class Satisfaction {
    cost,         // 1 × cost: greedy then takes the most votes first
    cardinality,  // 1 × 1: greedy then takes the most votes per krona first
    effort,       // 1 × cost / votes
    points,       // points × 1; only where ballots have points
    borda,        // marks on the ballot − place × 1; the last place is worth nothing; only where ballots have an order
    score,        // the ballots' own measure × cost: greedy then takes the highest score first
};

/// The weight of the mark that stands at `place` (from 0) of a ballot with `length` marks.
std::int32_t weight_of(const Election& election, Satisfaction satisfaction, const Mark& mark, std::size_t place,
                       std::size_t length);
/// True where the weights under the satisfaction are those by which scores_of() measures.
bool weighs_by_own_measure(const Election& election, Satisfaction satisfaction);

struct Supporter {
    std::uint32_t group = 0;
    std::int32_t weight = 0;
};

/// The ballots added up.
struct Tally {
    std::vector<std::int64_t> votes;   // per project: ballots that mark it
    std::vector<std::int64_t> weight;  // per project: sum of the weights
};

Tally tally_marks(const Election& election, Satisfaction satisfaction);

/// The ballots turned round: for each project who marked it, and with which weight.
/// Supporters of a project are sorted by weight, then group.
struct Support : Tally {
    std::vector<std::uint32_t> starts;
    std::vector<Supporter> supporters;

    std::span<const Supporter> of(std::uint32_t project) const {
        return {supporters.data() + starts[project], starts[project + 1] - starts[project]};
    }
};

Support gather_support(const Election& election, Satisfaction satisfaction);

/// The factor of a project as numerator / denominator, both from 0; the denominator is never 0.
struct Factor {
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;
};
Factor factor_of(const Election& election, const Support& support, Satisfaction satisfaction,
                 std::uint32_t project);

/// The ballots' own measure of a project, as cities publish it: points where ballots have points, ranks (the first
/// of K worth K) where they are ordered, votes otherwise.
std::vector<std::int64_t> scores_of(const Election& election);

/// True where satisfaction is an amount of money.
bool worth_is_money(Satisfaction satisfaction);

std::string_view name_of(Satisfaction satisfaction);
std::optional<Satisfaction> satisfaction_named(std::string_view name);

}  // namespace allting::allocation
