#include "algorithms/allocation/restrictions.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/allocation/greedy.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

__extension__ using Wide = __int128;  // the product of 64-bit numbers

Error invalid(std::string code, std::string text_key) {
    return refuse(ErrorKind::invalid, std::move(code), std::move(text_key));
}

/// Which projects exclude which.
class Conflicts {
public:
    Conflicts(const Restrictions& restrictions, std::size_t project_count) : lists_(project_count) {
        for (std::uint32_t list = 0; list < restrictions.conflicts.size(); ++list) {
            for (const auto project : restrictions.conflicts[list]) lists_[project].push_back(list);
        }
        for (auto& lists : lists_) lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
    }

    bool exclude(std::uint32_t a, std::uint32_t b) const {
        return std::ranges::any_of(lists_[a], [&](auto list) { return std::ranges::binary_search(lists_[b], list); });
    }

private:
    std::vector<std::vector<std::uint32_t>> lists_;  // per project, ascending
};

class RestrictedCount {
public:
    RestrictedCount(const Election& election, const Restrictions& restrictions, const PartRule& rule,
                    const TieBreak& ties)
        : election_(election), restrictions_(restrictions), rule_(rule), ties_(ties),
          conflicts_(restrictions, election.projects.size()), tally_(tally_marks(election, rule.satisfaction)),
          is_eligible_(election.projects.size(), true) {}

    Outcome count() {
        start_verdicts();
        for (const OwnMoney& floor : restrictions_.floors) count_own(Part::Kind::floor, floor);
        for (const OwnMoney& pot : restrictions_.pots) count_own(Part::Kind::pot, pot);
        Part rest;
        rest.budget = left();
        for (std::uint32_t p = 0; p < election_.projects.size(); ++p) rest.projects.push_back(p);
        count_in(std::move(rest));
        if (restrictions_.partial_next) fund_next_in_part();
        return std::move(outcome_);
    }

private:
    /// Not below 0, though greedy-custom may spend more than there is.
    std::int64_t left() const { return std::max<std::int64_t>(election_.budget - outcome_.total_cost, 0); }

    void start_verdicts() {
        outcome_.verdicts.resize(election_.projects.size());
        const auto scores = scores_of(election_);
        for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
            Verdict& verdict = outcome_.verdicts[p];
            verdict.votes = tally_.votes[p];
            verdict.score = tally_.weight[p];
            const Wide votes_per_cost = Wide(verdict.votes) * restrictions_.votes_per_cost * election_.budget;
            is_eligible_[p] = scores[p] >= restrictions_.minimum_votes &&
                              (restrictions_.votes_per_cost == 0 ||
                               votes_per_cost >= Wide(election_.projects[p].cost) * election_.ballot_count);
            if (!is_eligible_[p]) verdict.reason = Reason::below_threshold;
        }
    }

    void count_own(Part::Kind kind, const OwnMoney& own) {
        Part part{.kind = kind, .name = own.name, .budget = std::min(own.amount, left()), .projects = own.projects,
                  .only_their_voters = true};
        std::ranges::sort(part.projects);
        part.projects.erase(std::unique(part.projects.begin(), part.projects.end()), part.projects.end());
        count_in(std::move(part));
    }

    /// Counts the part, again and again until no winner excludes any that takes part.
    void count_in(Part part) {
        std::erase_if(part.projects, [&](auto p) { return !is_eligible_[p] || outcome_.verdicts[p].place > 0; });
        for (const auto winner : outcome_.winners) take_out(part, rivals_of(winner, part));
        std::vector<Tie> ties_of_conflicts;
        Outcome counted = count_once(part);
        for (std::size_t i = 0; i < counted.winners.size(); ++i) {
            const auto winner = counted.winners[i];
            const auto rivals = rivals_of(winner, part);
            if (rivals.empty()) continue;
            for (const auto rival : rivals) keep_tie(counted, winner, rival, ties_of_conflicts);
            take_out(part, rivals);
            counted = count_once(part);
            i = std::size_t(-1);  // from the start: a completion may now have chosen others
        }
        append(std::move(part), std::move(counted), std::move(ties_of_conflicts));
    }

    Outcome count_once(const Part& part) const {
        const SmallerElection smaller = only_projects(election_, part, rule_.satisfaction);
        Outcome counted = rule_.count(smaller.election, smaller.satisfaction);
        renumber(part, counted);
        return counted;
    }

    std::vector<std::uint32_t> rivals_of(std::uint32_t winner, const Part& part) const {
        std::vector<std::uint32_t> rivals;
        std::ranges::copy_if(part.projects, std::back_inserter(rivals),
                             [&](auto p) { return p != winner && conflicts_.exclude(winner, p); });
        return rivals;
    }

    void take_out(Part& part, const std::vector<std::uint32_t>& rivals) {
        for (const auto rival : rivals) {
            outcome_.verdicts[rival].reason = Reason::conflict;
            std::erase(part.projects, rival);
        }
    }

    /// A tie that decided which of the two excludes the other: one that the rule logged, or, where it ranks by the tally,
    /// the same rank of two that both won.
    void keep_tie(const Outcome& counted, std::uint32_t winner, std::uint32_t rival, std::vector<Tie>& ties) const {
        for (const Tie& tie : counted.ties) {
            const auto holds = [&](auto p) { return std::ranges::find(tie.projects, p) != tie.projects.end(); };
            if (!holds(winner) || !holds(rival)) continue;
            ties.push_back(tie);
            return;
        }
        const bool both_won = std::ranges::find(counted.winners, rival) != counted.winners.end();
        const auto rank = [&](auto p) { return priority_of(election_, tally_, rule_.satisfaction, p); };
        if (both_won && rule_.is_greedy && compare(rank(winner), rank(rival)) == 0)
            ties.push_back({.projects = {winner, rival}, .rule = ties_.rule});
    }

    /// From the part's numbers of projects to the whole election's.
    static void renumber(const Part& part, Outcome& counted) {
        for (auto& winner : counted.winners) winner = part.projects[winner];
        for (Tie& tie : counted.ties) {
            for (auto& project : tie.projects) project = part.projects[project];
        }
        for (Round& round : counted.rounds) round.project = part.projects[round.project];
    }

    void append(Part part, Outcome counted, std::vector<Tie> ties_of_conflicts) {
        const auto places_before = std::uint32_t(outcome_.winners.size());
        for (std::size_t i = 0; i < part.projects.size(); ++i) {
            const auto project = part.projects[i];
            Verdict& verdict = outcome_.verdicts[project] = std::move(counted.verdicts[i]);
            if (verdict.place > 0) verdict.place += places_before;
            if (verdict.reason == Reason::too_expensive && election_.projects[project].cost <= election_.budget) {
                verdict.reason = Reason::no_room;  // the part's money is less than the whole
                verdict.money_at_turn = part.budget;
            }
            if (restrictions_.conflicts.empty()) continue;
            verdict.winning_cost.reset();  // what it would take depends on whom it would then exclude
            verdict.score_missing.reset();
        }
        const auto move_to = [](auto& to, auto& from) { to.insert(to.end(), from.begin(), from.end()); };
        move_to(outcome_.winners, counted.winners);
        move_to(outcome_.ties, ties_of_conflicts);
        move_to(outcome_.ties, counted.ties);
        move_to(outcome_.rounds, counted.rounds);
        outcome_.total_cost += counted.total_cost;
        outcome_.gave_up |= counted.gave_up;
        outcome_.optimum = outcome_.parts.empty() ? counted.optimum : std::nullopt;  // of one count, not of several
        outcome_.endowment_exact = counted.endowment_exact;
        outcome_.comparison = counted.comparison;
        part.endowment_exact = std::move(counted.endowment_exact);
        part.winners_end = std::uint32_t(outcome_.winners.size());
        part.rounds_end = std::uint32_t(outcome_.rounds.size());
        part.ties_end = std::uint32_t(outcome_.ties.size());
        outcome_.parts.push_back(std::move(part));
    }

    bool may_be_next(std::uint32_t project) const {
        const Verdict& verdict = outcome_.verdicts[project];
        return verdict.place == 0 && is_eligible_[project] && verdict.reason != Reason::conflict && verdict.score > 0 &&
               election_.projects[project].cost <= election_.budget && election_.projects[project].cost > left();
    }

    /// The loser that stands first in greedy order gets what is left.
    void fund_next_in_part() {
        if (left() <= 0) return;
        const Ranking ranking = rank_projects(election_, tally_, rule_.satisfaction, ties_);
        const auto& order = ranking.order;
        for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
            to = ranking.equals_end(from);
            std::vector<std::uint32_t> equals;
            std::copy_if(order.begin() + std::ptrdiff_t(from), order.begin() + std::ptrdiff_t(to),
                         std::back_inserter(equals), [&](auto p) { return may_be_next(p); });
            if (equals.empty()) continue;
            outcome_.partial = PartialFunding{equals.front(), left()};
            outcome_.verdicts[equals.front()].reason = Reason::partly_funded;
            outcome_.verdicts[equals.front()].money_at_turn = left();
            if (equals.size() > 1) outcome_.ties.push_back({.projects = std::move(equals), .rule = ties_.rule});
            return;
        }
    }

    const Election& election_;
    const Restrictions& restrictions_;
    const PartRule& rule_;
    const TieBreak& ties_;
    Conflicts conflicts_;
    Tally tally_;
    std::vector<bool> is_eligible_;
    Outcome outcome_;
};

}  // namespace

Result<void> check_restrictions(const Election& election, const Restrictions& restrictions) {
    const auto exist = [&](const std::vector<std::uint32_t>& projects) {
        return std::ranges::all_of(projects, [&](auto p) { return p < election.projects.size(); });
    };
    Wide kept = 0;
    for (const auto* list : {&restrictions.floors, &restrictions.pots}) {
        for (const OwnMoney& own : *list) {
            if (own.amount < 0) return invalid("amount_negative", "allocation.amount_negative");
            if (!exist(own.projects)) return invalid("project_unknown", "allocation.project_unknown");
            kept += own.amount;
        }
    }
    if (kept > election.budget) return invalid("pots_exceed_budget", "allocation.pots_exceed_budget");
    if (!std::ranges::all_of(restrictions.conflicts, exist))
        return invalid("project_unknown", "allocation.project_unknown");
    return {};
}

SmallerElection only_projects(const Election& election, const Part& part, Satisfaction satisfaction) {
    constexpr auto absent = UINT32_MAX;
    SmallerElection smaller{.election = without_ballots(election), .satisfaction = satisfaction};
    Election& chosen = smaller.election;
    chosen.budget = part.budget;
    chosen.projects.clear();
    std::vector<std::uint32_t> numbers(election.projects.size(), absent);
    for (const auto project : part.projects) {
        numbers[project] = std::uint32_t(chosen.projects.size());
        chosen.projects.push_back(election.projects[project]);
    }
    const bool reads_ranks = election.ballot_type == BallotType::ordinal &&
                             (satisfaction == Satisfaction::borda || satisfaction == Satisfaction::score);
    if (reads_ranks) {
        chosen.ballot_type = BallotType::scoring;
        if (satisfaction == Satisfaction::borda) smaller.satisfaction = Satisfaction::points;
    }
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto marks = election.marks_of(group);
        for (std::size_t place = 0; place < marks.size(); ++place) {
            if (numbers[marks[place].project] == absent) continue;
            const auto points = reads_ranks ? weight_of(election, satisfaction, marks[place], place, marks.size())
                                            : marks[place].points;
            chosen.marks.push_back({numbers[marks[place].project], points});
        }
        if (part.only_their_voters && chosen.marks.size() == chosen.mark_starts.back()) continue;
        if (reads_ranks) {
            std::sort(chosen.marks.begin() + chosen.mark_starts.back(), chosen.marks.end(),
                      [](const Mark& a, const Mark& b) { return a.project < b.project; });
        }
        chosen.mark_starts.push_back(std::uint32_t(chosen.marks.size()));
        chosen.multiplicity.push_back(election.multiplicity[group]);
        chosen.ballot_count += election.multiplicity[group];
    }
    if (!part.only_their_voters) chosen.ballot_count = election.ballot_count;
    return smaller;
}

Outcome count_restricted(const Election& election, const Restrictions& restrictions, const PartRule& rule,
                         const TieBreak& ties) {
    return RestrictedCount(election, restrictions, rule, ties).count();
}

}  // namespace allting::allocation
