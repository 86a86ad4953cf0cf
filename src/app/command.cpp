#include "app/command.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>

#include "app/commands.hpp"

namespace allting::app {
namespace {

constexpr std::string_view format_option[] = {"format"};
constexpr std::string_view check_options[] = {"format", "duplicates"};
constexpr std::string_view demo_options[] = {"scale", "seed"};

constexpr std::string_view import_options[] = {"process", "rule"};
constexpr std::string_view bundle_options[] = {"out"};
constexpr std::string_view verify_options[] = {"checkpoint", "ballots"};
constexpr std::string_view similar_options[] = {"format", "max", "language"};
constexpr std::string_view export_options[] = {"process", "pot", "out"};

const Command table[] = {
    {"serve", "serve [--data DIR] [--port N]", "serves the site until it is told to stop", serve},
    {"demo", "demo [--data DIR] [--scale N]", "fills an empty folder with the made-up town of Lindvalla", fill_demo, demo_options},
    {"backup", "backup FILE", "copies the database to a new file, also while the server runs", backup},
    {"restore", "restore FILE", "puts a backup in the place of the database, also while the server runs", restore},
    {"import", "import FILE.pb --process TITLE", "reads an election in Pabulib's format as a process, and counts it", import_election_file, import_options},
    {"export", "export --process ID [--pot ID] [-o FILE]", "writes a counted election in Pabulib's format", export_election, export_options},
    {"count", "count FILE.pb [--rule R]...", "counts an election file by one rule or several; see `allting count --help`",
     count_election_file, count_options(), count_help},
    {"check", "check FILE.pb... [--format json] [--duplicates as-published]", "tells what is wrong or odd in election files, line by line", check_election_files, check_options},
    {"bundle", "bundle PROCESS -o FILE", "writes the audit bundle of a vote that has closed: all that is needed to check it", write_bundle, bundle_options},
    {"verify", "verify FILE [--checkpoint NOTE] [--ballots FILE]", "checks an audit bundle and counts it again; ends with 0 when all is right", verify_bundle, verify_options},
    {"similar", "similar TEXTS.tsv [--format json]", "tells which texts of a file say much the same; see `allting similar --help`", find_similar_texts,
     similar_options, similar_help},
    {"processes", "processes [--format json]", "lists the processes", print_processes, format_option},
    {"routes", "routes [--format json]", "lists every address, who may use it and what it does", print_routes, format_option},
    {"permissions", "permissions [--format json]", "prints what each role may do", print_permissions, format_option},
    {"settings", "settings", "prints every setting, as docs/reference/settings.md", print_settings},
    {"openapi", "openapi", "prints the OpenAPI 3.1 document of the site", print_openapi},
    {"version", "version", "prints the version", print_version},
};

void print_help() {
    std::string text = "allting – a public budget that residents decide on together\n\n";
    for (const Command& command : table) {
        text += "  allting " + std::string(command.use);
        text.append(std::max<std::size_t>(1, 40 - std::min<std::size_t>(39, command.use.size())), ' ');
        text += std::string(command.summary) + "\n";
    }
    text += "\nEvery setting is an option too (`allting settings`): --port 8081, --base-url https://budget.example\n";
    std::fputs(text.c_str(), stdout);
}

void print_help_of(const Command& command) {
    std::string text = "allting " + std::string(command.use) + "\n  " + std::string(command.summary) + "\n";
    if (command.help) text += '\n' + command.help();
    std::fputs(text.c_str(), stdout);
}

int complain(const std::string& text, int status) {
    std::fprintf(stderr, "allting: %s\n", text.c_str());
    return status;
}

}  // namespace

std::span<const Command> all_commands() { return table; }

int run_program(std::span<const std::string_view> words) {
    if (words.empty() || words[0] == "--help" || words[0] == "help") {
        print_help();
        return words.empty() ? 2 : 0;
    }
    const std::string_view name = words[0] == "--version" ? "version" : words[0];
    const auto command = std::find_if(std::begin(table), std::end(table), [&](const Command& c) { return c.name == name; });
    if (command == std::end(table)) return complain("there is no command \"" + std::string(name) + "\"; see allting --help", 2);
    if (words.size() > 1 && words[1] == "--help") {
        print_help_of(*command);
        return 0;
    }
    try {
        return command->run(Arguments(words.subspan(1), command->options));
    } catch (const WrongUse& error) {
        return complain(std::string(error.what()) + "\nuse: allting " + std::string(command->use), 2);
    } catch (const WrongSetting& error) {
        return complain(error.what(), 2);
    } catch (const std::exception& error) {
        return complain(error.what(), 1);
    }
}

}  // namespace allting::app
