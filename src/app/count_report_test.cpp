// What `allting count` prints: whose money paid for which winner, and the same in whatever order a file lists things.
#include "app/count_report.hpp"

#include "app/parameter_test.hpp"

namespace allting::app {
namespace {

Counted counted(const CountedFile& file, std::vector<std::string_view> words) {
    const allocation::Rule rules[] = {allocation::Rule::greedy};
    const auto options = options_for(rules, arguments_of(std::move(words)), file.file).front();
    return {options, allocation::count(file.election(), options).value(), 0, {}};
}

CountedFile town() { return {.name = "town.pb", .input_hash = {}, .file = small_town()}; }

TEST(count_report, says_which_money_paid_for_whom) {
    const auto file = town();
    const auto count = counted(file, {"--floor", "väg=20", "--pot", "Söder=30", "--conflict", "1,3", "--partial-next"});
    const auto text = count_text(file, count);
    const auto floor = text.find("floor \"väg\", 20:"), pot = text.find("pot \"Söder\", 30:"),
               rest = text.find("from what is left for all, 50:");
    ASSERT_TRUE(floor < pot && pot < rest && rest != std::string::npos) << text;
    EXPECT_TRUE(text.find("1  4 ", floor) < pot) << text;   // two want the road that costs 20
    EXPECT_TRUE(text.find("2  2 ", pot) < rest) << text;    // of the south only 2 is left for 30
    EXPECT_NE(text.find("3  1 ", rest), std::string::npos) << text;
    EXPECT_EQ(text.find("4  3 ", rest), std::string::npos) << text;  // excluded by 1
    const auto json = count_json(file, count);
    EXPECT_EQ(json::to_text(*json.find("parts")),
              R"([{"kind":"floor","name":"väg","budget":"20","projects":["2","4"],"winners":["4"]},)"
              R"({"kind":"pot","name":"Söder","budget":"30","projects":["2","3"],"winners":["2"]},)"
              R"({"kind":"rest","budget":"50","projects":["1"],"winners":["1"]}])");
}

TEST(count_report, names_the_next_project_that_is_funded_in_part) {
    const auto file = town();
    const auto count = counted(file, {"--partial-next", "--minimum-votes", "2"});
    EXPECT_NE(count_text(file, count).find("in part: 3 gets 10"), std::string::npos) << count_text(file, count);
    EXPECT_EQ(json::to_text(*count_json(file, count).find("partial")), R"({"project":"3","amount":"10"})");
}

TEST(count_report, counts_ballots_that_are_not_valid) {
    const auto file = town();
    const auto count = counted(file, {"--minimum-marks", "2"});
    EXPECT_NE(count_text(file, count).find("2 ballots are not valid"), std::string::npos);
    EXPECT_EQ(*count_json(file, count).find("ballots_invalid")->integer(), 2);
}

TEST(count_report, tells_the_proof_to_readers_too) {
    const auto file = town();
    allocation::CountOptions options;
    options.rule = allocation::Rule::equal_shares;
    options.with_proof = true;
    const auto text = count_text(file, {options, allocation::count(file.election(), options).value(), 0, {}});
    EXPECT_NE(text.find("proof:\n  each voter has 20\n    1  1, price 40/3, rho 1/3\n         3 voters had 20 and paid 40/3\n"),
              std::string::npos)
        << text;
    options.rule = allocation::Rule::cstv;
    EXPECT_NE(count_text(file, {options, allocation::count(file.election(), options).value(), 0, {}}).find("cannot be verified"),
              std::string::npos);
}

}  // namespace
}  // namespace allting::app
