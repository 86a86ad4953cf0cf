#include "algorithms/allocation/majority_judgment.hpp"

#include <algorithm>
#include <span>

#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {
namespace {

/// So many voters, one after the other, who give the same grade.
struct Run {
    std::int64_t grade = 0;
    std::int64_t voters = 0;
    friend bool operator==(const Run&, const Run&) = default;
};

/// A project's grades from the middle outwards: downwards from the lower middle, and upwards from above it. Taking the
/// middle one away again and again reads them by turns, a lower one first: where n is odd, two lower ones.
struct Judgment {
    std::vector<Run> below, above;

    std::int64_t majority_grade() const { return below.empty() ? 0 : below.front().grade; }
    bool is_wanted() const { return (above.empty() ? majority_grade() : above.back().grade) > 0; }
};

/// Where two lists of runs first differ: after how many voters, and which is better there (−1, 0, 1).
struct Difference {
    std::int64_t after = INT64_MAX / 2;
    int sign = 0;
};

Difference first_difference(std::span<const Run> a, std::span<const Run> b) {
    std::int64_t after = 0, left_a = 0, left_b = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].grade != b[j].grade) return {after, a[i].grade < b[j].grade ? -1 : 1};
        if (left_a == 0) left_a = a[i].voters;
        if (left_b == 0) left_b = b[j].voters;
        const auto both = std::min(left_a, left_b);
        after += both;
        if ((left_a -= both) == 0) ++i;
        if ((left_b -= both) == 0) ++j;
    }
    return {};
}

int compare(const Judgment& a, const Judgment& b, std::int64_t ballot_count) {
    const auto below = first_difference(a.below, b.below), above = first_difference(a.above, b.above);
    return below.after <= above.after + ballot_count % 2 ? below.sign : above.sign;
}

/// Per project its grades, the lowest first, those of the unmarked among them.
std::vector<std::vector<Run>> grades_of(const Election& election) {
    std::vector<std::vector<Run>> grades(election.projects.size());
    std::vector<std::int64_t> unmarked(election.projects.size(), election.ballot_count);
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto marks = election.marks_of(group);
        const std::int64_t voters = election.multiplicity[group];
        for (std::size_t place = 0; place < marks.size(); ++place) {
            const auto project = marks[place].project;
            unmarked[project] -= voters;
            const auto grade = weight_of(election, Satisfaction::score, marks[place], place, marks.size());
            auto& runs = grades[project];
            if (!runs.empty() && runs.back().grade == grade) runs.back().voters += voters;
            else runs.push_back({grade, voters});
        }
    }
    for (std::size_t p = 0; p < grades.size(); ++p) {
        if (unmarked[p] > 0) grades[p].push_back({0, unmarked[p]});
        std::ranges::sort(grades[p], {}, &Run::grade);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < grades[p].size(); ++i) {
            const Run run = grades[p][i];
            if (kept > 0 && grades[p][kept - 1].grade == run.grade) grades[p][kept - 1].voters += run.voters;
            else grades[p][kept++] = run;
        }
        grades[p].resize(kept);
    }
    return grades;
}

/// Cuts the grades at the middle: (n + 1) / 2 voters, rounded down, stand below, the lower middle one being the last of them.
Judgment judgment_of(const std::vector<Run>& grades, std::int64_t ballot_count) {
    Judgment judgment;
    std::int64_t room = (ballot_count + 1) / 2;
    for (const Run& run : grades) {
        const auto voters = std::min(room, run.voters);
        if (voters > 0) judgment.below.push_back({run.grade, voters});
        if (run.voters > voters) judgment.above.push_back({run.grade, run.voters - voters});
        room -= voters;
    }
    std::ranges::reverse(judgment.below);
    return judgment;
}

/// Those that somebody wants, the best first; equals get the same priority.
Ranking ranking_of(const std::vector<Judgment>& judgments, std::int64_t ballot_count, const TieBreak& ties) {
    Ranking ranking;
    ranking.priorities.resize(judgments.size());
    for (std::uint32_t p = 0; p < judgments.size(); ++p) {
        if (judgments[p].is_wanted()) ranking.order.push_back(p);
    }
    std::sort(ranking.order.begin(), ranking.order.end(), [&](auto a, auto b) {
        const int difference = compare(judgments[a], judgments[b], ballot_count);
        return difference != 0 ? difference > 0 : ties.prefers(a, b);
    });
    for (std::size_t i = 0; i < ranking.order.size(); ++i) {
        const auto project = ranking.order[i], last = ranking.order[i > 0 ? i - 1 : 0];
        const bool stands_behind = i > 0 && compare(judgments[last], judgments[project], ballot_count) != 0;
        ranking.priorities[project].score = ranking.priorities[last].score - (stands_behind ? 1 : 0);
    }
    return ranking;
}

}  // namespace

Outcome majority_judgment(const Election& election, const MajorityJudgmentOptions& options, const TieBreak& ties) {
    const Tally tally = tally_marks(election, Satisfaction::score);
    const auto grades = grades_of(election);
    std::vector<Judgment> judgments;
    Outcome outcome;
    outcome.verdicts.resize(election.projects.size());
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        judgments.push_back(judgment_of(grades[p], election.ballot_count));
        Verdict& verdict = outcome.verdicts[p];
        verdict.votes = tally.votes[p];
        verdict.score = tally.weight[p];
        verdict.reason = election.projects[p].cost > election.budget ? Reason::too_expensive : Reason::not_wanted;
        verdict.majority_grade = judgments[p].majority_grade();
    }
    take_in_order(election, ranking_of(judgments, election.ballot_count, ties), outcome);
    if (!options.with_proof) return outcome;
    for (const auto winner : outcome.winners) {
        outcome.rounds.push_back({winner, std::to_string(judgments[winner].majority_grade())});
    }
    return outcome;
}

}  // namespace allting::allocation
