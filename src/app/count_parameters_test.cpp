// Nothing that decides a count is hidden: every field of the options is a parameter, every parameter is recorded, and what
// is recorded gives the same options again.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/count_parameters.hpp"
#include "app/count_presets.hpp"
#include "app/election_input.hpp"
#include "app/parameter_test.hpp"
#include "app/parameter_texts.hpp"

namespace allting::app {
namespace {

using allocation::CountOptions;
using allocation::PabulibFile;
using allocation::Rule;

/// Converts to anything: for counting how many values an aggregate can be made of.
struct Anything {
    template <class T> operator T() const;
};
template <class T, class... Values>
constexpr std::size_t fields_of() {
    if constexpr (requires { T{Values()..., Anything()}; }) return fields_of<T, Values..., Anything>();
    else return sizeof...(Values);
}

/// The parameter's name, a value that is not the default, and options with which it decides something.
struct Example {
    std::string_view name, value;
    std::vector<std::string_view> beside;
    std::string_view recorded;  // where not as given
};

const std::vector<Example> examples = {
    {"satisfaction", "cardinality", {}, {}},
    {"completion", "add1", {}, {}},
    {"first_share", "whole-units", {}, {}},
    {"step", "3", {"--completion", "add1"}, {}},
    {"stop", "overspend", {"--completion", "add1"}, {}},
    {"exhaustive_over", "all", {"--completion", "add1"}, {}},
    {"all_affordable", "count-once", {"--completion", "add1"}, {}},
    {"compared_by", "any-winner", {"--completion", "comparison"}, {}},
    {"ties", "min-cost", {}, {}},
    {"lot_seed", "tärning 4", {"--ties", "lot"}, {}},
    {"misfit", "skip", {}, {}},
    {"threshold", "3", {}, {}},
    {"transfer", "elimination", {}, {}},
    {"best_by", "support", {}, {}},
    {"duplicates", "as-published", {}, {}},
    {"minimum_votes", "2", {}, {}},
    {"votes_per_cost", "3", {}, {}},
    {"minimum_marks", "2", {}, {}},
    {"amounts", "whole-units", {}, {}},
    {"floor", "lokal=20@1,3", {}, R"(["lokal=20@1,3"])"},
    {"pot", "Söder=30", {}, R"(["Söder=30@2,3,4"])"},
    {"conflict", "2,3", {}, R"(["2,3"])"},
    {"partial_next", "true", {}, {}},
};

Rule rule_with(const Parameter& parameter) {
    if (parameter.belongs_to(Rule::equal_shares)) return Rule::equal_shares;
    for (const Rule rule : allocation::all_rules())
        if (parameter.belongs_to(rule)) return rule;
    ADD_FAILURE() << "no rule has " << parameter.name;
    return Rule::greedy;
}

const Example& example_of(const Parameter& parameter) {
    const auto found = std::ranges::find(examples, parameter.name, &Example::name);
    if (found == examples.end()) ADD_FAILURE() << "no example for " << parameter.name;
    return found == examples.end() ? examples.front() : *found;
}

/// The town, read as the parameter wants it.
PabulibFile town_for(const Parameter& parameter) {
    auto file = small_town();
    if (parameter.name == "duplicates") file.election.duplicates = allocation::Duplicates::as_published;
    return file;
}

CountOptions options_with(const Parameter& parameter, const PabulibFile& file) {
    const auto& example = example_of(parameter);
    const Rule rules[] = {rule_with(parameter)};
    auto words = example.beside;
    const std::string option = "--" + std::string(parameter.name);
    words.push_back(option);
    if (!parameter.values.empty()) words.push_back(example.value);
    return options_for(rules, arguments_of(words), file).front();
}

TEST(parameters, are_every_field_that_a_count_is_asked) {
    // `rule` stands by itself and `with_proof` decides nothing; three fields are structs of fields. `duplicates` is asked
    // of the file's reader.
    constexpr auto fields = 1 + fields_of<CountOptions>() - 2 - 3 + fields_of<allocation::RaiseOptions>() +
                            fields_of<allocation::Restrictions>() + fields_of<allocation::Preparation>();
    EXPECT_EQ(fields, all_parameters().size()) << "a field without a parameter would decide and not be recorded";
}

TEST(parameters, are_recorded_with_the_value_that_was_given) {
    for (const Parameter& parameter : all_parameters()) {
        const auto file = town_for(parameter);
        const auto& example = example_of(parameter);
        const auto options = options_with(parameter, file);
        const auto recorded = json::Value(parameters_json(options, file.election));
        const auto* const value = recorded.find(parameter.name);
        ASSERT_NE(value, nullptr) << parameter.name << " is not recorded";
        EXPECT_EQ(value->text() ? *value->text() : json::to_text(*value), example.recorded.empty() ? example.value : example.recorded);
        const auto otherwise = json::Value(parameters_json({.rule = options.rule}, small_town().election));
        EXPECT_NE(json::to_text(*otherwise.find(parameter.name)), json::to_text(*value)) << parameter.name;
    }
}

TEST(parameters, as_recorded_give_the_same_options_again) {
    for (const Parameter& parameter : all_parameters()) {
        const auto file = town_for(parameter);
        const auto options = options_with(parameter, file);
        const auto recorded = parameters_json(options, file.election);
        CountOptions again{.rule = options.rule};
        for (const auto& [name, value] : recorded) {
            const auto found = std::ranges::find(all_parameters(), name, &Parameter::name);
            for (const auto& each : value.array() ? *value.array() : json::Array{value})
                if (!each.is_null()) found->set(again, each.text() ? *each.text() : json::to_text(each), file);
        }
        EXPECT_EQ(json::to_text(parameters_json(again, file.election)), json::to_text(recorded));
    }
}

std::string complaint(const std::vector<Rule>& rules, std::vector<std::string_view> words) {
    try {
        options_for(rules, arguments_of(std::move(words)), small_town());
    } catch (const WrongUse& wrong) {
        return wrong.what();
    }
    return "";
}

TEST(parameters, that_decide_nothing_are_refused_with_what_they_belong_to) {
    const auto says = [](const std::string& sentence, std::string_view part) { return sentence.find(part) != sentence.npos; };
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--completion", "add1"}), "choose --rule equal-shares, exact-equal-shares"));
    EXPECT_TRUE(says(complaint({Rule::equal_shares}, {"--step", "2"}), "--completion add1"));
    EXPECT_TRUE(says(complaint({Rule::equal_shares}, {"--completion", "budget-1pct", "--step", "2"}), "leave it out"));
    EXPECT_TRUE(says(complaint({Rule::equal_shares}, {"--completion", "add1-overspend", "--stop", "exhaustive"}), "--completion add1"));
    EXPECT_TRUE(says(complaint({Rule::equal_shares}, {"--completion", "add1", "--stop", "overspend", "--exhaustive-over", "all"}),
                     "--stop exhaustive"));
    EXPECT_TRUE(says(complaint({Rule::equal_shares}, {"--completion", "add1", "--compared-by", "any-winner"}), "comparison"));
    EXPECT_TRUE(says(complaint({Rule::equal_shares}, {"--lot-seed", "x"}), "--ties lot"));
    EXPECT_TRUE(says(complaint({Rule::equal_shares}, {"--ties", "alphabet"}), "min-cost"));
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--preset", "bern-1999"}), "wieliczka-2023"));
    EXPECT_EQ(complaint({Rule::greedy}, {"--completion", "none"}), "");
    EXPECT_EQ(complaint({Rule::greedy}, {"--minimum-votes", "0"}), "");
    EXPECT_EQ(complaint({Rule::greedy, Rule::equal_shares}, {"--completion", "add1", "--step", "2"}), "");
}

TEST(parameters, of_cities_are_refused_where_the_file_has_no_such_thing) {
    const auto says = [](const std::string& sentence, std::string_view part) { return sentence.find(part) != sentence.npos; };
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--pot", "Norr=5"}), "--pot Norr=AMOUNT@ID,ID"));
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--pot", "Söder"}), "NAME=AMOUNT"));
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--pot", "Söder=0.5"}), "finer"));
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--pot", "category"}), "budget_per_category"));
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--floor", "x=5@9"}), "no project \"9\""));
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--conflict", "2"}), "two projects"));
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--minimum-votes", "-1"}), "whole number"));
    EXPECT_TRUE(says(complaint({Rule::greedy}, {"--pot", "park=5"}), "both district and category"));
    EXPECT_EQ(complaint({Rule::greedy}, {"--pot", "category:park=5"}), "");
}

TEST(parameters, stand_in_the_page_about_counting_with_the_presets) {
    const auto page = bytes_of("docs/counting.md");
    for (const Parameter& parameter : all_parameters())
        EXPECT_NE(page.find("| `" + option_of(parameter.name) + "` |"), std::string::npos) << parameter.name;
    for (const Preset& preset : all_presets())
        EXPECT_NE(page.find("| `" + std::string(preset.name) + "` |"), std::string::npos) << preset.name;
}

TEST(parameters, take_the_threshold_from_the_file_unless_one_is_given) {
    const auto file = small_town();  // says 2
    const Rule rules[] = {Rule::greedy_threshold};
    EXPECT_EQ(options_for(rules, arguments_of({}), file).front().threshold, 2);
    EXPECT_EQ(options_for(rules, arguments_of({"--threshold", "5"}), file).front().threshold, 5);
}

}  // namespace
}  // namespace allting::app
