// Counts elections by every rule and prints all that comes out; counts them again in other orders and fails where a
// byte differs. Built by several compilers, so that tests/same_bytes/run can compare what they print.
//   outcomes SHUFFLES MADE_UP FILE.pb...     MADE_UP elections of each type of ballot, and those files
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "algorithms/allocation/pabulib.hpp"
#include "tests/same_bytes/made_up.hpp"
#include "tests/same_bytes/outcome_text.hpp"
#include "tests/same_bytes/shuffled.hpp"

namespace {

using namespace allting;

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string outcomes_of(const std::string& text) {
    const auto file = allocation::read_pabulib(text);
    if (!file.ok()) return "not read: " + file.error().code + '\n';
    return same_bytes::outcomes_text(file.value().election);
}

/// The first line of `changed` that `original` has not, for whoever must find out why.
std::string first_difference(const std::string& original, const std::string& changed) {
    std::size_t at = 0;
    while (at < original.size() && at < changed.size() && original[at] == changed[at]) ++at;
    const auto line = [at](const std::string& text) {
        const auto start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
        return text.substr(start, text.find('\n', at) - start);
    };
    const auto count = original.rfind("\n= ", at);
    return original.substr(count + 1, original.find('\n', count + 1) - count) + "  " + line(original) + "\n  " + line(changed);
}

/// Prints the outcomes of `text`; false where one of the shuffles has others.
bool is_same_in_every_order(const std::string& name, const std::string& text, int shuffles) {
    const auto outcomes = outcomes_of(text);
    std::printf("%s\n%s", name.c_str(), outcomes.c_str());
    for (int shuffle = 1; shuffle <= shuffles; ++shuffle) {
        SeededRandom random{std::uint64_t(shuffle)};
        const auto again = outcomes_of(same_bytes::shuffled(text, random));
        if (again == outcomes) continue;
        std::fprintf(stderr, "%s: shuffle %d gives something else:\n%s\n", name.c_str(), shuffle,
                     first_difference(outcomes, again).c_str());
        return false;
    }
    return true;
}

}  // namespace

int main(int argument_count, char** arguments) {
    using allocation::BallotType;
    if (argument_count < 3) return std::fputs("outcomes SHUFFLES MADE_UP FILE.pb...\n", stderr), 2;
    const int shuffles = std::atoi(arguments[1]), made_up = std::atoi(arguments[2]);
    bool all_same = true;
    SeededRandom random(2026);
    for (const auto type : {BallotType::approval, BallotType::choose_one, BallotType::cumulative, BallotType::scoring,
                            BallotType::ordinal}) {
        for (int i = 1; i <= made_up; ++i) {
            const auto name = "made up " + std::string(name_of(type)) + ' ' + std::to_string(i);
            all_same &= is_same_in_every_order(name, same_bytes::made_up_election(type, random), shuffles);
        }
    }
    for (int i = 3; i < argument_count; ++i) {
        const std::filesystem::path path = arguments[i];
        all_same &= is_same_in_every_order(path.filename().string(), text_of_file(path), shuffles);
    }
    return all_same ? 0 : 1;
}
