#include "tests/same_bytes/outcome_text.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <vector>

#include "algorithms/allocation/count.hpp"

namespace allting::same_bytes {
namespace {

using namespace allocation;

constexpr Satisfaction satisfactions[] = {Satisfaction::cardinality, Satisfaction::effort, Satisfaction::points,
                                          Satisfaction::borda, Satisfaction::score};

/// What a count is asked, and how that is told apart in the text.
struct Asked {
    std::string heading;
    CountOptions options;
};

std::vector<std::uint32_t> projects_by_id(const Election& election) {
    std::vector<std::uint32_t> order(election.projects.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return election.projects[a].id < election.projects[b].id; });
    return order;
}

/// A condition of every kind: a pot for every third project, two projects that exclude each other, part of the next.
Restrictions restrictions_of(const Election& election) {
    const auto by_id = projects_by_id(election);
    OwnMoney pot{.name = "a third", .amount = election.budget / 3};
    for (std::size_t i = 0; i < by_id.size(); i += 3) pot.projects.push_back(by_id[i]);
    std::sort(pot.projects.begin(), pot.projects.end());
    Restrictions all{.minimum_votes = 1, .votes_per_cost = 30, .pots = {pot}, .partial_next = true};
    if (by_id.size() > 1) all.conflicts = {{by_id.front(), by_id.back()}};
    return all;
}

/// The plain rule, and the rule with one parameter at a time otherwise.
std::vector<Asked> all_asked(Rule rule, const Election& election) {
    const Asked plain{"= " + std::string(name_of(rule)), {.rule = rule, .lot_seed = "same bytes", .threshold = 2, .with_proof = true}};
    std::vector<Asked> all{plain};
    const auto with = [&](std::string_view name, auto change) {
        all.push_back(plain);
        (all.back().heading += ' ') += name;
        change(all.back().options);
    };
    for (const auto value : satisfactions) with(name_of(value), [&](auto& options) { options.satisfaction = value; });
    for (const auto value : all_tie_rules().subspan(1)) with(name_of(value), [&](auto& options) { options.ties = value; });
    for (const auto value : all_completions().subspan(1)) with(name_of(value), [&](auto& options) { options.completion = value; });
    with("restricted", [&](auto& options) { options.restrictions = restrictions_of(election); });
    if (rule == Rule::phragmen) with("skip", [](auto& options) { options.at_misfit = AtMisfit::skip; });
    if (rule == Rule::cstv) {
        with("elimination", [](auto& options) { options.transfer = Transfer::elimination; });
        for (const auto order : {CstvOrder::excess, CstvOrder::support}) {
            with(name_of(order), [&](auto& options) { options.cstv_order = order; });
        }
    }
    if (rule == Rule::equal_shares) {
        for (const auto first : {FirstShare::whole_units, FirstShare::exact_then_whole}) {
            with("add1 " + std::string(name_of(first)), [&](auto& options) {
                options.completion = Completion::add1;
                options.raise = {.first = first, .exhaustive_over = ExhaustiveOver::all, .stays_where_all_affordable = true};
            });
        }
        with("add1 cardinality", [](auto& options) {
            options.completion = Completion::add1;
            options.satisfaction = Satisfaction::cardinality;
        });
    }
    return all;
}

std::string text_of(const Verdict& verdict) {
    const auto maybe = [](const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "-"; };
    std::string text(name_of(verdict.reason));
    for (const auto number : {verdict.votes, verdict.score, std::int64_t(verdict.place), verdict.money_at_turn}) {
        (text += ' ') += std::to_string(number);
    }
    ((text += ' ') += maybe(verdict.winning_cost) + ' ') += maybe(verdict.score_missing);
    return text + ' ' + verdict.price_exact + ' ' + std::to_string(verdict.price_hundredths);
}

std::string text_of(const Election& election, const Outcome& outcome) {
    std::string text;
    const auto id = [&](std::uint32_t project) { return election.projects[project].id; };
    const auto list = [&](std::string_view word, const std::vector<std::uint32_t>& projects) {
        text += word;
        for (const auto project : projects) (text += ' ') += id(project);
        text += '\n';
    };
    list("winners", outcome.winners);
    text += "cost " + std::to_string(outcome.total_cost) + " endowment " + outcome.endowment_exact + '\n';
    for (const Tie& tie : outcome.ties) list("tie " + std::string(name_of(tie.rule)), tie.projects);
    for (const Round& round : outcome.rounds) text += "round " + id(round.project) + ' ' + round.price + '\n';
    for (const Part& part : outcome.parts) {
        text += "part " + part.name + ' ' + std::to_string(part.budget) + ' ' + part.endowment_exact;
        for (const auto end : {part.winners_end, part.rounds_end, part.ties_end}) text += ' ' + std::to_string(end);
        text += '\n';
    }
    if (outcome.partial) text += "partial " + id(outcome.partial->project) + ' ' + std::to_string(outcome.partial->amount) + '\n';
    if (outcome.comparison) {
        text += "preferred by " + std::to_string(outcome.comparison->prefer_shares) + " and " +
                std::to_string(outcome.comparison->prefer_greedy) + '\n';
    }
    for (const auto project : projects_by_id(election)) text += id(project) + ' ' + text_of(outcome.verdicts[project]) + '\n';
    return text;
}

}  // namespace

std::string outcomes_text(const Election& election) {
    std::string text = canonical_text(election);
    for (const Rule rule : all_rules()) {
        for (const auto& [heading, options] : all_asked(rule, election)) {
            (text += heading) += '\n';
            const auto outcome = count(election, options);
            if (outcome.ok()) {
                text += text_of(election, outcome.value());
                continue;
            }
            text += "refused " + outcome.error().code;
            for (const auto& [name, value] : outcome.error().arguments) text += ' ' + name + ' ' + value;
            text += '\n';
        }
    }
    return text;
}

}  // namespace allting::same_bytes
