#include "app/count_presets.hpp"

#include "app/command.hpp"

namespace allting::app {
namespace {

using Values = std::pair<std::string_view, std::string_view>;

constexpr Values pabutools[] = {
    {"satisfaction", "cost"},         {"completion", "add1"},     {"first_share", "exact"},   {"stop", "exhaustive"},
    {"exhaustive_over", "supported"}, {"all_affordable", "raise"}, {"ties", "lexicographic"}, {"misfit", "stop"}};
// The web tool breaks no ties: it stops with an error.
constexpr Values equalshares_net[] = {
    {"satisfaction", "cost"},   {"completion", "add1u"},          {"first_share", "whole-units"}, {"stop", "exhaustive"},
    {"exhaustive_over", "all"}, {"all_affordable", "count-once"}, {"ties", "refuse"}};
// The checker goes by cost, then votes, and stops with an error where these are equal too; there we go by id. It never ends
// where everything can be paid for; we do.
constexpr Values pabulib_checker[] = {{"satisfaction", "cost"},
                                      {"completion", "add1-overspend"},
                                      {"first_share", "exact-then-whole"},
                                      {"amounts", "whole-units"},
                                      {"ties", "min-cost"}};
constexpr Values wieliczka_2023[] = {{"satisfaction", "cost"}, {"completion", "comparison"},        {"first_share", "exact"},
                                     {"stop", "overspend"},    {"compared_by", "approved-winners"}, {"ties", "min-cost"}};
constexpr Values swiecie_2023[] = {{"satisfaction", "cost"},        {"completion", "comparison"},
                                   {"first_share", "exact"},        {"stop", "exhaustive"},
                                   {"exhaustive_over", "supported"}, {"compared_by", "approved-winners"},
                                   {"ties", "min-cost"},            {"minimum_marks", "3"},
                                   {"votes_per_cost", "3"}};
constexpr Values aarau_2023[] = {{"satisfaction", "points"}, {"completion", "add1"},           {"first_share", "exact"},
                                 {"stop", "exhaustive"},     {"exhaustive_over", "supported"}, {"ties", "min-cost"},
                                 {"minimum_marks", "3"}};

constexpr Preset presets[] = {
    {"pabutools", "the reference library's add1: stops when nothing that has supporters fits", pabutools},
    {"equalshares.net", "the web tool's default: whole shares, all projects, then greedy; ties are refused", equalshares_net},
    {"pabulib-checker", "the archive's checker: whole shares from the second count on, stops on overspending only", pabulib_checker},
    {"wieliczka-2023", "the city's rule: add1 that stops on overspending only, compared with greedy", wieliczka_2023},
    {"swiecie-2023", "the city's rule: three marks or more, votes / ballots >= cost / (3 x budget), add1, comparison", swiecie_2023},
    {"aarau-2023", "the city's rule: points on three projects or more, add1", aarau_2023},
};

}  // namespace

std::span<const Preset> all_presets() { return presets; }

const Preset& preset_named(std::string_view name) {
    std::string all;
    for (const Preset& preset : presets) {
        if (preset.name == name) return preset;
        all += (all.empty() ? "" : ", ") + std::string(preset.name);
    }
    throw WrongUse("--preset is one of " + all + "; \"" + std::string(name) + "\" is none of them");
}

std::string presets_help() {
    std::string text;
    for (const Preset& preset : presets) {
        text += "                          " + std::string(preset.name) + std::string(17 - preset.name.size(), ' ') +
                std::string(preset.meaning) + '\n';
    }
    return text;
}

}  // namespace allting::app
