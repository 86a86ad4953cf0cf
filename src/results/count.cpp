#include "results/count.hpp"

#include <algorithm>

#include "algorithms/allocation/count.hpp"
#include "core/check.hpp"

namespace allting::results {
namespace {

using allocation::Election;
using allocation::Outcome;
using allocation::Verdict;
using processes::BallotKind;

constexpr std::int64_t ore_in_krona = 100;

allocation::BallotType ballot_type_of(BallotKind kind) {
    return kind == BallotKind::points ? allocation::BallotType::cumulative : allocation::BallotType::approval;
}

Explanation explanation_of(const Verdict& verdict) {
    Explanation why{.reason = verdict.reason, .money_at_turn = {verdict.money_at_turn}};
    if (verdict.winning_cost) why.winning_cost = Money{*verdict.winning_cost};
    why.score_missing = verdict.score_missing;
    why.price = {verdict.price_hundredths};
    why.price_exact = verdict.price_exact;
    return why;
}

/// Winners in order of selection, then the others: highest score, most votes, smallest code.
std::vector<std::uint32_t> ranked(const Election& election, const Outcome& outcome) {
    std::vector<std::uint32_t> order = outcome.winners;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        if (outcome.verdicts[p].place == 0) order.push_back(p);
    }
    std::sort(order.begin() + std::ptrdiff_t(outcome.winners.size()), order.end(), [&](auto a, auto b) {
        const Verdict &left = outcome.verdicts[a], &right = outcome.verdicts[b];
        if (left.score != right.score) return left.score > right.score;
        if (left.votes != right.votes) return left.votes > right.votes;
        return election.projects[a].id < election.projects[b].id;
    });
    return order;
}

Result<void> add_pot(Count& count, const PotElection& pot) {
    TRY(const Outcome outcome, allocation::count(pot.election, processes::count_options_of(count.allocation)));
    count.pots.push_back({pot.pot, pot.election.ballot_count, {outcome.total_cost}});
    std::int64_t rank = 0;
    for (const auto p : ranked(pot.election, outcome)) {
        const Verdict& verdict = outcome.verdicts[p];
        count.projects.push_back({.project = pot.projects[p],
                                  .pot = pot.pot,
                                  .votes = verdict.votes,
                                  .score = verdict.score,
                                  .rank = ++rank,
                                  .won = verdict.place > 0,
                                  .why = explanation_of(verdict)});
    }
    for (const auto& tie : outcome.ties) {
        auto& equals = count.ties.emplace_back();
        for (const auto p : tie.projects) equals.push_back(pot.projects[p]);
    }
    return {};
}

}  // namespace

const ProjectCount* Count::find(ProjectId project) const {
    const auto found = std::ranges::find(projects, project, &ProjectCount::project);
    return found == projects.end() ? nullptr : &*found;
}

const PotCount* Count::find_pot(PotId pot) const {
    const auto found = std::ranges::find(pots, pot, &PotCount::pot);
    return found == pots.end() ? nullptr : &*found;
}

bool Count::agrees_with(const Count& other) const {
    return allocation == other.allocation && input_hash == other.input_hash &&
           ballots_count == other.ballots_count && blank_count == other.blank_count && pots == other.pots &&
           projects == other.projects && ties == other.ties;
}

BallotSorter::BallotSorter(const processes::Process& process, std::span<const proposals::Project> projects) {
    for (const processes::Pot& pot : process.pots) {
        auto& sorted = pots_.emplace_back(PotElection{.pot = pot.id, .projects = {}, .election = {}});
        sorted.election.ballot_type = ballot_type_of(process.ballot_kind);
        sorted.election.budget = pot.amount.ore;
        sorted.election.money_scale = ore_in_krona;
        for (const proposals::Project& project : projects) {
            if (project.pot != pot.id) continue;
            place_of_[project.id.value] = {pots_.size() - 1, std::uint32_t(sorted.projects.size())};
            sorted.projects.push_back(project.id);
            sorted.election.projects.push_back({project.code, project.title, project.cost.ore});
        }
        groupers_.emplace_back(sorted.election);
    }
    marks_.resize(pots_.size());
}

void BallotSorter::add(const ballots::Marks& marks) {
    for (auto& of_pot : marks_) of_pot.clear();
    for (const ballots::Mark& mark : marks) {
        const auto place = place_of_.find(mark.project.value);
        CHECK(place != place_of_.end());
        marks_[place->second.pot].push_back({place->second.project, std::int32_t(mark.points)});
    }
    ++ballots_count_;
    if (marks.empty()) ++blank_count_;
    for (std::size_t pot = 0; pot < marks_.size(); ++pot) {
        if (!marks_[pot].empty() || marks_.size() == 1) groupers_[pot].add(marks_[pot]);
    }
}

std::vector<PotElection> BallotSorter::take() {
    for (std::size_t pot = 0; pot < pots_.size(); ++pot) pots_[pot].election = groupers_[pot].take();
    return std::move(pots_);
}

Result<Count> count_elections(const processes::Process& process, std::span<const PotElection> elections) {
    Count count;
    count.process = process.id;
    count.allocation = process.allocation;
    for (const PotElection& pot : elections) TRY_DO(add_pot(count, pot));
    return count;
}

std::string canonical_text(std::span<const PotElection> elections) {
    std::string text;
    for (const PotElection& pot : elections) {
        text += "pot " + std::to_string(pot.pot.value) + '\n' + allocation::canonical_text(pot.election);
    }
    return text;
}

}  // namespace allting::results
