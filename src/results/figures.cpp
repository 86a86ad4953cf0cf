#include "results/figures.hpp"

#include <algorithm>
#include <map>

#include "algorithms/allocation/accounts.hpp"
#include "algorithms/allocation/bootstrap.hpp"
#include "algorithms/allocation/completed_measures.hpp"
#include "algorithms/allocation/fairness.hpp"
#include "algorithms/allocation/measures.hpp"

namespace allting::results {
namespace {

using allocation::Completion;
using allocation::Election;
using allocation::Outcome;
using allocation::Rule;

constexpr std::uint64_t bootstrap_seed = 1;       // the same figures on every machine
constexpr std::size_t marks_of_small = 60'000;    // up to here every rule takes at most seconds
constexpr std::size_t places_most = 40;           // more of them say nothing side by side, nor does one a project

Money money_of(const allocation::Amount& amount) { return {amount.hundredths}; }

bool is_slow(Rule rule) {
    constexpr std::string_view slow[] = {"max-welfare", "maximin-support", "cstv", "bos-equal-shares"};
    return std::ranges::find(slow, allocation::name_of(rule)) != std::end(slow);
}

RuleFigures rule_figures_of(const PotElection& pot, const allocation::CountOptions& options, const Outcome& outcome,
                            const allocation::Fairness& fairness) {
    RuleFigures figures{.rule = std::string(allocation::name_of(options.rule)),
                        .satisfaction = std::string(allocation::name_of(options.satisfaction)),
                        .completion = std::string(allocation::name_of(options.completion)),
                        .winners = {},
                        .spent = {outcome.total_cost}};
    for (const auto winner : outcome.winners) figures.winners.push_back(pot.projects[winner]);
    figures.without_any = fairness.excluded;
    figures.winners_backed = fairness.winners_backed.thousandths;
    figures.gini = fairness.gini.thousandths;
    figures.owed_groups = std::int64_t(fairness.owed_by_cost.size());
    return figures;
}

void put_fairness(PotFigures& figures, const PotElection& pot, const allocation::Fairness& fairness) {
    figures.voters = fairness.voters;
    figures.blank = fairness.blank;
    figures.without_any = fairness.excluded;
    figures.winners_backed = fairness.winners_backed.thousandths;
    figures.cost_backed = money_of(fairness.cost_backed);
    figures.gini = fairness.gini.thousandths;
    figures.share_bins = fairness.share_bins;
    figures.reach_fair_share = fairness.reach_fair_share;
    figures.fair_share_covered = fairness.fair_share_covered.thousandths;
    figures.owed_groups = std::int64_t(fairness.owed_by_cost.size());
    for (const auto& group : fairness.owed_by_cost) {
        if (figures.owed.size() == owed_groups_shown) break;
        figures.owed.push_back({pot.projects[group.project], group.voters, money_of(group.share), {group.best_off}});
    }
}

/// By the text that `label_of` gives each project; projects without one are left out.
template <class LabelOf>
std::vector<LabelFigures> by_label(const FigureInput& input, const Outcome& outcome, LabelOf label_of) {
    std::map<std::string, std::uint32_t> labels;
    std::vector<std::string> label_of_project;
    for (const ProjectId id : input.pot.projects) {
        const auto project = std::ranges::find(input.projects, id, &proposals::Project::id);
        CHECK(project != input.projects.end());
        label_of_project.emplace_back(label_of(*project));
        if (!label_of_project.back().empty()) labels.emplace(label_of_project.back(), 0);
    }
    std::uint32_t number = 0;
    for (auto& [label, at] : labels) at = number++;
    std::vector<std::vector<std::uint32_t>> labels_of(input.pot.projects.size());
    for (std::size_t p = 0; p < labels_of.size(); ++p) {
        if (!label_of_project[p].empty()) labels_of[p] = {labels.at(label_of_project[p])};
    }
    const auto shares = allocation::spending_by_label(input.pot.election, outcome.winners, labels_of, labels.size());
    std::vector<LabelFigures> figures;
    for (const auto& [label, at] : labels) {
        const auto& share = shares[at];
        figures.push_back({label, share.projects, share.winners, money_of(share.spent), share.of_spending.thousandths, share.of_score.thousandths});
    }
    std::ranges::stable_sort(figures, std::ranges::greater{}, [](const LabelFigures& each) { return std::pair(each.spent, each.of_votes); });
    return figures;
}

void put_account(ProjectFigures& figures, const PotElection& pot, const allocation::Account& account) {
    figures.full_payers = account.full_payers;
    figures.last_payers = account.last_payers;
    figures.full_paid = {account.full_paid};
    figures.last_paid = {account.last_paid};
    figures.left = {account.left};
    SpentOn others;
    for (const auto& outlay : account.spent_on) {
        if (figures.spent_on.size() < spendings_shown) figures.spent_on.push_back({pot.projects[outlay.winner], outlay.voters, {outlay.amount}});
        else others.amount += Money{outlay.amount};
    }
    if (others.amount.ore > 0) figures.spent_on.push_back(others);
}

/// By how much each loser lost by the rule alone, where a completion takes nothing from its winners; for greedy the count
/// itself says it.
void put_plain_measures(PotFigures& figures, const Election& election, const allocation::CountOptions& options, const Outcome& outcome) {
    auto plain = options;
    plain.completion = Completion::none;
    const auto measures = allocation::measures(election, plain, {.counts_max = 0});
    for (std::size_t p = 0; p < measures.size(); ++p) {
        if (outcome.verdicts[p].place > 0) continue;
        ProjectFigures& project = figures.projects[p];
        if (measures[p].winning_cost) project.winning_cost = {*measures[p].winning_cost};
        project.voters_missing = measures[p].approvals_missing.value_or(-1);
    }
}

/// What only counting again can tell: fewer counts for each loser where one count takes long.
void put_completed_measures(PotFigures& figures, const FigureInput& input, const allocation::CountOptions& options, const Outcome& outcome) {
    const Election& election = input.pot.election;
    const auto marks = election.marks.size();
    const std::int64_t counts_max = keeps_winners(options.completion) ? 0 : marks < marks_of_small / 10 ? 40 : marks < marks_of_small ? 20 : 6;
    const auto measures = allocation::completed_measures(election, options, outcome, {.counts_max = counts_max, .goes_on = input.goes_on});
    for (std::size_t p = 0; p < measures.size(); ++p) {
        ProjectFigures& project = figures.projects[p];
        project.support_percent = measures[p].support_percent.value_or(-1);
        if (measures[p].winning_cost) project.winning_cost = {*measures[p].winning_cost};
        project.new_voters_missing = measures[p].voters_missing.value_or(-1);
    }
}

void put_measures(PotFigures& figures, const FigureInput& input, const allocation::CountOptions& options, const Outcome& outcome) {
    const bool by_shares = options.rule == Rule::equal_shares;
    if (options.rule == Rule::phragmen || (by_shares && keeps_winners(options.completion))) put_plain_measures(figures, input.pot.election, options, outcome);
    if (by_shares) put_completed_measures(figures, input, options, outcome);
}

/// Rounded down to whole öre.
void put_shares(PotFigures& figures, const Election& election, const Outcome& outcome) {
    if (outcome.endowment_exact.empty() || election.ballot_count == 0) return;
    figures.share = {election.budget / election.ballot_count};
    figures.grown_share = {allocation::share_of(outcome)};
    if (!outcome.comparison) return;
    figures.prefer_shares = outcome.comparison->prefer_shares;
    figures.prefer_greedy = outcome.comparison->prefer_greedy;
}

Result<void> put_samples(PotFigures& figures, const FigureInput& input, const allocation::CountOptions& options) {
    const Election& election = input.pot.election;
    TRY(const auto samples, allocation::bootstrap(election, {.count = options,
                                                             .resamples = resamples_of(input.allocation, election.marks.size()),
                                                             .seed = bootstrap_seed,
                                                             .progress = [&](std::int64_t) { return input.goes_on(); }}));
    figures.samples = samples.resamples;
    figures.samples_same = samples.same_winners;
    for (std::size_t p = 0; p < figures.projects.size(); ++p) figures.projects[p].samples_won = samples.wins[p];
    return {};
}

}  // namespace

const PotFigures* CountFigures::find_pot(PotId pot) const {
    const auto found = std::ranges::find(pots, pot, &PotFigures::pot);
    return found == pots.end() ? nullptr : &*found;
}

const ProjectFigures* CountFigures::find(ProjectId project) const {
    for (const PotFigures& pot : pots) {
        const auto found = std::ranges::find(pot.projects, project, &ProjectFigures::project);
        if (found != pot.projects.end()) return &*found;
    }
    return nullptr;
}

bool keeps_winners(Completion completion) {
    return completion == Completion::none || completion == Completion::utilitarian || completion == Completion::epsilon;
}

bool is_too_slow(const processes::Allocation& allocation, std::size_t marks) {
    if (allocation.completion == Completion::add_opt) return marks > marks_of_small / 3;
    return is_slow(allocation.rule) && marks > marks_of_small;
}

std::int64_t resamples_of(const processes::Allocation& allocation, std::size_t marks) {
    const bool is_quick = allocation.rule == Rule::greedy || allocation.rule == Rule::greedy_no_skip || allocation.rule == Rule::greedy_custom;
    if (is_quick || marks < marks_of_small / 10) return 1'000;
    if (keeps_winners(allocation.completion) && !is_slow(allocation.rule)) return marks < marks_of_small ? 1'000 : 200;
    return marks < marks_of_small ? 100 : 20;
}

std::vector<processes::Allocation> rules_to_compare(const processes::Allocation& own, processes::BallotKind kind, std::size_t marks) {
    std::vector<processes::Allocation> all{own};
    const auto add = [&](Rule rule) {
        const auto usual = processes::usual_allocation(rule, kind);
        if (rule != own.rule && !is_too_slow(usual, marks)) all.push_back(usual);
    };
    for (const Rule rule : processes::simple_rules()) add(rule);
    for (const Rule rule : processes::more_rules(kind)) add(rule);
    return all;
}

Result<RuleFigures> rule_figures(const PotElection& pot, const allocation::CountOptions& options) {
    TRY(const Outcome outcome, allocation::count(pot.election, options));
    return rule_figures_of(pot, options, outcome, allocation::fairness_of(pot.election, outcome.winners, options.satisfaction));
}

Result<PotFigures> figures_of(const FigureInput& input) {
    const PotElection& pot = input.pot;
    const auto options = processes::count_options_of(input.allocation);
    PotFigures figures{.pot = pot.pot};
    for (const ProjectId project : pot.projects) figures.projects.push_back({.project = project});
    TRY_DO(put_samples(figures, input, options));
    for (const auto& other : rules_to_compare(input.allocation, input.ballot_kind, pot.election.marks.size())) {
        if (!input.goes_on()) return refuse(ErrorKind::conflict, "interrupted", "results.figures.coming");
        auto row = rule_figures(pot, processes::count_options_of(other));
        if (row) figures.rules.push_back(std::move(row.value()));  // a rule that refuses such ballots is left out
    }
    TRY(const Outcome outcome, allocation::count(pot.election, options));
    put_fairness(figures, pot, allocation::fairness_of(pot.election, outcome.winners, options.satisfaction));
    figures.categories = by_label(input, outcome, [](const proposals::Project& project) { return project.category; });
    figures.places = by_label(input, outcome, [](const proposals::Project& project) { return project.place; });
    if (figures.places.size() > places_most || figures.places.size() * 2 > pot.projects.size()) figures.places.clear();
    put_measures(figures, input, options, outcome);
    put_shares(figures, pot.election, outcome);
    if (input.allocation.rule == Rule::equal_shares) {
        const auto accounts = allocation::accounts_of(pot.election, options.satisfaction, outcome);
        for (std::size_t p = 0; p < accounts.size(); ++p) put_account(figures.projects[p], pot, accounts[p]);
    }
    return figures;
}

}  // namespace allting::results
