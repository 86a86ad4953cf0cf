// The command line: a table of commands, one line each, from which `allting --help` is made.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/settings.hpp"

namespace allting::app {

/// "allting routes --format json FILE" after its first word: options, and what stands between them.
class Arguments {
public:
    /// `options` with a value are --name value or --name=value. Throws WrongUse for an option not in `allowed`
    /// ("format" takes a value, "force!" takes none); the settings of settings.hpp are always allowed.
    Arguments(std::span<const std::string_view> words, std::span<const std::string_view> allowed);

    std::string_view option(std::string_view name, std::string_view otherwise = {}) const;
    /// Every value of an option that may be given several times, in the order given.
    std::span<const std::string> values(std::string_view name) const;
    bool has(std::string_view name) const { return options_.contains(std::string(name)); }
    /// The n-th word that is no option. Throws WrongUse, naming what it should be, when it is missing.
    std::string_view word(std::size_t n, std::string_view what) const;
    std::optional<std::string_view> optional_word(std::size_t n) const;
    /// File, environment, then options, in that order.
    Settings settings() const;

private:
    std::map<std::string, std::vector<std::string>> options_;
    std::vector<std::string> words_;
};

struct WrongUse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Command {
    std::string_view name;
    std::string_view use;      // "backup FILE"
    std::string_view summary;  // for --help
    int (*run)(const Arguments& arguments);
    std::span<const std::string_view> options = {};  // beside the settings
    std::string (*help)() = nullptr;                 // what `allting NAME --help` says beyond `use` and `summary`
};
std::span<const Command> all_commands();

/// The whole program: finds the command and runs it. returns the exit status; what goes wrong is said on stderr.
int run_program(std::span<const std::string_view> words);

}  // namespace allting::app
