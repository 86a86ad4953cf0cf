#include "algorithms/verification/question.hpp"

#include <algorithm>

#include "algorithms/verification/backing.hpp"

namespace allting::verification {
namespace {

/// The projects that reach what the city asks, by index.
std::vector<std::uint32_t> eligible_projects(const Election& election, const allocation::Restrictions& restrictions) {
    const auto measured = add_up(election, allocation::Satisfaction::score);
    std::vector<std::uint32_t> eligible;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        if (measured.score[p] < restrictions.minimum_votes) continue;
        const Integer needed = Integer(election.projects[p].cost) * election.ballot_count;
        const Integer reached = Integer(measured.votes[p]) * restrictions.votes_per_cost * election.budget;
        if (restrictions.votes_per_cost > 0 && reached < needed) continue;
        eligible.push_back(p);
    }
    return eligible;
}

}  // namespace

bool is_of_one_count(const allocation::Restrictions& restrictions) {
    return restrictions.floors.empty() && restrictions.pots.empty() && restrictions.conflicts.empty() &&
           !restrictions.partial_next;
}

Question question_of(const Election& election, const CountOptions& options) {
    Question question{&election, std::nullopt, options};
    auto& restrictions = question.options.restrictions;
    if (options.preparation.any()) question.smaller = allocation::prepared(election, options.preparation);
    question.options.preparation = {};
    if (!restrictions.any()) return question;
    if (options.rule == allocation::Rule::greedy_threshold)
        restrictions.minimum_votes = std::max(restrictions.minimum_votes, options.threshold);
    allocation::Part part;
    part.budget = question.election().budget;
    part.projects = eligible_projects(question.election(), restrictions);
    auto smaller = allocation::only_projects(question.election(), part, weighed_by(options));
    question.smaller = std::move(smaller.election);
    question.options.satisfaction = smaller.satisfaction;
    question.options.restrictions = {};
    question.options.threshold = 0;
    return question;
}

}  // namespace allting::verification
