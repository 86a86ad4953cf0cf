#include "app/count_report.hpp"

#include <algorithm>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/exact_text.hpp"
#include "app/count_parameters.hpp"
#include "app/proof_json.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::app {
namespace {

using allocation::Election;

std::string amount(const Election& election, std::int64_t money) {
    return allocation::decimal_text(money, election.money_scale);
}

json::Array ids_json(const Election& election, const std::vector<std::uint32_t>& projects) {
    json::Array ids;
    for (const auto project : projects) ids.emplace_back(election.projects[project].id);
    return ids;
}

/// Why one project won or lost, exact.
json::Value verdict_json(const Election& election, const allocation::Verdict& verdict) {
    json::Object members{{"votes", verdict.votes},
                         {"score", verdict.score},
                         {"reason", allocation::name_of(verdict.reason)},
                         {"place", verdict.place},
                         {"money_at_turn", amount(election, verdict.money_at_turn)}};
    if (verdict.score_missing) members.emplace_back("score_missing", *verdict.score_missing);
    if (verdict.winning_cost) members.emplace_back("winning_cost", amount(election, *verdict.winning_cost));
    if (!verdict.price_exact.empty()) {
        members.emplace_back("price", allocation::in_currency(verdict.price_exact, election.money_scale));
    }
    return members;
}

json::Value member_or_null(const json::Object& members, std::string_view name) {
    for (const auto& [member, value] : members)
        if (member == name) return value;
    return nullptr;
}

/// Pads to `width` characters; Swedish and Polish letters take more bytes than that.
std::string padded(std::string_view text, std::size_t width, bool to_the_right = false) {
    std::string shown = shorten(text, width);
    const std::string blanks(width - std::min(width, count_characters(shown)), ' ');
    return to_the_right ? blanks + shown : shown + blanks;
}

std::string summary(const Election& election, const Counted& counted) {
    return std::to_string(counted.outcome.winners.size()) + " of " + std::to_string(election.projects.size()) +
           " projects share " + amount(election, counted.outcome.total_cost) + " of " + amount(election, election.budget);
}

std::string described(const Election& election, const Counted& counted) {
    std::string text(name_of(counted.options.rule));
    for (const auto& [name, value] : parameters_json(counted.options, election)) {
        text += ", " + name + ' ' + (value.text() ? *value.text() : json::to_text(value));
    }
    return text;
}

}  // namespace

std::string input_hash_of(const Election& election) { return to_hex(crypto::sha256(allocation::canonical_text(election))); }

json::Object header_json(const CountedFile& file, const allocation::CountOptions& options) {
    const Election& election = file.election();
    const auto parameters = parameters_json(options, election);
    const bool is_completed = options.completion != allocation::Completion::none;
    return {{"input_hash", file.input_hash},
            {"rule", name_of(options.rule)},
            {"satisfaction", member_or_null(parameters, "satisfaction")},
            {"completion", is_completed ? member_or_null(parameters, "completion") : "none"},
            {"ties", member_or_null(parameters, "ties")},
            {"parameters", parameters},
            {"budget", amount(election, election.budget)},
            {"ballots_count", election.ballot_count}};
}

json::Value count_json(const CountedFile& file, const Counted& counted) {
    const Election& election = file.election();
    json::Object projects;
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        projects.emplace_back(election.projects[p].id, verdict_json(election, counted.outcome.verdicts[p]));
    }
    json::Array ties;
    for (const auto& tie : counted.outcome.ties) ties.emplace_back(ids_json(election, tie.projects));
    json::Object members{{"file", file.name}};
    for (auto& member : header_json(file, counted.options)) members.push_back(std::move(member));
    members.emplace_back("winners", ids_json(election, counted.outcome.winners));
    members.emplace_back("total_cost", amount(election, counted.outcome.total_cost));
    members.emplace_back("tie_log", std::move(ties));
    members.emplace_back("seconds", counted.seconds);
    if (!counted.outcome.endowment_exact.empty()) {
        members.emplace_back("endowment", allocation::in_currency(counted.outcome.endowment_exact, election.money_scale));
    }
    members.emplace_back("projects", std::move(projects));
    if (counted.options.with_proof) members.emplace_back("proof", proof_json(election, counted.options, counted.outcome));
    return members;
}

std::string json_help() {
    return "\nJSON: one rule gives an object, several an array of them, in the order asked:\n"
           "  file, rule, satisfaction, completion, ties, budget, winners (in order of selection), total_cost,\n"
           "  tie_log (the equals among which a tie was decided, best first), input_hash, seconds (the count alone),\n"
           "  parameters (all that decided, given or not), ballots_count, endowment, and projects: for each its votes,\n"
           "  score, place, reason and what it lacked. Amounts are exact: \"2000189.87\", or a fraction \"10000/21\".\n"
           "  --explain adds proof: endowment, rounds (project, price, rho, the equals, and classes of voters who had and\n"
           "  paid the same) and fill, what a completion bought with the rest.\n"
           "  satisfaction is null where the rule has none.\n";
}

std::string count_text(const CountedFile& file, const Counted& counted) {
    const Election& election = file.election();
    std::string text = described(election, counted) + '\n' + summary(election, counted) + '\n';
    for (const auto winner : counted.outcome.winners) {
        const auto& project = election.projects[winner];
        text += padded(std::to_string(counted.outcome.verdicts[winner].place), 5, true) + "  " + padded(project.id, 16) + ' ' +
                padded(amount(election, project.cost), 14, true) + "  " + shorten(project.name, 60) + '\n';
    }
    return text;
}

std::string comparison_text(const CountedFile& file, const std::vector<Counted>& counts) {
    const Election& election = file.election();
    std::string text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        text += '[' + std::to_string(i + 1) + "] " + described(election, counts[i]) + "\n    " + summary(election, counts[i]) + '\n';
    }
    std::string head = '\n' + padded("project", 16) + ' ' + padded("cost", 14, true) + ' ' + padded("votes", 8, true);
    for (std::size_t i = 0; i < counts.size(); ++i) head += padded('[' + std::to_string(i + 1) + ']', 6, true);
    text += head + "  (the place at which it won)\n";
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        const auto& project = election.projects[p];
        text += padded(project.id, 16) + ' ' + padded(amount(election, project.cost), 14, true) + ' ' +
                padded(std::to_string(counts[0].outcome.verdicts[p].votes), 8, true);
        for (const Counted& counted : counts) {
            const auto place = counted.outcome.verdicts[p].place;
            text += padded(place > 0 ? std::to_string(place) : "–", 6, true);
        }
        text += "  " + shorten(project.name, 60) + '\n';
    }
    return text;
}

}  // namespace allting::app
