// For the tests of this folder: an election as the papers write it, one row of exact utilities a voter. Nothing is
// shared with the rules but Election itself.
#pragma once
#include <boost/multiprecision/cpp_int.hpp>
#include <vector>

#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation::literal {

using Exact = boost::multiprecision::cpp_rational;
using Matrix = std::vector<std::vector<Exact>>;  // [voter][project]

inline constexpr BallotType ballot_types[] = {BallotType::approval, BallotType::cumulative, BallotType::ordinal,
                                              BallotType::scoring, BallotType::choose_one};

inline std::vector<Satisfaction> satisfactions_of(BallotType type) {
    std::vector<Satisfaction> all = {Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort};
    if (type == BallotType::cumulative || type == BallotType::scoring) all.push_back(Satisfaction::points);
    if (type == BallotType::ordinal) all.push_back(Satisfaction::borda);
    return all;
}

inline constexpr std::string_view lot_seed = "drawn for the tests";

inline TieRule tie_rule_of(int i) {
    constexpr TieRule rules[] = {TieRule::lexicographic, TieRule::cheapest_first, TieRule::most_votes_first, TieRule::lot};
    return rules[i % 4];
}

/// Who goes first among equals, as the rules say it; by lot as it was drawn.
class Order {
public:
    Order(const Election& election, TieRule rule) : election_(election), rule_(rule), votes_(election.projects.size(), 0) {
        for (std::size_t group = 0; group < election.group_count(); ++group) {
            for (const Mark& mark : election.marks_of(group)) votes_[mark.project] += election.multiplicity[group];
        }
        if (rule == TieRule::lot) drawn_ = break_ties(election, rule, lot_seed).place;
    }
    bool operator()(std::uint32_t a, std::uint32_t b) const {
        const Project &first = election_.projects[a], &second = election_.projects[b];
        if (rule_ == TieRule::lot) return drawn_[a] < drawn_[b];
        if (rule_ == TieRule::most_votes_first && votes_[a] != votes_[b]) return votes_[a] > votes_[b];
        if (rule_ != TieRule::lexicographic && first.cost != second.cost) return first.cost < second.cost;
        if (rule_ == TieRule::cheapest_first && votes_[a] != votes_[b]) return votes_[a] > votes_[b];
        return first.id < second.id;
    }

private:
    const Election& election_;
    TieRule rule_;
    std::vector<std::int64_t> votes_;
    std::vector<std::uint32_t> drawn_ = {};
};

/// Utilities of all voters, the blank ones too.
inline Matrix utilities(const Election& election, Satisfaction satisfaction) {
    std::vector<std::int64_t> votes(election.projects.size(), 0);
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        for (const Mark& mark : election.marks_of(group)) votes[mark.project] += election.multiplicity[group];
    }
    Matrix rows;
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        std::vector<Exact> row(election.projects.size(), 0);
        const auto marks = election.marks_of(group);
        for (std::size_t place = 0; place < marks.size(); ++place) {
            const auto p = marks[place].project;
            switch (satisfaction) {
                case Satisfaction::cost: row[p] = election.projects[p].cost; break;
                case Satisfaction::cardinality: row[p] = 1; break;
                case Satisfaction::effort: row[p] = Exact(election.projects[p].cost, votes[p]); break;
                case Satisfaction::points: row[p] = marks[place].points; break;
                case Satisfaction::borda: row[p] = std::int64_t(marks.size() - place - 1); break;
                case Satisfaction::score:
                    row[p] = election.has_points()                          ? std::int64_t(marks[place].points)
                             : election.ballot_type == BallotType::ordinal ? election.length_max - std::int64_t(place)
                                                                           : 1;
            }
        }
        rows.insert(rows.end(), election.multiplicity[group], row);
    }
    rows.resize(std::size_t(election.ballot_count), std::vector<Exact>(election.projects.size(), 0));
    return rows;
}

}  // namespace allting::allocation::literal
