// `allting import`, `export` and `processes`: a process as an election file, on the command line.
#include <cstdio>
#include <fstream>

#include "app/commands.hpp"
#include "app/election_input.hpp"
#include "app/program.hpp"
#include "core/text.hpp"
#include "places/place_store.hpp"
#include "platform/json/json.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "algorithms/allocation/count.hpp"
#include "results/count_actions.hpp"
#include "results/count_store.hpp"
#include "results/election_file.hpp"
#include "results/import_actions.hpp"

namespace allting::app {
namespace {

using allocation::PabulibFile;

ProcessId process_option(const Arguments& arguments) {
    const auto id = integer_from_text(arguments.option("process"));
    if (!id) throw WrongUse("--process ID is missing; `allting processes` lists them");
    return {*id};
}

/// "published" is the rule that the file itself names: nothing here.
std::optional<allocation::Rule> rule_to_import_by(std::string_view word) {
    if (word == "published") return std::nullopt;
    const auto rule = allocation::rule_named(word);
    if (rule) return rule;
    std::string names = "published";
    for (const auto each : allocation::all_rules()) names.append(", ").append(allocation::name_of(each));
    throw WrongUse("--rule is one of " + names);
}

}  // namespace

int import_election_file(const Arguments& arguments) {
    const Stopwatch watch;
    const std::string name(arguments.word(0, "FILE.pb"));
    const std::string title(arguments.option("process"));
    if (title.empty()) throw WrongUse("--process TITLE is missing: the name that the process shall have");
    const auto rule = rule_to_import_by(arguments.option("rule", "greedy"));
    Program program(arguments.settings());
    const PabulibFile file = read_election(name);
    people::Visitor operator_at_the_machine;
    operator_at_the_machine.organisation = home;
    operator_at_the_machine.roles.add(people::Role::administrator);
    const auto counted = program.database->write([&](db::Transaction& tx) {
        return results::import_election(tx, operator_at_the_machine, program.languages, program.random, file,
                                        {.title = title, .rule = rule, .zone = program.settings.zone}, program.clock.now());
    });
    if (!counted) complain_about(name, counted.error());
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
    TRY_DO(results::check_published(*process, *count));
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
    if (!text) complain_about("process " + std::to_string(id.value), text.error());
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
            rows.emplace_back(json::Object{{"id", process.id}, {"title", title}, {"phase", word}, {"rule", allocation::name_of(process.allocation.rule)},
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
