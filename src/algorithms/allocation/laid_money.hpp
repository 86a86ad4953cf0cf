// Where the voters' money lies under CSTV. Whatever moves, moves in proportion to what already lies there, so the money of
// a voter always lies on the projects still in the race in proportion to the points. Per ballot group two numbers
// therefore hold all: the money of a voter, and the sum of the points that are still in the race.
// A heavy header: for .cpp files only.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/histories.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {

class LaidMoney {
public:
    LaidMoney(const Election& election, const Support& given, unsigned bits);

    /// Whether anything lies on the project.
    bool has_support(std::uint32_t project) const { return holders_[project] > 0; }
    /// What lies on the project against an amount: less than 0, 0, or more.
    int compare_support(std::uint32_t project, std::int64_t amount);
    /// All that its supporters own against an amount.
    int compare_owned(std::uint32_t project, std::int64_t amount);
    /// times_a · support of a + surplus against times_b · support of b.
    struct Term {
        std::uint32_t project;
        std::int64_t times;
    };
    int compare_supports(Term a, Term b, std::int64_t surplus);
    std::int64_t rounded_support(std::uint32_t project);

    /// The supporters pay the project's cost: each f times what lay on it, or all they own, with the one f for which this
    /// makes the cost. They must own it together. The rest of their money lies on their other projects. Returns f.
    struct Multiple {
        Certain nearly;
        std::uint32_t price;
        // Voters whose points / points on the project are up to this give all.
        std::int64_t bound_points, bound_weight;
        bool is_bound_included;
    };
    Multiple pay_for(std::uint32_t project);
    std::string text(const Multiple& multiple) const { return histories_.text(multiple.price, 1, multiple.nearly); }
    /// What lies on the project goes to its supporters' other projects. What none of them holds stays with the voter.
    void move_away_from(std::uint32_t project);

private:
    struct Share {
        std::uint32_t project;
        std::int32_t weight;
    };
    struct Giver {
        std::uint32_t group;
        std::int32_t weight;
    };
    Certain whole(const Integer& number) const { return Certain(number, bits_); }
    bool is_empty(std::uint32_t group) const { return history_[group] == Histories::nothing; }
    std::vector<Giver> givers_of(std::uint32_t project) const;
    Holdings lying_on(std::uint32_t project) const;
    Holdings owned_by_supporters(std::uint32_t project) const;
    Multiple multiple_for(std::uint32_t project);
    void leave(std::uint32_t group, const Share& share, const Certain& after, std::uint32_t history_after);
    void lose_holder(std::uint32_t project);

    const Election& election_;
    const Support& given_;                      // the points
    unsigned bits_;
    Histories histories_;
    std::vector<std::uint32_t> share_starts_;   // per group, into shares_
    std::vector<Share> shares_;                 // per group: the projects with points
    std::vector<Certain> money_;                // per group: of one voter
    std::vector<std::uint32_t> history_;        // per group: the same exactly
    std::vector<std::int64_t> points_;          // per group: on projects that money can still lie on
    std::vector<Certain> support_;              // per project: what lies on it
    std::vector<Certain> owned_;                // per project: all that its supporters own
    std::vector<std::uint32_t> holders_;        // per project: supporting groups that own anything
    std::vector<char> holds_money_;             // per project: neither paid for nor moved away from
};

}  // namespace allting::allocation
