// The race: who wins or goes out next. Where the money lies meanwhile is laid_money.cpp.
#include "algorithms/allocation/cstv.hpp"

#include <algorithm>

#include "algorithms/allocation/laid_money.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

class Race {
public:
    Race(const Election& election, const CstvOptions& options, const TieBreak& ties, unsigned bits)
        : election_(election), options_(options), ties_(ties), given_(gather_support(election, Satisfaction::score)),
          money_(election_, given_, bits) {
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) in_race_.push_back(p);
    }
    Outcome run();

private:
    int compare_strength(std::uint32_t a, std::uint32_t b);
    std::vector<std::uint32_t> best_of(const std::vector<std::uint32_t>& projects);
    std::vector<std::uint32_t> worst_of(const std::vector<std::uint32_t>& projects);
    std::vector<std::uint32_t> covered();
    std::uint32_t first_of(const std::vector<std::uint32_t>& equals, Outcome& outcome) const;
    void win(std::uint32_t project, Outcome& outcome);
    void go_out(std::uint32_t project, Outcome& outcome);
    void drop_unaffordable(Outcome& outcome);
    void fill(Outcome& outcome);

    const Election& election_;
    const CstvOptions& options_;
    const TieBreak& ties_;
    Support given_;                       // the points
    LaidMoney money_;
    std::vector<std::uint32_t> in_race_;  // projects that may still win by support, in no order
    std::vector<std::uint32_t> out_;      // the first to go out first
};

/// More than 0 where a is better than b.
int Race::compare_strength(std::uint32_t a, std::uint32_t b) {
    const auto cost_a = election_.projects[a].cost, cost_b = election_.projects[b].cost;
    switch (options_.order) {
        case CstvOrder::support: return money_.compare_supports({a, 1}, {b, 1}, 0);
        case CstvOrder::excess: return money_.compare_supports({a, 1}, {b, 1}, cost_b - cost_a);
        case CstvOrder::ratio: break;
    }
    if (cost_a == 0 || cost_b == 0) {  // without bound if there is any support
        const bool first = cost_a == 0 && money_.has_support(a), second = cost_b == 0 && money_.has_support(b);
        if (first || second) return int(first) - int(second);
    }
    return money_.compare_supports({a, std::max<std::int64_t>(cost_b, 1)}, {b, std::max<std::int64_t>(cost_a, 1)}, 0);
}

/// The best, those that the tie rule prefers first.
std::vector<std::uint32_t> Race::best_of(const std::vector<std::uint32_t>& projects) {
    std::vector<std::uint32_t> best;
    for (const auto p : projects) {
        const int difference = best.empty() ? 1 : compare_strength(p, best.front());
        if (difference > 0) best.clear();
        if (difference >= 0) best.push_back(p);
    }
    std::sort(best.begin(), best.end(), [&](auto a, auto b) { return ties_.prefers(a, b); });
    return best;
}

/// The worst, those that the tie rule prefers last.
std::vector<std::uint32_t> Race::worst_of(const std::vector<std::uint32_t>& projects) {
    std::vector<std::uint32_t> worst;
    for (const auto p : projects) {
        const int difference = worst.empty() ? -1 : compare_strength(p, worst.front());
        if (difference < 0) worst.clear();
        if (difference <= 0) worst.push_back(p);
    }
    std::sort(worst.begin(), worst.end(), [&](auto a, auto b) { return ties_.prefers(b, a); });
    return worst;
}

std::uint32_t Race::first_of(const std::vector<std::uint32_t>& equals, Outcome& outcome) const {
    if (equals.size() > 1) outcome.ties.push_back({equals});
    return equals.front();
}

/// Those whose support is enough. What nobody supports wins by the fill at best, even if it costs nothing.
std::vector<std::uint32_t> Race::covered() {
    std::vector<std::uint32_t> projects;
    for (const auto p : in_race_) {
        if (money_.has_support(p) && money_.compare_support(p, election_.projects[p].cost) >= 0) projects.push_back(p);
    }
    return projects;
}

void Race::win(std::uint32_t project, Outcome& outcome) {
    Verdict& verdict = outcome.verdicts[project];
    verdict.reason = Reason::won;
    verdict.money_at_turn = money_.rounded_support(project);
    outcome.winners.push_back(project);
    outcome.total_cost += election_.projects[project].cost;
    verdict.place = std::uint32_t(outcome.winners.size());
    std::erase(in_race_, project);
    const auto multiple = money_.pay_for(project);
    if (options_.with_proof) outcome.rounds.push_back({project, money_.text(multiple)});
}

/// Under EwT its money goes to its supporters' other projects. Under MT it stays and can be moved by later winners.
void Race::go_out(std::uint32_t project, Outcome& outcome) {
    std::erase(in_race_, project);
    out_.push_back(project);
    outcome.verdicts[project].money_at_turn = money_.rounded_support(project);
    if (options_.transfer == Transfer::elimination) money_.move_away_from(project);
}

void Race::drop_unaffordable(Outcome& outcome) {
    const auto candidates = in_race_;
    for (const auto p : candidates) {
        if (!money_.has_support(p) || money_.compare_owned(p, election_.projects[p].cost) < 0) go_out(p, outcome);
    }
}

/// What fits is taken, so that no money is left that any project could use.
void Race::fill(Outcome& outcome) {
    const bool is_minimal = options_.transfer == Transfer::minimal;
    for (auto rest = out_; !rest.empty();) {
        const auto project = is_minimal ? first_of(best_of(rest), outcome) : rest.back();
        std::erase(rest, project);
        Verdict& verdict = outcome.verdicts[project];
        if (is_minimal) verdict.money_at_turn = money_.rounded_support(project);
        const auto cost = election_.projects[project].cost;
        verdict.reason = cost > election_.budget ? Reason::too_expensive : Reason::no_room;
        if (outcome.total_cost + cost > election_.budget) continue;
        outcome.winners.push_back(project);
        outcome.total_cost += cost;
        verdict.reason = Reason::won_by_fill;
        verdict.place = std::uint32_t(outcome.winners.size());
    }
}

Outcome Race::run() {
    Outcome outcome;
    outcome.verdicts.resize(election_.projects.size());
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        outcome.verdicts[p].votes = given_.votes[p];
        outcome.verdicts[p].score = given_.weight[p];
    }
    while (!in_race_.empty()) {
        if (const auto projects = covered(); !projects.empty()) {
            win(first_of(best_of(projects), outcome), outcome);
        } else if (options_.transfer == Transfer::elimination) {
            go_out(first_of(worst_of(in_race_), outcome), outcome);
        } else {
            drop_unaffordable(outcome);
            if (!in_race_.empty()) win(first_of(best_of(in_race_), outcome), outcome);
        }
    }
    fill(outcome);
    return outcome;
}

}  // namespace

Outcome cstv(const Election& election, const CstvOptions& options, const TieBreak& ties) {
    return with_enough_bits([&](unsigned bits) { return Race(election, options, ties, bits).run(); });
}

std::string_view name_of(Transfer transfer) { return transfer == Transfer::minimal ? "minimal" : "elimination"; }

std::string_view name_of(CstvOrder order) {
    switch (order) {
        case CstvOrder::ratio: return "ratio";
        case CstvOrder::excess: return "excess";
        case CstvOrder::support: return "support";
    }
    CHECK(false);
    return "";
}

}  // namespace allting::allocation
