#include "app/count_report.hpp"

#include <algorithm>
#include <numeric>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/exact_text.hpp"
#include "app/city_parameters.hpp"
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

/// The same in whatever order the file lists projects.
std::vector<std::uint32_t> sorted_by_id(const Election& election, std::vector<std::uint32_t> projects) {
    std::ranges::sort(projects, {}, [&](auto p) { return std::string_view(election.projects[p].id); });
    return projects;
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
    if (verdict.majority_grade) members.emplace_back("majority_grade", *verdict.majority_grade);
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

/// Satisfaction in the currency's unit where it is money.
std::string worth_text(const Election& election, const allocation::CountOptions& options, const std::string& worth) {
    return worth_is_money(options.satisfaction) ? allocation::in_currency(worth, election.money_scale) : worth;
}

/// A value of a parameter, as a person reads it: the projects of a pot stand with its winners.
std::string said(const json::Value& value) {
    if (value.text()) return *value.text();
    if (!value.array()) return json::to_text(value);
    std::string text;
    for (const auto& each : *value.array()) text += (text.empty() ? "" : " + ") + each.text()->substr(0, each.text()->rfind('@'));
    return text;
}

/// The rule with what decided it. Conditions of cities that were not set go without saying.
std::string described(const Election& election, const Counted& counted) {
    const auto otherwise = json::Value(parameters_json({.rule = counted.options.rule}, election));
    const auto is_of_city = [](std::string_view name) {
        return std::ranges::find(city_parameters(), name, &Parameter::name) != city_parameters().end();
    };
    std::string text(name_of(counted.options.rule));
    for (const auto& [name, value] : parameters_json(counted.options, election)) {
        if (value.is_null() || (is_of_city(name) && json::to_text(value) == json::to_text(*otherwise.find(name)))) continue;
        text += ", " + name + ' ' + said(value);
    }
    return text;
}

std::string_view name_of(allocation::Part::Kind kind) {
    switch (kind) {
        case allocation::Part::Kind::floor: return "floor";
        case allocation::Part::Kind::pot: return "pot";
        case allocation::Part::Kind::rest: break;
    }
    return "rest";
}

/// Calls `say` with each part and the winners that its money paid for.
template <class Say>
void for_parts(const allocation::Outcome& outcome, Say say) {
    std::size_t from = 0;
    for (const auto& part : outcome.parts) {
        say(part, std::vector<std::uint32_t>(outcome.winners.begin() + std::ptrdiff_t(from),
                                             outcome.winners.begin() + std::ptrdiff_t(part.winners_end)));
        from = part.winners_end;
    }
}

json::Array parts_json(const Election& election, const allocation::Outcome& outcome) {
    json::Array parts;
    for_parts(outcome, [&](const allocation::Part& part, const std::vector<std::uint32_t>& winners) {
        json::Object members{{"kind", name_of(part.kind)}};
        if (!part.name.empty()) members.emplace_back("name", part.name);
        members.emplace_back("budget", amount(election, part.budget));
        if (!part.endowment_exact.empty())
            members.emplace_back("endowment", allocation::in_currency(part.endowment_exact, election.money_scale));
        members.emplace_back("projects", ids_json(election, sorted_by_id(election, part.projects)));
        members.emplace_back("winners", ids_json(election, winners));
        parts.emplace_back(std::move(members));
    });
    return parts;
}

std::string winner_line(const Election& election, std::size_t place, std::uint32_t winner) {
    const auto& project = election.projects[winner];
    return padded(std::to_string(place), 5, true) + "  " + padded(project.id, 16) + ' ' +
           padded(amount(election, project.cost), 14, true) + "  " + shorten(project.name, 60) + '\n';
}

std::string parts_text(const Election& election, const allocation::Outcome& outcome) {
    std::string text;
    std::size_t place = 0;
    for_parts(outcome, [&](const allocation::Part& part, const std::vector<std::uint32_t>& winners) {
        const bool is_rest = part.kind == allocation::Part::Kind::rest;
        text += is_rest ? "from what is left for all, " : std::string(name_of(part.kind)) + " \"" + part.name + "\", ";
        text += amount(election, part.budget) + ":\n";
        for (const auto winner : winners) text += winner_line(election, ++place, winner);
    });
    return text;
}

/// A member's text; "" where there is none.
std::string text_member(const json::Value& value, std::string_view name) {
    const auto* const member = value.find(name);
    return member ? said(*member) : "";
}

std::string listed(const json::Value& ids) {
    std::string text;
    for (const auto& id : *ids.array()) text += (text.empty() ? "" : ", ") + *id.text();
    return text;
}

/// Who paid in one round, the richest first; many classes are cut short, the JSON has them all.
std::string classes_text(const json::Array& classes, bool is_load) {
    constexpr std::size_t shown_max = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(classes.size(), shown_max); ++i)
        text += "         " + text_member(classes[i], "voters") + (is_load ? " voters bore " : " voters had ") +
                text_member(classes[i], "had") + (is_load ? " and took on " : " and paid ") + text_member(classes[i], "paid") + '\n';
    if (classes.size() > shown_max) text += "         and " + std::to_string(classes.size() - shown_max) + " classes more\n";
    return text;
}

/// The proof for reading: its rounds with their prices, and what each voter paid.
std::string proof_text(const Election& election, const Counted& counted) {
    const auto proof = proof_json(election, counted.options, counted.outcome);
    const bool is_load = counted.options.rule == allocation::Rule::phragmen;
    std::string text = "proof:\n";
    if (const auto reason = text_member(proof, "reason"); !reason.empty()) text += "  cannot be verified: " + reason + '\n';
    if (const auto share = text_member(proof, "endowment"); !share.empty()) text += "  each voter has " + share + '\n';
    for (std::size_t number = 1; const auto& round : *proof.find("rounds")->array()) {
        text += padded(std::to_string(number++), 5, true) + "  " + text_member(round, "project");
        if (const auto price = text_member(round, "price"); !price.empty()) text += ", price " + price;
        if (const auto rho = text_member(round, "rho"); !rho.empty()) text += ", rho " + rho;
        if (round.find("equals")) text += "; equals, best first: " + listed(*round.find("equals"));
        text += '\n';
        if (round.find("classes")) text += classes_text(*round.find("classes")->array(), is_load);
    }
    if (const auto* const fill = proof.find("fill"); fill && !fill->array()->empty())
        text += "  with the rest: " + listed(*fill) + '\n';
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
    std::vector<std::uint32_t> by_id(election.projects.size());
    std::iota(by_id.begin(), by_id.end(), 0U);
    for (const auto p : sorted_by_id(election, std::move(by_id)))
        projects.emplace_back(election.projects[p].id, verdict_json(election, counted.outcome.verdicts[p]));
    json::Array ties;
    for (const auto& tie : counted.outcome.ties) ties.emplace_back(ids_json(election, tie.projects));
    json::Object members{{"file", file.name}};
    for (auto& member : header_json(file, counted.options)) members.push_back(std::move(member));
    if (!counted.preset.empty()) members.emplace_back("preset", counted.preset);
    members.emplace_back("winners", ids_json(election, counted.outcome.winners));
    members.emplace_back("total_cost", amount(election, counted.outcome.total_cost));
    members.emplace_back("tie_log", std::move(ties));
    members.emplace_back("seconds", counted.seconds);
    if (const auto& comparison = counted.outcome.comparison)
        members.emplace_back("comparison", json::Object{{"prefer_shares", comparison->prefer_shares},
                                                        {"prefer_greedy", comparison->prefer_greedy}});
    if (const auto& partial = counted.outcome.partial)
        members.emplace_back("partial", json::Object{{"project", election.projects[partial->project].id},
                                                     {"amount", amount(election, partial->amount)}});
    if (!counted.outcome.parts.empty()) members.emplace_back("parts", parts_json(election, counted.outcome));
    if (counted.options.preparation.marks_min > 0)
        members.emplace_back("ballots_invalid", count_invalid_ballots(election, counted.options.preparation));
    if (!counted.outcome.endowment_exact.empty()) {
        members.emplace_back("endowment", allocation::in_currency(counted.outcome.endowment_exact, election.money_scale));
    }
    if (const auto& optimum = counted.outcome.optimum) {
        members.emplace_back("objective", worth_text(election, counted.options, optimum->objective));
        members.emplace_back("optimum_unique", optimum->is_unique);
    }
    members.emplace_back("projects", std::move(projects));
    if (counted.options.with_proof) members.emplace_back("proof", proof_json(election, counted.options, counted.outcome));
    return members;
}

std::string json_help() {
    return "\nJSON: one rule gives an object, several an array of them, in the order asked:\n"
           "  file, rule, satisfaction, completion, ties, budget, winners (in order of selection), total_cost,\n"
           "  tie_log (the equals among which a tie was decided, best first), input_hash, seconds (the count alone),\n"
           "  parameters (all that decided, given or not; null decides nothing here), ballots_count, endowment, and\n"
           "  projects: for each its votes, score, place, reason and what it lacked. Amounts are exact: \"2000189.87\",\n"
           "  or a fraction \"10000/21\". satisfaction is null where the rule has none.\n"
           "  Where there is something to say: preset, comparison (how many ballots prefer which outcome), parts (each\n"
           "  floor and pot and the rest, with budget, projects and winners), partial, ballots_invalid.\n"
           "  max-welfare adds objective, what the winners are worth together, and optimum_unique: is no other set worth as much?\n"
           "  --explain adds proof: endowment, rounds (project, price, rho, the equals, and classes of voters who had and\n"
           "  paid the same) and fill, what a completion bought with the rest.\n";
}

std::string count_text(const CountedFile& file, const Counted& counted) {
    const Election& election = file.election();
    std::string text = described(election, counted) + '\n' + summary(election, counted) + '\n';
    if (const auto& optimum = counted.outcome.optimum)
        text += "together worth " + worth_text(election, counted.options, optimum->objective) +
                (optimum->is_unique ? "; no other set is worth as much\n" : "; other sets are worth as much\n");
    const auto& outcome = counted.outcome;
    if (counted.options.preparation.marks_min > 0)
        text += std::to_string(count_invalid_ballots(election, counted.options.preparation)) + " ballots are not valid\n";
    if (outcome.parts.size() > 1) text += parts_text(election, outcome);
    else for (std::size_t i = 0; i < outcome.winners.size(); ++i) text += winner_line(election, i + 1, outcome.winners[i]);
    if (outcome.partial)
        text += "in part: " + election.projects[outcome.partial->project].id + " gets " +
                amount(election, outcome.partial->amount) + '\n';
    if (counted.options.with_proof) text += proof_text(election, counted);
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
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i].options.with_proof)
            text += "\n[" + std::to_string(i + 1) + "] " + proof_text(election, counts[i]);
    return text;
}

}  // namespace allting::app
