// A project's load with the winners never falls as winners are added, so a load of before is a lower bound and most
// candidates need not be looked at in a round.
#include "algorithms/allocation/maximin_support.hpp"

#include <algorithm>

#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/shared_load.hpp"

namespace allting::allocation {
namespace {

class MaximinSupport {
public:
    MaximinSupport(const Election& election, const MaximinSupportOptions& options, const TieBreak& ties)
        : election_(election), options_(options), ties_(ties),
          support_(gather_support(election, Satisfaction::cardinality)), class_of_(election.group_count(), 0) {}
    Outcome run();

private:
    /// Voters who mark the same winners. Class 0 marks none.
    struct VoterClass {
        std::vector<std::uint32_t> marks;  // places of winners, from 0
        std::int64_t voters = 0;
    };
    struct Candidate {
        std::uint32_t project;
        Load load;  // a lower bound
    };

    void start(Outcome& outcome);
    std::vector<Candidate> lightest();
    Load load_with(std::uint32_t project, const Load& from, const Load* enough);
    void take(const Candidate& candidate, Outcome& outcome);
    void split_classes(std::uint32_t project, std::uint32_t place);
    void drop_misfits(Outcome& outcome);

    const Election& election_;
    const MaximinSupportOptions& options_;
    const TieBreak& ties_;
    Support support_;
    std::vector<VoterClass> classes_ = {{}};
    std::vector<std::uint32_t> class_of_;  // per ballot group
    std::vector<std::uint32_t> supported_winners_;
    Load load_ = {0, 1};                   // of the winners so far
    std::vector<Candidate> open_;          // with votes
    std::vector<std::uint32_t> unmarked_;  // without; their load is infinite
    LoadSharing sharing_;
};

void MaximinSupport::start(Outcome& outcome) {
    outcome.verdicts.resize(election_.projects.size());
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        const auto cost = election_.projects[p].cost;
        const bool can_fit = cost <= election_.budget;
        outcome.verdicts[p].votes = outcome.verdicts[p].score = support_.votes[p];
        outcome.verdicts[p].reason = can_fit ? Reason::no_room : Reason::too_expensive;
        if (!can_fit) continue;
        if (support_.votes[p] > 0) open_.push_back({p, {cost, support_.votes[p]}});
        else unmarked_.push_back(p);
    }
    std::sort(unmarked_.begin(), unmarked_.end(), [&](auto a, auto b) { return ties_.prefers(a, b); });
}

/// λ of the winners and the project, or a load above `enough` that it surely reaches.
Load MaximinSupport::load_with(std::uint32_t project, const Load& from, const Load* enough) {
    std::vector<std::int64_t> with(classes_.size(), 0);
    for (const Supporter& supporter : support_.of(project)) {
        with[class_of_[supporter.group]] += election_.multiplicity[supporter.group];
    }
    sharing_.clear();
    for (const auto winner : supported_winners_) sharing_.add_project(election_.projects[winner].cost);
    sharing_.add_project(election_.projects[project].cost);
    std::vector<std::uint32_t> marks;
    for (std::size_t number = 0; number < classes_.size(); ++number) {
        const auto& voter_class = classes_[number];
        const auto without = number == 0 ? 0 : voter_class.voters - with[number];
        if (without > 0) sharing_.add_voters(voter_class.marks, without);
        if (with[number] == 0) continue;
        marks = voter_class.marks;
        marks.push_back(std::uint32_t(supported_winners_.size()));
        sharing_.add_voters(marks, with[number]);
    }
    return sharing_.heaviest(compare(from, load_) > 0 ? from : load_, enough);
}

/// The candidates with the smallest load, in the order of the tie rule. Lower bounds tell which to look at.
std::vector<MaximinSupport::Candidate> MaximinSupport::lightest() {
    std::sort(open_.begin(), open_.end(), [](const auto& a, const auto& b) { return compare(a.load, b.load) < 0; });
    std::vector<Candidate> best;
    for (Candidate& candidate : open_) {
        if (!best.empty() && compare(candidate.load, best.front().load) > 0) break;
        candidate.load = load_with(candidate.project, candidate.load, best.empty() ? nullptr : &best.front().load);
        const int difference = best.empty() ? -1 : compare(candidate.load, best.front().load);
        if (difference < 0) best.clear();
        if (difference <= 0) best.push_back(candidate);
    }
    std::sort(best.begin(), best.end(), [&](const auto& a, const auto& b) { return ties_.prefers(a.project, b.project); });
    return best;
}

void MaximinSupport::split_classes(std::uint32_t project, std::uint32_t place) {
    std::vector<std::uint32_t> after(classes_.size(), 0);
    for (const Supporter& supporter : support_.of(project)) {
        const auto voters = election_.multiplicity[supporter.group];
        auto& voter_class = class_of_[supporter.group];
        if (after[voter_class] == 0) {
            after[voter_class] = std::uint32_t(classes_.size());
            auto marks = classes_[voter_class].marks;
            marks.push_back(place);
            classes_.push_back({std::move(marks), 0});
        }
        if (voter_class != 0) classes_[voter_class].voters -= voters;
        voter_class = after[voter_class];
        classes_[voter_class].voters += voters;
    }
}

void MaximinSupport::take(const Candidate& candidate, Outcome& outcome) {
    const auto project = candidate.project;
    Verdict& verdict = outcome.verdicts[project];
    verdict.reason = Reason::won;
    verdict.money_at_turn = election_.budget - outcome.total_cost;
    if (support_.votes[project] > 0) {
        load_ = candidate.load;
        split_classes(project, std::uint32_t(supported_winners_.size()));
        supported_winners_.push_back(project);
        __extension__ using Wide = __int128;
        const Wide scale = Wide(load_.voters) * election_.money_scale;
        verdict.price_exact = text_of(load_);
        verdict.price_hundredths = std::int64_t((Wide(load_.cost) * 200 + scale) / (scale * 2));
    }
    outcome.winners.push_back(project);
    verdict.place = std::uint32_t(outcome.winners.size());
    outcome.total_cost += election_.projects[project].cost;
    if (options_.with_proof) outcome.rounds.push_back({project, verdict.price_exact});
    std::erase_if(open_, [&](const Candidate& one) { return one.project == project; });
    std::erase(unmarked_, project);
}

void MaximinSupport::drop_misfits(Outcome& outcome) {
    const auto left = election_.budget - outcome.total_cost;
    const auto is_misfit = [&](std::uint32_t project) {
        if (election_.projects[project].cost <= left) return false;
        outcome.verdicts[project].money_at_turn = left;
        return true;
    };
    std::erase_if(open_, [&](const Candidate& one) { return is_misfit(one.project); });
    std::erase_if(unmarked_, is_misfit);
}

Outcome MaximinSupport::run() {
    Outcome outcome;
    start(outcome);
    while (!open_.empty() || !unmarked_.empty()) {
        auto equals = lightest();
        if (open_.empty()) {
            for (const auto project : unmarked_) equals.push_back({project, {}});
        }
        if (equals.size() > 1) {
            Tie& tie = outcome.ties.emplace_back();
            for (const auto& candidate : equals) tie.projects.push_back(candidate.project);
        }
        take(equals.front(), outcome);
        drop_misfits(outcome);
    }
    return outcome;
}

}  // namespace

Outcome maximin_support(const Election& election, const MaximinSupportOptions& options, const TieBreak& ties) {
    return MaximinSupport(election, options, ties).run();
}

}  // namespace allting::allocation
