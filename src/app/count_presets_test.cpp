// "Equal Shares with add1" is not one rule: the presets differ where the tools do, and give what cities decided.
#include "app/count_presets.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "algorithms/allocation/elections_test.hpp"
#include "app/election_input.hpp"
#include "app/parameter_test.hpp"

namespace allting::app {
namespace {

using allocation::CountOptions;
using allocation::elections_folder;
using allocation::Outcome;
using allocation::PabulibFile;
using allocation::Rule;
using Ids = std::vector<std::string>;

constexpr Rule shares[] = {Rule::equal_shares};

CountOptions options_of(std::string_view preset, const PabulibFile& file, std::vector<std::string_view> more = {}) {
    more.insert(more.begin(), {"--preset", preset});
    return options_for(shares, arguments_of(std::move(more)), file).front();
}

Ids winners_of(const PabulibFile& file, const Outcome& outcome) {
    Ids ids;
    for (const auto winner : outcome.winners) ids.push_back(file.election.projects[winner].id);
    return ids;
}

Ids sorted(Ids ids) {
    std::ranges::sort(ids);
    return ids;
}

TEST(presets, set_only_what_there_is_and_yield_to_what_is_given) {
    const auto file = small_town();
    for (const Preset& preset : all_presets()) {
        for (const auto& [name, value] : preset.values) {
            const auto parameter = std::ranges::find(all_parameters(), name, &Parameter::name);
            ASSERT_NE(parameter, all_parameters().end()) << name;
            CountOptions options;
            EXPECT_NO_THROW(parameter->set(options, value, file)) << name;
        }
    }
    const auto options = options_of("pabutools", file, {"--stop", "overspend"});
    EXPECT_EQ(options.completion, allocation::Completion::add1);
    EXPECT_EQ(options.raise.stop, allocation::StopAt::overspend);
}

/// Ten voters and a budget of 104: `big` and `next` are bought at once. `huge` never fits beside `big`, and `nobody`, whom nobody
/// marked, always does; so it is another share at which each tool stops.
TEST(presets, stop_at_the_shares_at_which_their_tools_do) {
    std::string votes = "1;big,huge\n";
    for (int voter = 2; voter <= 10; ++voter) votes += std::to_string(voter) + (voter <= 7 ? ";big\n" : ";next,huge\n");
    const auto file = file_of("num_projects;4\nnum_votes;10\nbudget;104\nvote_type;approval\n",
                              "project_id;cost\nbig;60\nnext;30\nnobody;14\nhuge;100\n", votes);
    const auto share_of = [&](std::string_view preset, std::vector<std::string_view> more = {}) {
        return allocation::count(file.election, options_of(preset, file, std::move(more))).value().endowment_exact;
    };
    EXPECT_EQ(share_of("pabutools"), "52/5");        // nothing that has supporters fits any more
    EXPECT_EQ(share_of("swiecie-2023", {"--minimum-marks", "0", "--votes-per-cost", "0"}), "52/5");
    EXPECT_EQ(share_of("equalshares.net"), "27");    // 10, 11 … while `nobody` still fits; with 28 `huge` is bought too
    EXPECT_EQ(share_of("pabulib-checker"), "27");    // 52/5, 11, 12 …
    EXPECT_EQ(share_of("wieliczka-2023"), "132/5");  // 52/5, 57/5 …
}

/// Three voters with 4 each want `a` for 12; `b` for 1 is marked by one of them. All projects are affordable together.
TEST(presets, count_once_or_more_where_all_is_affordable) {
    const auto file = file_of("num_projects;2\nnum_votes;3\nbudget;13\nvote_type;approval\n", "project_id;cost\na;12\nb;1\n",
                              "1;a\n2;a\n3;a,b\n");
    const auto share_of = [&](std::string_view preset) {
        return allocation::count(file.election, options_of(preset, file)).value().endowment_exact;
    };
    EXPECT_EQ(share_of("equalshares.net"), "4");
    EXPECT_EQ(share_of("pabutools"), "16/3");
    EXPECT_EQ(share_of("pabulib-checker"), "5");
}

TEST(presets, round_amounts_as_the_archives_checker_does) {
    const auto file = file_of("num_projects;1\nnum_votes;2\nbudget;10.5\nvote_type;approval\n", "project_id;cost\na;10.75\n", "1;a\n2;a\n");
    EXPECT_TRUE(allocation::count(file.election, options_of("pabutools", file)).value().winners.empty());
    EXPECT_EQ(allocation::count(file.election, options_of("pabulib-checker", file)).value().total_cost, 1'000);
}

/// Swiecie: of 3 × votes × budget ≥ cost × ballots, `dear` fails by one vote; a ballot with two marks is not valid.
TEST(presets, hold_projects_and_ballots_to_what_the_city_asks) {
    const std::string projects = "project_id;cost\na;10\nb;10\nc;10\ndear;90\n";
    const auto file = file_of("num_projects;4\nnum_votes;5\nbudget;100\nvote_type;approval\n", projects,
                              "1;a,b,c,dear\n2;a,b,c\n3;a,b,c\n4;a,b,c\n5;a,dear\n");
    const auto options = options_of("swiecie-2023", file);
    const auto counted = allocation::count(file.election, options);
    EXPECT_EQ(allocation::count_invalid_ballots(file.election, options.preparation), 1);
    EXPECT_EQ(sorted(winners_of(file, counted.value())), (Ids{"a", "b", "c"}));
    EXPECT_EQ(counted.value().verdicts[3].reason, allocation::Reason::below_threshold);
    EXPECT_EQ(counted.value().verdicts[0].votes, 4);
    const auto without = options_of("swiecie-2023", file, {"--minimum-marks", "0"});  // 3 × 2 × 100 ≥ 90 × 5
    EXPECT_NE(allocation::count(file.election, without).value().verdicts[3].reason, allocation::Reason::below_threshold);
}

TEST(presets, give_what_cities_decided_by_equal_shares) {
    SKIP_WITHOUT_SHARED_DATA();
    const std::map<std::string, std::string_view> cities = {{"Poland_Wieliczka_2023.pb", "wieliczka-2023"},
                                                            {"Poland_Swiecie_2023.pb", "swiecie-2023"},
                                                            {"Switzerland_Aarau_2023.pb", "aarau-2023"},
                                                            {"Netherlands_Assen_2024.pb", "pabutools"}};
    for (const auto& [name, preset] : cities) {
        if (!std::filesystem::exists(elections_folder / name)) {
            std::printf("skipped: %s is not in ../shared/data\n", name.c_str());
            continue;
        }
        const auto file = read_election((elections_folder / name).string());
        const auto outcome = allocation::count(file.election, options_of(preset, file)).value();
        Ids selected;
        for (std::size_t p = 0; p < file.election.projects.size(); ++p)
            if (file.cell(p, "selected") == "1") selected.push_back(file.election.projects[p].id);
        EXPECT_EQ(sorted(winners_of(file, outcome)), sorted(selected)) << name;
        std::printf("%s by %s: the %zu official winners\n", name.c_str(), std::string(preset).c_str(), selected.size());
    }
}

TEST(presets, name_different_winners_in_real_elections) {
    SKIP_WITHOUT_SHARED_DATA();
    constexpr std::string_view names[] = {"equalshares.net", "pabulib-checker", "wieliczka-2023", "swiecie-2023"};
    std::map<std::string_view, int> differ;
    int compared = 0, refused = 0;
    for (const auto& entry : std::filesystem::directory_iterator(elections_folder)) {
        if (entry.path().extension() != ".pb" || entry.file_size() > 60'000) continue;
        const auto file = read_election(entry.path().string());
        const auto winners = [&](std::string_view preset) {
            const auto outcome = allocation::count(file.election, options_of(preset, file));
            if (!outcome) ++refused;
            return outcome ? std::optional(sorted(winners_of(file, outcome.value()))) : std::nullopt;
        };
        const auto by_pabutools = winners("pabutools");
        for (const auto name : names)
            if (const auto others = winners(name)) differ[name] += others != by_pabutools;
        ++compared;
    }
    std::printf("%d elections, %d counts refused for a tie\n", compared, refused);
    for (const auto name : names) {
        std::printf("%s: other winners than pabutools in %d\n", std::string(name).c_str(), differ[name]);
        EXPECT_GT(differ[name], 0) << name;
    }
}

TEST(presets, of_the_reference_give_its_results) {
    SKIP_WITHOUT_SHARED_DATA();
    int compared = 0;
    for (const auto& entry : std::filesystem::directory_iterator(elections_folder / "golden")) {
        const auto path = (elections_folder / entry.path().stem()).string() + ".pb";
        if (std::filesystem::file_size(path) > 200'000) continue;  // the larger ones are in golden_test
        const auto goldens = json::parse(bytes_of(entry.path()), {.depth_max = 8, .nodes_max = 1'000'000});
        const auto file = read_election(path);
        for (const auto& golden : *goldens.value().find("results")->array()) {
            const auto text = [&](std::string_view name) {
                const auto* const value = golden.find(name);
                return value && value->text() ? *value->text() : "";
            };
            if (text("rule") != "equal-shares" || !text("completion").starts_with("add1")) continue;
            const std::string satisfaction = text("satisfaction"), completion = text("completion");
            const auto options = options_of("pabutools", file, {"--satisfaction", satisfaction, "--completion", completion});
            Ids expected;
            for (const auto& id : *golden.find("winners")->array()) expected.push_back(*id.text());
            EXPECT_EQ(winners_of(file, allocation::count(file.election, options).value()), expected) << path << ' ' << completion;
            ++compared;
        }
    }
    std::printf("%d reference results\n", compared);
    EXPECT_GT(compared, 50);
}

}  // namespace
}  // namespace allting::app
