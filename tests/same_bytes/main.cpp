// Counts elections by every rule and prints all that comes out; counts them again in other orders and fails where a
// byte differs. Built by several compilers, so that tests/same_bytes/run can compare what they print.
//   outcomes SHUFFLES FILE.pb...
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "algorithms/allocation/pabulib.hpp"
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

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 3) return std::fputs("outcomes SHUFFLES FILE.pb...\n", stderr), 2;
    const int shuffles = std::atoi(arguments[1]);
    bool all_same = true;
    for (int i = 2; i < argument_count; ++i) {
        const auto text = text_of_file(arguments[i]);
        const auto outcomes = outcomes_of(text);
        std::printf("%s\n%s", std::filesystem::path(arguments[i]).filename().c_str(), outcomes.c_str());
        for (int shuffle = 1; shuffle <= shuffles; ++shuffle) {
            SeededRandom random{std::uint64_t(shuffle)};
            const auto again = outcomes_of(same_bytes::shuffled(text, random));
            if (again == outcomes) continue;
            all_same = false;
            std::fprintf(stderr, "%s: shuffle %d gives something else:\n%s\n", arguments[i], shuffle,
                         first_difference(outcomes, again).c_str());
            break;
        }
    }
    return all_same ? 0 : 1;
}
