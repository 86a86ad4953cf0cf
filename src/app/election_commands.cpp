// `allting import`, `export`, `count` and `processes`: elections as files, on the command line.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "app/commands.hpp"
#include "app/program.hpp"
#include "core/text.hpp"
#include "places/place_store.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "results/count_actions.hpp"
#include "results/count_store.hpp"
#include "results/election_file.hpp"
#include "results/import_actions.hpp"

namespace allting::app {
namespace {

using allocation::Election;
using allocation::Outcome;
using allocation::PabulibFile;

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count(); }

private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

std::string bytes_of(const std::string& name) {
    std::ifstream in(name, std::ios::binary);
    if (!in) throw std::runtime_error(name + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The error's sentences, a line each, for the person at the terminal.
[[noreturn]] void complain(const i18n::Translator& t, const std::string& name, const Error& error) {
    std::string text = name + ": " + t.with(i18n::Key::at_run_time(error.text_key), error.arguments);
    for (const FieldError& field : error.fields) {
        text += "\n  " + t.with(i18n::Key::at_run_time(field.text_key), field.arguments);
    }
    throw std::runtime_error(text);
}

PabulibFile read_election(const i18n::Translator& t, const std::string& name) {
    auto file = allocation::read_pabulib(bytes_of(name));
    if (!file) complain(t, name, file.error());
    return std::move(file).value();
}

std::string one_of(const Arguments& arguments, std::string_view option, std::initializer_list<std::string_view> words) {
    const auto chosen = arguments.option(option, *words.begin());
    std::string all;
    for (const auto word : words) {
        if (word == chosen) return std::string(chosen);
        all += (all.empty() ? "" : ", ") + std::string(word);
    }
    throw WrongUse("--" + std::string(option) + " is one of " + all);
}

ProcessId process_option(const Arguments& arguments) {
    const auto id = integer_from_text(arguments.option("process"));
    if (!id) throw WrongUse("--process ID is missing; `allting processes` lists them");
    return {*id};
}

/// Price and reason of a project, exact.
json::Value verdict_json(const allocation::Verdict& verdict, std::int64_t money_scale) {
    const auto amount = [&](std::int64_t money) { return allocation::decimal_text(money, money_scale); };
    json::Object members{{"votes", verdict.votes},
                         {"score", verdict.score},
                         {"reason", allocation::name_of(verdict.reason)},
                         {"money_at_turn", amount(verdict.money_at_turn)},
                         {"score_missing", verdict.score_missing}};
    if (verdict.winning_cost) members.emplace_back("winning_cost", amount(*verdict.winning_cost));
    if (!verdict.price_exact.empty()) members.emplace_back("price", verdict.price_exact);
    return members;
}

json::Array ids_json(const Election& election, const std::vector<std::uint32_t>& projects) {
    json::Array ids;
    for (const auto project : projects) ids.emplace_back(election.projects[project].id);
    return ids;
}

struct CountChoice {
    std::string rule, completion, ties;
    allocation::Satisfaction satisfaction;
};

json::Value count_json(const std::string& name, const Election& election, const CountChoice& choice, const Outcome& outcome,
                       double seconds) {
    json::Object projects;
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        projects.emplace_back(election.projects[p].id, verdict_json(outcome.verdicts[p], election.money_scale));
    }
    json::Array ties;
    for (const auto& tie : outcome.ties) ties.emplace_back(ids_json(election, tie.projects));
    return json::Object{{"file", name},
                        {"rule", choice.rule},
                        {"satisfaction", allocation::name_of(choice.satisfaction)},
                        {"completion", choice.completion},
                        {"ties", choice.ties},
                        {"budget", allocation::decimal_text(election.budget, election.money_scale)},
                        {"ballots_count", election.ballot_count},
                        {"winners", ids_json(election, outcome.winners)},
                        {"total_cost", allocation::decimal_text(outcome.total_cost, election.money_scale)},
                        {"tie_log", std::move(ties)},
                        {"input_hash", to_hex(crypto::sha256(allocation::canonical_text(election)))},
                        {"seconds", seconds},
                        {"projects", std::move(projects)}};
}

void print_count(const Election& election, const CountChoice& choice, const Outcome& outcome) {
    std::printf("%s, satisfaction %s, completion %s: %zu of %zu projects share %s of %s\n", choice.rule.c_str(),
                std::string(allocation::name_of(choice.satisfaction)).c_str(), choice.completion.c_str(), outcome.winners.size(),
                election.projects.size(), allocation::decimal_text(outcome.total_cost, election.money_scale).c_str(),
                allocation::decimal_text(election.budget, election.money_scale).c_str());
    for (const auto winner : outcome.winners) {
        const auto& project = election.projects[winner];
        std::printf("%6u  %-16s %14s  %s\n", outcome.verdicts[winner].place, project.id.c_str(),
                    allocation::decimal_text(project.cost, election.money_scale).c_str(), project.name.c_str());
    }
}

}  // namespace

int count_election_file(const Arguments& arguments) {
    const i18n::Languages languages;
    const std::string name(arguments.word(0, "FILE.pb"));
    const auto file = read_election(languages.get("en"), name);
    const Election& election = file.election;
    CountChoice choice{.rule = one_of(arguments, "rule", {"greedy", "equal-shares"}),
                       .completion = {},
                       .ties = one_of(arguments, "ties", {"lexicographic", "min-cost"}),
                       .satisfaction = {}};
    const bool is_greedy = choice.rule == "greedy";
    choice.completion = is_greedy ? "none" : one_of(arguments, "completion", {"utilitarian", "none"});
    const auto satisfaction = allocation::satisfaction_named(arguments.option("satisfaction", "cost"));
    if (!satisfaction) throw WrongUse("--satisfaction is one of cost, cardinality, effort, points, borda, score");
    choice.satisfaction = *satisfaction;
    const auto format = one_of(arguments, "format", {"text", "json"});
    const Stopwatch watch;
    const auto ties = allocation::break_ties(election, choice.ties == "min-cost" ? allocation::TieRule::cheapest_first
                                                                                 : allocation::TieRule::lexicographic);
    const auto completion = choice.completion == "none" ? allocation::Completion::none : allocation::Completion::utilitarian;
    const Outcome outcome = is_greedy ? allocation::greedy(election, {.satisfaction = *satisfaction}, ties)
                                      : allocation::equal_shares(election, {*satisfaction, completion}, ties);
    const double seconds = watch.seconds();
    if (format == "json") std::printf("%s\n", json::to_text(count_json(name, election, choice, outcome, seconds)).c_str());
    else print_count(election, choice, outcome);
    return 0;
}

int import_election_file(const Arguments& arguments) {
    const Stopwatch watch;
    const std::string name(arguments.word(0, "FILE.pb"));
    const std::string title(arguments.option("process"));
    if (title.empty()) throw WrongUse("--process TITLE is missing: the name that the process shall have");
    const auto rule = processes::allocation_rule_from_word(one_of(arguments, "rule", {"greedy", "equal-shares"}));
    Program program(arguments.settings());
    const auto& english = program.languages.get("en");
    const PabulibFile file = read_election(english, name);
    people::Visitor operator_at_the_machine;
    operator_at_the_machine.organisation = home;
    operator_at_the_machine.roles.add(people::Role::administrator);
    const auto counted = program.database->write([&](db::Transaction& tx) {
        return results::import_election(tx, operator_at_the_machine, program.languages, program.random, file,
                                        {.title = title, .rule = *rule, .zone = program.settings.zone}, program.clock.now());
    });
    if (!counted) complain(english, name, counted.error());
    std::printf("process %lld: %zu projects, %lld ballots, read, stored and counted in %.1f s\n",
                static_cast<long long>(counted.value().process.value), counted.value().projects.size(),
                static_cast<long long>(counted.value().ballots_count), watch.seconds());
    return 0;
}

namespace {

Result<std::string> exported(db::Connection& connection, const Program& program, ProcessId id, PotId wanted) {
    const auto process = processes::find_process(connection, home, id);
    if (!process) return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
    const auto count = results::find_count(connection, home, id);
    if (!count) return refuse(ErrorKind::conflict, "not_counted", "results.refused.not_counted");
    if (!results::may_publish_ballots(*count)) return refuse(ErrorKind::conflict, "too_few_ballots", "results.refused.too_few_ballots");
    const auto projects = proposals::list_projects(connection, home, id);
    TRY(const auto elections, results::load_elections(connection, home, *process, program.clock.now()));
    const auto organisation = places::find_organisation(connection, home);
    for (const auto& election : elections) {
        if (election.pot == wanted || (!wanted && elections.size() == 1)) {
            return results::pabulib_of(*process, organisation.name, program.settings.zone, projects, *count, election);
        }
    }
    return refuse(ErrorKind::not_found, "pot_not_found", "results.refused.pot_not_found");
}

}  // namespace

int export_election(const Arguments& arguments) {
    const ProcessId id = process_option(arguments);
    const PotId pot{integer_from_text(arguments.option("pot", "0")).value_or(0)};
    Program program(arguments.settings());
    const auto text = program.database->read([&](db::Connection& c) { return exported(c, program, id, pot); });
    if (!text) complain(program.languages.get("en"), "process " + std::to_string(id.value), text.error());
    if (!arguments.has("out")) {
        std::fwrite(text.value().data(), 1, text.value().size(), stdout);
        return 0;
    }
    const std::string name(arguments.option("out"));
    std::ofstream out(name, std::ios::binary);
    out << text.value();
    if (!out.flush()) throw std::runtime_error(name + ": cannot be written");
    std::printf("%s holds the election of process %lld\n", name.c_str(), static_cast<long long>(id.value));
    return 0;
}

int print_processes(const Arguments& arguments) {
    const auto format = one_of(arguments, "format", {"text", "json"});
    Program program(arguments.settings());
    const auto now = program.clock.now();
    json::Array rows;
    for (const auto& process : program.database->read([](db::Connection& c) { return processes::list_processes(c, home); })) {
        const auto* const phase = process.current_phase(now);
        const std::string_view word = !process.published ? "draft" : phase ? processes::word_of(phase->kind) : "none";
        const auto& title = process.text_in("sv").title;
        if (format == "json") {
            rows.emplace_back(json::Object{{"id", process.id}, {"title", title}, {"phase", word}, {"rule", processes::word_of(process.allocation_rule)},
                                           {"ballot_kind", processes::word_of(process.ballot_kind)}, {"total", process.total()},
                                           {"currency", process.currency}});
        } else {
            std::printf("%6lld  %-12s  %s\n", static_cast<long long>(process.id.value), std::string(word).c_str(), title.c_str());
        }
    }
    if (format == "json") std::printf("%s\n", json::to_text(json::Object{{"processes", std::move(rows)}}).c_str());
    return 0;
}

}  // namespace allting::app
