// Real elections against the results of the reference implementation: same winners, same order, same cost. The fields of
// a reference result are options of `allting count`, and are given to the same table that the command line uses.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/exact_text.hpp"
#include "app/count_parameters.hpp"
#include "app/election_input.hpp"

namespace allting::app {
namespace {

using allocation::CountOptions;
using allocation::Election;
using allocation::elections_folder;
using allocation::Outcome;
using allocation::PabulibFile;

/// A member of a golden result, "" where it is null or missing.
std::string word(const json::Value& golden, std::string_view name) {
    const auto* const value = golden.find(name);
    return value && value->text() ? *value->text() : "";
}

/// The options that the result was made with. Throws WrongUse where there is no such rule or value.
CountOptions options_of(const json::Value& golden, const PabulibFile& file) {
    const auto rule = allocation::rule_named(word(golden, "rule"));
    if (!rule) throw WrongUse("no rule is named " + word(golden, "rule"));
    CountOptions options;
    options.rule = *rule;
    for (const Parameter& parameter : all_parameters()) {
        const auto text = word(golden, parameter.name);
        if (!text.empty()) parameter.set(options, text, file);
    }
    return options;
}

std::vector<std::string> winners_of(const json::Value& golden) {
    std::vector<std::string> ids;
    for (const auto& id : *golden.find("winners")->array()) ids.push_back(*id.text());
    return ids;
}

void expect_like(const json::Value& golden, const Election& election, const CountOptions& options, const Outcome& outcome) {
    std::vector<std::string> winners;
    for (const auto winner : outcome.winners) winners.push_back(election.projects[winner].id);
    auto expected = winners_of(golden);
    if (word(golden, "order") != "selection") {  // so the reference returns them
        std::sort(winners.begin(), winners.end());
        std::sort(expected.begin(), expected.end());
    }
    if (const auto* const unique = golden.find("optimum_unique")) {
        ASSERT_TRUE(outcome.optimum);
        EXPECT_EQ(outcome.optimum->is_unique, *unique->boolean());
        const auto& worth = outcome.optimum->objective;
        EXPECT_EQ(worth_is_money(options.satisfaction) ? allocation::in_currency(worth, election.money_scale) : worth,
                  word(golden, "objective"));
        if (!*unique->boolean()) return;  // the reference names any of the best sets
    }
    EXPECT_EQ(winners, expected);
    EXPECT_EQ(allocation::decimal_text(outcome.total_cost, election.money_scale), word(golden, "total_cost"));
    if (const auto endowment = word(golden, "accepted_endowment"); !endowment.empty()) {
        EXPECT_EQ(allocation::in_currency(outcome.endowment_exact, election.money_scale), endowment);
    }
}

/// Counts by every result of one file. returns how many of each rule were compared
std::map<std::string, int> compare_file(const std::filesystem::path& path) {
    const auto goldens = json::parse(bytes_of(path), {.depth_max = 8, .nodes_max = 1'000'000});
    EXPECT_TRUE(goldens.ok());
    const auto file = read_election((elections_folder / path.stem()).string() + ".pb");
    std::map<std::string, int> compared;
    for (const auto& golden : *goldens.value().find("results")->array()) {
        SCOPED_TRACE(word(golden, "rule") + ' ' + word(golden, "satisfaction") + ' ' + word(golden, "completion"));
        const auto options = options_of(golden, file);
        const auto outcome = allocation::count(file.election, options);
        EXPECT_TRUE(outcome.ok()) << outcome.error().code;
        if (!outcome.ok()) continue;
        expect_like(golden, file.election, options, outcome.value());
        ++compared[word(golden, "rule")];
    }
    return compared;
}

/// How many results the reference gave for each rule, over all files: the test fails where one of them is not compared.
const std::map<std::string, int> results_given = {{"equal-shares", 457}, {"exact-equal-shares", 54}, {"greedy", 109},
                                                  {"max-welfare", 71},   {"maximin-support", 10},    {"phragmen", 35}};

TEST(golden, real_elections_give_the_reference_winners_in_order) {
    SKIP_WITHOUT_SHARED_DATA();
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(elections_folder / "golden")) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::map<std::string, int> all;
    std::printf("%-86s results compared\n", "");
    for (const auto& path : paths) {
        SCOPED_TRACE(path.stem().string());
        int in_file = 0;
        for (const auto& [rule, count] : compare_file(path)) all[rule] += count, in_file += count;
        std::printf("%-86s %4d\n", path.stem().string().c_str(), in_file);
    }
    for (const auto& [rule, count] : all) std::printf("%-86s %4d\n", rule.c_str(), count);
    EXPECT_EQ(paths.size(), 51u);
    EXPECT_EQ(all, results_given);
}

}  // namespace
}  // namespace allting::app
