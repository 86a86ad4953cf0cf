// What STYLE.md says about sources and a machine can check: sizes, names, includes and paths.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/tidy/tree.hpp"

namespace allting::tidy {
namespace {

using ::testing::IsEmpty;
using Found = std::vector<std::string>;

constexpr std::size_t file_lines_max = 500;
constexpr std::size_t function_lines_max = 60;

std::string at_line(const File& file, std::size_t index) { return file.path + ":" + std::to_string(index + 1); }

bool is_code(const File& file) {
    static const std::set<std::string> code{".cpp", ".hpp", ".mjs", ".ts", ".css", ".sql"};
    return code.contains(file.extension());
}

TEST(Sources, are_short_enough_to_know_by_heart) {
    Found long_ones;
    for (const File& file : files())
        if (is_code(file) && lines_of(file.text).size() > file_lines_max)
            long_ones.push_back(file.path + ": " + std::to_string(lines_of(file.text).size()) + " lines");
    EXPECT_THAT(long_ones, IsEmpty()) << "is there a noun in it that wants a file of its own?";
}

// A function starts in the first column with a line that ends in "{" and ends with "}" there: clang-format sees to it.
TEST(Sources, have_functions_that_fit_a_screen) {
    Found long_ones;
    for (const File* source : sources_below("src")) {
        if (source->is_test() || source->extension() != ".cpp") continue;
        std::size_t start = 0;
        std::size_t index = 0;
        for (const auto line : lines_of(source->text)) {
            const bool opens = line.ends_with("{") && !line.starts_with(' ') && line.find('(') != std::string_view::npos;
            if (opens) start = index;
            if (line == "}" && start != 0 && index - start > function_lines_max)
                long_ones.push_back(at_line(*source, start) + " is " + std::to_string(index - start + 1) + " lines long");
            if (line.starts_with('}')) start = 0;
            ++index;
        }
    }
    EXPECT_THAT(long_ones, IsEmpty());
}

bool is_banned(std::string_view word) {
    static const std::set<std::string_view> banned{"manager", "helper", "helpers", "util",  "utils",
                                                   "service", "impl",   "data",    "infos", "info"};
    return banned.contains(word);
}

// "sign_in_helper.cpp" → sign, in, helper;  "PageHelper" → page, helper.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    for (const char c : name) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_letter || (c >= 'A' && c <= 'Z')) words.emplace_back();
        if (is_letter) words.back() += char(c | 0x20);
    }
    return words;
}

TEST(Sources, are_named_after_what_they_hold) {
    Found vague;
    for (const File& file : files()) {
        if (!file.path.starts_with("src/") && !file.path.starts_with("tests/")) continue;
        for (const auto& word : words_of(file.path))
            if (is_banned(word)) vague.push_back(file.path);
    }
    EXPECT_THAT(vague, IsEmpty());
}

TEST(Sources, name_types_after_what_they_are) {
    Found vague;
    for (const File* source : sources_below("src")) {
        const auto code = bare_code(*source);
        for (const char* keyword : {"struct ", "class ", "namespace "})
            for (auto at = code.find(keyword); at != std::string::npos; at = code.find(keyword, at + 1)) {
                const auto start = at + std::string_view(keyword).size();
                const auto name = code.substr(start, code.find_first_of(" ;:{\n(", start) - start);
                for (const auto& word : words_of(name))
                    if (is_banned(word)) vague.push_back(source->path + ": " + name);
            }
    }
    EXPECT_THAT(vague, IsEmpty());
}

TEST(Sources, leave_out_headers_that_cost_everybody) {
    const std::set<std::string> nowhere{"<regex>", "<nlohmann/json.hpp>"};
    const std::string exact_numbers = "algorithms/allocation/rational.hpp";  // Boost's numbers under our names, for sources
    const std::string certain_numbers = "algorithms/allocation/certain.hpp";  // made of them, and as heavy
    // Some inner headers hold such numbers or name such functions; outside their folder they count as heavy themselves.
    const std::string verifier = "algorithms/verification/";
    const std::set<std::string> inner{verifier + "backing.hpp", verifier + "ledger.hpp", verifier + "replay.hpp",
                                      "algorithms/allocation/purses.hpp", "algorithms/allocation/histories.hpp",
                                      "algorithms/allocation/bos_purses.hpp", "algorithms/allocation/laid_money.hpp",
                                      "algorithms/allocation/exact_levels.hpp",
                                      "platform/db/postgresql_library.hpp", "platform/oidc/jose_library.hpp"};
    const std::string curl_functions = "platform/curl/curl_library.hpp";  // for those who send and fetch, in sources
    const std::vector<std::string> only_in_sources{"<iostream>", "<boost/", "<unicode/", "<libpq", "<rapidjson/",
                                                   "<curl/", "<cjose/", curl_functions, "<sqlite3.h>", "<cmark.h>", exact_numbers, certain_numbers};
    Found heavy;
    for (const File* source : sources_below("src"))
        for (const auto& include : includes_of(*source)) {
            if (nowhere.contains(include)) heavy.push_back(source->path + " includes " + include);
            for (const auto& prefix : only_in_sources)
                if (source->extension() == ".hpp" && source->path != "src/" + exact_numbers && include.starts_with(prefix) &&
                    source->path != "src/" + certain_numbers && source->path != "src/" + curl_functions && !source->path.ends_with("_test.hpp") &&
                    !inner.contains(source->path.substr(4)))
                    heavy.push_back(source->path + " includes " + include);
            if (inner.contains(include) && !source->path.starts_with("src/" + include.substr(0, include.rfind('/') + 1)))
                heavy.push_back(source->path + " includes " + include);
        }
    EXPECT_THAT(heavy, IsEmpty());
}

TEST(Sources, start_with_what_they_are_for) {
    Found silent;
    for (const File* source : sources_below("src"))
        if (source->extension() == ".hpp" && !source->text.starts_with("//")) silent.push_back(source->path);
    EXPECT_THAT(silent, IsEmpty()) << "one to six lines: what the file is for and what it refuses to know";
}

TEST(Sources, keep_no_unfinished_business) {
    Found unfinished;
    for (const File& file : files())
        for (const std::string& word : {std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X "})
            if (is_code(file) && file.text.find(word) != std::string::npos) unfinished.push_back(file.path + ": " + word);
    EXPECT_THAT(unfinished, IsEmpty());
}

TEST(Sources, name_no_place_on_somebodys_machine) {
    const std::vector<std::string> places{std::string("/wo") + "rk/", std::string("/ho") + "me/",
                                          std::string("/tm") + "p/wt", std::string("/ro") + "ot/"};
    Found absolute;
    for (const File& file : files())
        for (const auto& place : places)
            if (file.text.find(place) != std::string::npos) absolute.push_back(file.path + ": " + place);
    EXPECT_THAT(absolute, IsEmpty());
}

}  // namespace
}  // namespace allting::tidy
