// What cities really decided, by the rule that they stated. Equals go by the lowest cost, as in Warsaw's own rules: in one
// election (Brodno 2019) two projects with 217 votes are settled so.
// The official outcomes of greedy-exclusive come from projects that exclude each other, which the files do not name; the
// one here needs none, and a city that has them gives them as Restrictions::conflicts.
#include <map>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/pabulib.hpp"

namespace allting::allocation {
namespace {

using Ids = std::vector<std::string>;

/// One line of official_outcomes.json, which is JSON as one program writes it: found by its keys, no more.
struct Official {
    std::string file, rule, threshold, measure;
    Ids selected;
};

std::string word_after(const std::string& text, std::string_view key, std::size_t from) {
    const auto start = text.find('"', text.find(key, from) + key.size()) + 1;
    return text.substr(start, text.find('"', start) - start);
}

std::vector<Official> read_officials() {
    const auto text = text_of_file(elections_folder / "official_outcomes.json");
    std::vector<Official> officials;
    for (auto at = text.find(".pb\""); at != std::string::npos; at = text.find(".pb\"", at + 1)) {
        const auto start = text.rfind('"', at) + 1;
        Official official{text.substr(start, at + 3 - start), word_after(text, "\"rule\":", at),
                          word_after(text, "\"threshold\":", at), word_after(text, "\"by\":", at), {}};
        auto next = text.find('[', at) + 1;
        for (const auto end = text.find(']', next); (next = text.find('"', next)) < end; ++next) {
            const auto close = text.find('"', next + 1);
            official.selected.push_back(text.substr(next + 1, close - next - 1));
            next = close;
        }
        officials.push_back(std::move(official));
    }
    return officials;
}

CountOptions options_of(const Official& official) {
    CountOptions options;
    const auto rule = official.rule == "greedy-exclusive" ? Rule::greedy : rule_named(official.rule);
    EXPECT_TRUE(rule) << official.file << ": no rule is named " << official.rule;
    options.rule = rule.value_or(Rule::greedy);
    options.ties = TieRule::cheapest_first;
    options.satisfaction = official.measure == "score" ? Satisfaction::score : Satisfaction::cost;
    options.restrictions.minimum_votes = std::stoll(official.threshold);
    return options;
}

Ids sorted(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
}

Ids winners_of(const Election& election, const CountOptions& options) {
    return sorted(ids_of(election, count(election, options).value().winners));
}

TEST(official_outcomes, stated_rules_give_what_the_cities_decided) {
    SKIP_WITHOUT_SHARED_DATA();
    std::map<std::string, int> compared;
    for (const Official& official : read_officials()) {
        const auto file = read_pabulib(text_of_file(elections_folder / official.file));
        ASSERT_TRUE(file.ok()) << official.file;
        EXPECT_EQ(winners_of(file.value().election, options_of(official)), sorted(official.selected))
            << official.file << ' ' << official.rule;
        ++compared[official.rule];
    }
    const std::map<std::string, int> all = {{"greedy", 66},         {"greedy-custom", 17},    {"greedy-exclusive", 1},
                                            {"greedy-no-skip", 80}, {"greedy-threshold", 96}};
    EXPECT_EQ(compared, all);
}

}  // namespace
}  // namespace allting::allocation
