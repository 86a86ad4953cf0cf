#include "algorithms/allocation/exact_run.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <queue>
#include <utility>

#include "algorithms/allocation/rational.hpp"

namespace allting::allocation {
namespace {

class Run {
public:
    Run(const Election& election, const Support& support, Satisfaction satisfaction, const TieBreak& ties)
        : election_(election), support_(support), satisfaction_(satisfaction), ties_(ties) {}
    ExactRun from(const std::string& endowment);

private:
    struct Candidate {
        Priority priority;  // as last computed; it never rises again, since purses only shrink
        std::uint32_t project;
        std::int64_t payers;
    };
    struct Worse {
        bool operator()(const Candidate& a, const Candidate& b) const { return compare(a.priority, b.priority) < 0; }
    };
    using Queue = std::priority_queue<Candidate, std::vector<Candidate>, Worse>;

    std::vector<Candidate> best(Queue& queue);
    std::int64_t payers_of(std::uint32_t project);
    bool holds(std::uint32_t history, std::int64_t cost, std::int64_t payers);
    const Rational& left_exactly(std::uint32_t history);
    void buy(const Candidate& candidate);

    const Election& election_;
    const Support& support_;
    Satisfaction satisfaction_;
    const TieBreak& ties_;
    ExactRun run_;
    std::vector<std::optional<Rational>> left_;  // per history, where it was needed
};

const Rational& Run::left_exactly(std::uint32_t history) {
    left_.resize(run_.histories.size());
    if (!left_[history]) {
        const auto& last = run_.histories[history];
        const auto& purchase = run_.purchases[last.purchase];
        const Rational left = left_exactly(last.before) - Rational(purchase.cost, purchase.payers);
        left_[history] = left;
    }
    return *left_[history];
}

/// Whether a purse with this history holds cost / payers.
bool Run::holds(std::uint32_t history, std::int64_t cost, std::int64_t payers) {
    const double part = double(cost) / double(payers);
    const double surplus = run_.histories[history].left - part;
    if (std::abs(surplus) > run_.left_error() + part * 0x1p-51) return surplus > 0;
    return left_exactly(history) >= Rational(cost, payers);
}

/// Who cannot pay with so many others cannot with fewer: so those who can only fall in number until all of them can.
std::int64_t Run::payers_of(std::uint32_t project) {
    const auto cost = election_.projects[project].cost;
    std::int64_t payers = support_.votes[project];
    while (payers > 0) {
        std::int64_t able = 0;
        for (const Supporter& supporter : support_.of(project)) {
            if (holds(run_.history_of[supporter.group], cost, payers)) able += election_.multiplicity[supporter.group];
        }
        if (able == payers) break;
        payers = able;
    }
    return payers;
}

/// Takes the projects with the highest priority off the queue, several if they are equal, in the order of the tie rule.
std::vector<Run::Candidate> Run::best(Queue& queue) {
    std::vector<Candidate> best, others;
    while (!queue.empty() && (best.empty() || compare(queue.top().priority, best.front().priority) >= 0)) {
        const auto project = queue.top().project;
        queue.pop();
        const auto payers = payers_of(project);
        if (payers == 0) continue;  // can never be paid for again
        const Candidate candidate{exact_priority(election_, support_, satisfaction_, project, payers), project, payers};
        const int difference = best.empty() ? 1 : compare(candidate.priority, best.front().priority);
        if (difference > 0) {
            others.insert(others.end(), best.begin(), best.end());
            best.clear();
        }
        (difference >= 0 ? best : others).push_back(candidate);
    }
    for (const auto& candidate : others) queue.push(candidate);
    std::sort(best.begin(), best.end(), [&](const auto& a, const auto& b) { return ties_.prefers(a.project, b.project); });
    return best;
}

void Run::buy(const Candidate& candidate) {
    const auto cost = election_.projects[candidate.project].cost;
    const auto purchase = std::uint32_t(run_.purchases.size());
    constexpr auto unknown = std::uint32_t(-1), cannot = std::uint32_t(-2);
    std::vector<std::uint32_t> after(run_.histories.size(), unknown);
    for (const Supporter& supporter : support_.of(candidate.project)) {
        auto& history = run_.history_of[supporter.group];
        if (after[history] == unknown) {
            after[history] = cannot;
            if (holds(history, cost, candidate.payers)) {
                after[history] = std::uint32_t(run_.histories.size());
                const double part = double(cost) / double(candidate.payers);
                run_.histories.push_back({history, purchase, run_.histories[history].left - part});
            }
        }
        if (after[history] != cannot) history = after[history];
    }
    run_.purchases.push_back({candidate.project, cost, candidate.payers});
    run_.total_cost += cost;
}

ExactRun Run::from(const std::string& endowment) {
    run_.endowment = endowment;
    left_ = {Rational(endowment)};
    run_.histories = {{0, 0, left_[0]->convert_to<double>()}};
    run_.history_of.assign(election_.group_count(), 0);
    Queue queue;
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        const auto votes = support_.votes[p];
        if (votes > 0) queue.push({exact_priority(election_, support_, satisfaction_, p, votes), p, votes});
    }
    for (auto equals = best(queue); !equals.empty(); equals = best(queue)) {
        if (equals.size() > 1) {
            Tie& tie = run_.ties.emplace_back();
            for (const auto& candidate : equals) tie.projects.push_back(candidate.project);
        }
        buy(equals.front());
        for (std::size_t i = 1; i < equals.size(); ++i) queue.push(equals[i]);
    }
    return std::move(run_);
}

}  // namespace

ExactRun run_exactly(const Election& election, const Support& support, Satisfaction satisfaction,
                     const std::string& endowment, const TieBreak& ties) {
    return Run(election, support, satisfaction, ties).from(endowment);
}

Priority exact_priority(const Election& election, const Support& support, Satisfaction satisfaction,
                        std::uint32_t project, std::int64_t payers) {
    const auto cost = election.projects[project].cost;
    if (cost == 0) return {payers, 0};
    if (satisfaction == Satisfaction::cost) return {payers, 1};
    if (satisfaction == Satisfaction::effort) return {payers, support.votes[project]};
    return {payers, cost};
}

}  // namespace allting::allocation
