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
constexpr Completion completions[] = {Completion::utilitarian, Completion::add_opt};

/// The plain rule, and the rule with one parameter at a time otherwise.
std::vector<CountOptions> options_of(Rule rule) {
    const CountOptions plain{.rule = rule, .lot_seed = "same bytes", .threshold = 2, .with_proof = true};
    std::vector<CountOptions> all{plain};
    const auto with = [&](auto change) {
        all.push_back(plain);
        change(all.back());
    };
    for (const auto value : satisfactions) with([&](CountOptions& options) { options.satisfaction = value; });
    for (const auto value : completions) with([&](CountOptions& options) { options.completion = value; });
    for (const auto value : all_tie_rules().subspan(1)) with([&](CountOptions& options) { options.ties = value; });
    with([](CountOptions& options) { options.at_misfit = AtMisfit::skip; });
    return all;
}

std::string heading(const CountOptions& options) {
    std::string text = "= ";
    ((text += name_of(options.rule)) += ' ') += name_of(options.satisfaction);
    ((text += ' ') += name_of(options.completion)) += ' ';
    (text += name_of(options.ties)) += options.at_misfit == AtMisfit::skip ? " skip\n" : "\n";
    return text;
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
    std::vector<std::uint32_t> order(election.projects.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return id(a) < id(b); });
    for (const auto project : order) text += id(project) + ' ' + text_of(outcome.verdicts[project]) + '\n';
    return text;
}

}  // namespace

std::string outcomes_text(const Election& election) {
    std::string text = canonical_text(election);
    for (const Rule rule : all_rules()) {
        for (const CountOptions& options : options_of(rule)) {
            text += heading(options);
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
