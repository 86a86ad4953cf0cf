// Real elections against the results of the reference implementation: same winners, same order, same cost. The fields of
// a reference result are options of `allting count`, and are given to the same table that the command line uses.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/exact_text.hpp"
#include "app/count_parameters.hpp"
#include "app/election_input.hpp"

namespace allting::app {
namespace {

using allocation::CountOptions;
using allocation::Election;
using allocation::Outcome;
using allocation::PabulibFile;

const std::filesystem::path elections_folder = "../shared/data/elections";

/// A member of a golden result, "" where it is null or missing.
std::string word(const json::Value& golden, std::string_view name) {
    const auto* const value = golden.find(name);
    return value && value->text() ? *value->text() : "";
}

/// The options that the result was made with, or nothing where there is no such rule.
std::optional<CountOptions> options_of(const json::Value& golden, const PabulibFile& file) {
    const auto rule = allocation::rule_named(word(golden, "rule"));
    if (!rule) return std::nullopt;
    CountOptions options;
    options.rule = *rule;
    for (const Parameter& parameter : all_parameters()) {
        const auto text = word(golden, parameter.name);
        if (text.empty()) continue;
        try {
            parameter.set(options, text, file);
        } catch (const WrongUse&) {
            return std::nullopt;
        }
    }
    return options;
}

std::vector<std::string> winners_of(const json::Value& golden) {
    std::vector<std::string> ids;
    for (const auto& id : *golden.find("winners")->array()) ids.push_back(*id.text());
    return ids;
}

void expect_like(const json::Value& golden, const Election& election, const Outcome& outcome) {
    std::vector<std::string> winners;
    for (const auto winner : outcome.winners) winners.push_back(election.projects[winner].id);
    auto expected = winners_of(golden);
    if (word(golden, "order") != "selection") {  // so the reference returns them
        std::sort(winners.begin(), winners.end());
        std::sort(expected.begin(), expected.end());
    }
    const auto* const unique = golden.find("optimum_unique");
    if (unique == nullptr || *unique->boolean()) {
        EXPECT_EQ(winners, expected);
        EXPECT_EQ(allocation::decimal_text(outcome.total_cost, election.money_scale), word(golden, "total_cost"));
    }
    if (const auto endowment = word(golden, "accepted_endowment"); !endowment.empty()) {
        EXPECT_EQ(allocation::in_currency(outcome.endowment_exact, election.money_scale), endowment);
    }
}

TEST(golden, real_elections_give_the_reference_winners_in_order) {
    if (!std::filesystem::exists(elections_folder)) GTEST_SKIP() << "skipped: no ../shared/data";
    std::map<std::string, int> compared, without_rule;
    for (const auto& entry : std::filesystem::directory_iterator(elections_folder / "golden")) {
        const auto goldens = json::parse(bytes_of(entry.path()), {.depth_max = 8, .nodes_max = 1'000'000});
        ASSERT_TRUE(goldens.ok()) << entry.path();
        const auto file = read_election((elections_folder / entry.path().stem()).string() + ".pb");
        for (const auto& golden : *goldens.value().find("results")->array()) {
            const auto name = word(golden, "rule") + ' ' + word(golden, "satisfaction") + ' ' + word(golden, "completion");
            SCOPED_TRACE(entry.path().stem().string() + ' ' + name);
            const auto options = options_of(golden, file);
            if (!options) {
                ++without_rule[name];
                continue;
            }
            const auto outcome = allocation::count(file.election, *options);
            ASSERT_TRUE(outcome.ok());
            expect_like(golden, file.election, outcome.value());
            ++compared[word(golden, "rule")];
        }
    }
    for (const auto& [rule, times] : compared) std::printf("%s: %d results compared\n", rule.c_str(), times);
    for (const auto& [name, times] : without_rule) std::printf("%s: %d results of a rule that there is not\n", name.c_str(), times);
}

}  // namespace
}  // namespace allting::app
