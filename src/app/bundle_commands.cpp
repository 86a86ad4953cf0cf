// `allting bundle` and `allting verify`: the audit bundle of a vote, made and checked on the command line.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "app/commands.hpp"
#include "app/program.hpp"
#include "core/text.hpp"
#include "processes/process_store.hpp"
#include "results/bundle.hpp"
#include "results/bundle_check.hpp"

namespace allting::app {
namespace {

std::string read_whole(const std::string& name) {
    std::ifstream in(name, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (!in) throw std::runtime_error(name + ": cannot be read");
    return text;
}

void write_whole(const std::string& name, const std::string& text) {
    std::ofstream out(name, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error(name + ": cannot be written");
}

std::optional<std::string> read_option(const Arguments& arguments, std::string_view name) {
    if (!arguments.has(name)) return std::nullopt;
    return read_whole(std::string(arguments.option(name)));
}

/// The sentence of a refusal in English; the command line speaks no other language.
std::string sentence_of(const Error& error) {
    static const i18n::Languages languages;
    return languages.get("en").with(i18n::Key::at_run_time(error.text_key), error.arguments);
}

std::string line_of(const results::CheckedBundle& checked) {
    std::string line = checked.title + " (" + checked.organisation + "): " + std::to_string(checked.counted) + " ballots";
    if (checked.is_annulled) line += ", annulled";
    else if (checked.was_counted) line += ", recounted by " + checked.rule + ", " + std::to_string(checked.winners) + " projects win";
    else line += ", sealed: the record is whole, the count of " + checked.rule + " was not repeated without the ballots";
    return line + (checked.is_final ? ", final" : ", preliminary: the vote has not been made final");
}

}  // namespace

int write_bundle(const Arguments& arguments) {
    const auto id = integer_from_text(arguments.word(0, "PROCESS"));
    if (!id) throw WrongUse("PROCESS is a number; `allting processes` lists them");
    if (!arguments.has("out")) throw WrongUse("-o FILE is missing: where the bundle shall be written");
    Program program(arguments.settings());
    const auto bundle = program.database->read([&](db::Connection& c) -> Result<std::string> {
        const auto process = processes::find_process(c, home, ProcessId{*id});
        if (!process) return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
        return results::make_bundle(c, program.site, home, *process, program.clock.now());
    });
    if (!bundle) throw std::runtime_error("process " + std::to_string(*id) + ": " + sentence_of(bundle.error()));
    const std::string name(arguments.option("out"));
    write_whole(name, bundle.value());
    std::printf("%s holds the record of process %lld\n", name.c_str(), static_cast<long long>(*id));
    return 0;
}

int verify_bundle(const Arguments& arguments) {
    const std::string name(arguments.word(0, "FILE"));
    const auto checked = results::check_bundle(read_whole(name), {.checkpoint = read_option(arguments, "checkpoint"), .ballots = read_option(arguments, "ballots")});
    if (!checked) {
        std::printf("%s: WRONG: %s\n", name.c_str(), sentence_of(checked.error()).c_str());
        return 1;
    }
    std::printf("%s: right: %s\n", name.c_str(), line_of(checked.value()).c_str());
    return 0;
}

}  // namespace allting::app
