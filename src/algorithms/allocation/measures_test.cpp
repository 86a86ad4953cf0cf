// What real losers lacked, against an independent program's figures; and what real cities decided.
#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

/// The number or word after `key` in the text behind `at`, as written.
std::string value_after(const std::string& text, const std::string& key, std::size_t at) {
    const auto start = text.find('"' + key + "\":", at) + key.size() + 3;
    return text.substr(start, text.find_first_of(",}", start) - start);
}

PabulibFile read_election(std::filesystem::path path) {
    auto file = read_pabulib(text_of_file(elections_folder / path.filename().replace_extension(".pb")));
    EXPECT_TRUE(file.ok()) << path;
    return std::move(file).value();
}

void compare_losers(const std::filesystem::path& path, const std::string& rule, Satisfaction satisfaction,
                    int& compared) {
    const auto text = text_of_file(path);
    const auto section = text.find('"' + rule + "\":");
    const auto section_end = text.find("}}}", section);
    const Election election = read_election(path).election;
    const auto outcome = greedy(election, {.satisfaction = satisfaction}, break_ties(election, TieRule::lexicographic));
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
        const auto at = text.find('"' + election.projects[p].id + "\":{", section);
        if (at >= section_end) continue;
        const Verdict& verdict = outcome.verdicts[p];
        EXPECT_EQ(std::to_string(verdict.winning_cost.value_or(0)), value_after(text, "cost_reduction_max_winning_cost", at))
            << path.filename() << ' ' << rule << ' ' << election.projects[p].id;
        EXPECT_EQ(std::to_string(verdict.score_missing.value_or(-1)), value_after(text, "add_singleton", at))
            << path.filename() << ' ' << rule << ' ' << election.projects[p].id;
        ++compared;
    }
}

TEST(measures, losers_lack_what_the_independent_program_says) {
    SKIP_WITHOUT_SHARED_DATA();
    int compared = 0;
    for (const auto& path : files_in(elections_folder / "golden_measures", ".json")) {
        compare_losers(path, "greedy", Satisfaction::cost, compared);
        compare_losers(path, "greedy_over_cost", Satisfaction::cardinality, compared);
    }
    EXPECT_GE(compared, 100);
}

/// One entry of official_outcomes.json, which has a line for each key and each id.
struct Official {
    std::string file, rule, by, threshold;
    std::vector<std::string> selected;
};

std::vector<Official> official_outcomes() {
    std::vector<Official> outcomes;
    std::ifstream lines(elections_folder / "official_outcomes.json");
    const auto word_in = [](const std::string& line, int number) {
        std::size_t at = 0;
        for (int i = 0; i < number * 2; ++i) at = line.find('"', at) + 1;
        const auto start = line.find('"', at) + 1;
        return line.substr(start, line.find('"', start) - start);
    };
    for (std::string line; std::getline(lines, line);) {
        if (line.find(".pb\": {") != std::string::npos) outcomes.push_back({word_in(line, 0), "", "", "", {}});
        else if (line.find("\"rule\":") != std::string::npos) outcomes.back().rule = word_in(line, 1);
        else if (line.find("\"by\":") != std::string::npos) outcomes.back().by = word_in(line, 1);
        else if (line.find("\"threshold\":") != std::string::npos) outcomes.back().threshold = word_in(line, 1);
        else if (line.find("\"selected\":") == std::string::npos && line.find('"') != std::string::npos)
            outcomes.back().selected.push_back(word_in(line, 0));
    }
    return outcomes;
}

TEST(official, greedy_rules_give_what_the_cities_decided) {
    SKIP_WITHOUT_SHARED_DATA();
    int compared = 0;
    for (const auto& official : official_outcomes()) {
        if (official.rule != "greedy" && official.rule != "greedy-threshold" && official.rule != "greedy-no-skip") continue;
        const Election election = read_election(official.file).election;
        const auto threshold = decimal_from_text(official.threshold, DecimalPoint::dot);
        ASSERT_TRUE(threshold && threshold->decimals == 0) << official.file << official.threshold;
        const GreedyOptions options = {
            .satisfaction = official.by == "score" ? Satisfaction::score : Satisfaction::cost,
            .at_misfit = official.rule == "greedy-no-skip" ? AtMisfit::stop : AtMisfit::skip,
            .threshold = threshold->digits};
        auto winners = ids_of(election, greedy(election, options, break_ties(election, TieRule::cheapest_first)).winners);
        auto selected = official.selected;
        std::sort(winners.begin(), winners.end());
        std::sort(selected.begin(), selected.end());
        EXPECT_EQ(winners, selected) << official.file << ' ' << official.rule << ' ' << official.by;
        ++compared;
    }
    EXPECT_GE(compared, 200);
}

}  // namespace
}  // namespace allting::allocation
