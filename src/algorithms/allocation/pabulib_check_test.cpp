// The check tells what is wrong and what is odd, with the line; every finding has its sentence in both languages.
#include "algorithms/allocation/pabulib_check.hpp"

#include <map>
#include <set>

#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

const std::string good_meta =
    "META\nkey;value\ndescription;d\ncountry;c\nunit;u\ninstance;2024\nnum_projects;2\nnum_votes;2\nbudget;100\n"
    "rule;greedy\ndate_begin;01.10.2024\ndate_end;2024\n";
const std::string good_projects = "PROJECTS\nproject_id;cost;votes\na;60;1\nb;50;2\n";
const std::string good_votes = "VOTES\nvoter_id;vote\n1;a,b\n2;b\n";

std::string good(const std::string& type = "approval") { return good_meta + "vote_type;" + type + "\n" + good_projects + good_votes; }

std::string with(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

/// "code line value found" of each warning.
std::vector<std::string> oddities_of(const std::string& text) {
    const auto report = check_pabulib(text);
    EXPECT_EQ(report.fault_count, 0u) << (report.faults.empty() ? "" : report.faults[0].code) << text;
    std::vector<std::string> found;
    for (const auto& warning : report.warnings) {
        std::map<std::string, std::string> of(warning.arguments.begin(), warning.arguments.end());
        found.push_back(warning.code + ' ' + of["line"] + ' ' + of["value"] + ' ' + of["found"]);
    }
    return found;
}
using Found = std::vector<std::string>;

TEST(pabulib_check, sound_file_has_nothing_odd_and_is_summed_up) {
    const auto report = check_pabulib(good());
    EXPECT_EQ(oddities_of(good()), Found{});
    ASSERT_TRUE(report.summary);
    EXPECT_EQ(report.summary->projects, 2u);
    EXPECT_EQ(report.summary->ballots, 2);
    EXPECT_EQ(report.summary->different_ballots, 2u);
    EXPECT_EQ(report.summary->blank_ballots, 0);
    EXPECT_EQ(report.summary->marks, 3);
    EXPECT_EQ(report.summary->budget, "100");
    EXPECT_EQ(report.summary->total_cost, "110");
    EXPECT_EQ(check_pabulib(with(good(), "a;60", "a;60.25")).summary->total_cost, "110.25");
}

TEST(pabulib_check, faults_come_without_a_summary) {
    const auto report = check_pabulib(with(good(), "1;a,b", "1;a,c"));
    EXPECT_EQ(report.fault_count, 1u);
    EXPECT_EQ(report.faults[0].code, "unknown_project");
    EXPECT_FALSE(report.summary);
}

TEST(pabulib_check, numbers_that_do_not_match_are_told) {
    EXPECT_EQ(oddities_of(with(good(), "num_votes;2", "num_votes;3")), Found{"number_differs 8 3 2"});
    EXPECT_EQ(oddities_of(with(good(), "num_projects;2", "num_projects;two")), Found{"number_differs 7 two 2"});
    EXPECT_EQ(oddities_of(with(good(), "b;50;2", "b;50;3")), Found{"recount_differs 17 3 2"});
}

TEST(pabulib_check, project_twice_on_a_ballot_is_told) {
    EXPECT_EQ(oddities_of(with(good(), "2;b", "2;b,b")), Found{"project_twice_on_ballot 21 b "});
}

TEST(pabulib_check, money_that_makes_no_vote_is_told) {
    EXPECT_EQ(oddities_of(with(good(), "a;60", "a;101")), Found{"cost_above_budget 16 a 101"});
    EXPECT_EQ(oddities_of(with(good(), "a;60", "a;999999999")), Found{"withdrawn 16 a "});
    EXPECT_EQ(oddities_of(with(good(), "budget;100", "budget;110")), Found{"all_affordable 1 110 "});
    EXPECT_EQ(oddities_of(with(good(), "a;60", "a;0")), (Found{"all_affordable 1 100 ", "cost_zero 16 a "}));
    EXPECT_EQ(oddities_of(with(good(), "budget;100", "budget;100,5")), Found{"decimal_comma 9 100,5 "});
    EXPECT_EQ(oddities_of(with(good(), "budget;100", "budget;0"))[0], "no_budget 1  ");
}

TEST(pabulib_check, ballots_beyond_the_limits_are_told) {
    const auto limited = [](const std::string& limit) { return with(good(), "rule;", limit + "\nrule;"); };
    EXPECT_EQ(oddities_of(limited("max_length;1")), Found{"ballot_too_long 21 2 1"});
    EXPECT_EQ(oddities_of(limited("min_length;2")), Found{"ballot_too_short 22 1 2"});
    EXPECT_EQ(oddities_of(limited("max_sum_cost;109")), Found{"ballot_too_costly 21 110 109"});
    EXPECT_EQ(oddities_of(limited("min_sum_cost;60")), Found{"ballot_too_cheap 22 50 60"});
    EXPECT_EQ(oddities_of(with(good(), "approval", "choose-1")), Found{"ballot_too_long 20 2 1"});
}

TEST(pabulib_check, points_beyond_the_limits_are_told) {
    const auto points = [](const std::string& limit) {
        auto text = with(good("scoring"), "rule;", limit + "\nrule;");
        return with(text, good_votes, "VOTES\nvoter_id;vote;points\n1;a,b;3,1\n2;b;2\n");
    };
    EXPECT_EQ(oddities_of(points("max_points;2")), Found{"points_too_many 21 3 2"});
    EXPECT_EQ(oddities_of(points("min_points;2")), Found{"points_too_few 21 1 2"});
    EXPECT_EQ(oddities_of(points("max_sum_points;3")), Found{"sum_too_large 21 4 3"});
    EXPECT_EQ(oddities_of(points("min_sum_points;3")), Found{"sum_too_small 22 2 3"});
}

TEST(pabulib_check, scores_match_in_any_of_the_ways_that_cities_count) {
    const auto ranked = [](const std::string& score_of_a, const std::string& score_of_b) {
        auto text = with(good("ordinal"), "rule;", "max_length;3\nrule;");
        return with(text, good_projects, "PROJECTS\nproject_id;cost;score\na;60;" + score_of_a + "\nb;50;" + score_of_b + "\n");
    };
    EXPECT_EQ(oddities_of(ranked("3", "5")), Found{});
    EXPECT_EQ(oddities_of(ranked("2", "2")), Found{});
    EXPECT_EQ(oddities_of(ranked("4", "5")), Found{"recount_differs 17 4 3"});
}

TEST(pabulib_check, spellings_that_others_stumble_over_are_told) {
    EXPECT_EQ(oddities_of("\xEF\xBB\xBF" + good()), Found{"byte_order_mark 1  "});
    EXPECT_EQ(oddities_of(with(good(), "META\n", "META\r\n")), Found{"mixed_line_ends 1 1 "});
    EXPECT_EQ(oddities_of(with(good(), "voter_id;vote\n1;a,b\n2;b\n", "vote;voter_id\na,b;1\nb;2\n")), Found{"id_not_first 19 voter_id "});
    EXPECT_EQ(oddities_of(with(good(), "cost;votes", "cost;target")), Found{"column_renamed 15 target beneficiaries"});
    EXPECT_EQ(oddities_of(with(good(), "cost;votes", "cost;cost")), Found{"column_twice 15 cost "});
    EXPECT_EQ(oddities_of(with(good(), "cost;votes", "cost;selected")), Found{});
    EXPECT_EQ(oddities_of(with(with(good(), "cost;votes", "cost;selected"), "b;50;2", "b;50;yes")), Found{"unknown_selected 17 yes "});
    EXPECT_EQ(oddities_of(with(good(), "voter_id;vote\n", "voter_id;vote;points\n")), Found{"points_ignored 19  "});
    EXPECT_EQ(oddities_of(with(good(), "b;50;2\n", "b;50;2\n\"c,d\";40;0\n"))[1], "comma_in_id 18 c,d ");
}

TEST(pabulib_check, meta_is_compared_with_the_format) {
    EXPECT_EQ(oddities_of(with(good(), "country;c\n", "")), Found{"key_missing 1 country "});
    EXPECT_EQ(oddities_of(with(good(), "country;c\n", "country;None\n")), Found{"key_missing 1 country "});
    EXPECT_EQ(oddities_of(with(good(), "rule;greedy", "rule;fair\nfoo;bar")), (Found{"unknown_rule 10 fair ", "unknown_key 11 foo "}));
    EXPECT_EQ(oddities_of(with(good(), "date_end;2024", "date_end;2024-10-01")), Found{"not_a_date 12 2024-10-01 "});
    EXPECT_EQ(oddities_of(with(good("approval"), good_votes, "VOTES\nvoter_id;vote\n"))[0], "no_ballots 1  ");
}

TEST(pabulib_check, every_finding_has_its_sentence_in_both_languages) {
    std::set<std::string> codes;
    for (const auto& path : files_in("src/algorithms/allocation", ".cpp")) {
        const auto text = text_of_file(path);
        if (path.filename().string().find("pabulib") != 0 || path.string().ends_with("_test.cpp")) continue;
        for (const std::string call : {"faults_.add(", "odd_.add(", "compare("}) {
            for (auto at = text.find(call); at != text.npos; at = text.find(call, at + 1)) {
                // Every literal word of the call that is no column and no section is a code.
                auto words = text.substr(at, text.find(';', at) - at);
                for (auto open = words.find('"'); open != words.npos; open = words.find('"', open)) {
                    const auto close = words.find('"', open + 1);
                    codes.insert(words.substr(open + 1, close - open - 1));
                    open = close + 1;
                }
            }
        }
    }
    for (const std::string no_code : {"", "META", "PROJECTS", "VOTES", "budget", "cost", "max_length", "max_sum_points", "points",
                                      "project_id", "selected", "vote", "vote_type", "voter_id"}) codes.erase(no_code);
    EXPECT_GT(codes.size(), 40u);
    for (const std::string language : {"sv", "en"}) {
        const auto texts = text_of_file("locales/" + language + "/pabulib.json");
        for (const auto& code : codes) EXPECT_NE(texts.find("\"pabulib." + code + "\": \""), texts.npos) << code;
    }
}

TEST(pabulib_check, real_files_are_sound_and_repeated_projects_are_why_recounts_differ) {
    SKIP_WITHOUT_SHARED_DATA();
    for (const auto& path : files_in(elections_folder, ".pb")) {
        const auto report = check_pabulib(text_of_file(path), Duplicates::once, 100'000);
        EXPECT_EQ(report.fault_count, 0u) << path;
        std::set<std::string> codes;
        for (const auto& warning : report.warnings) codes.insert(warning.code);
        EXPECT_FALSE(codes.contains("number_differs")) << path;
        const bool is_made = path.filename().string().starts_with("derived") || path.filename().string().starts_with("oldversion");
        if (!codes.contains("recount_differs") || is_made) continue;
        EXPECT_TRUE(codes.contains("project_twice_on_ballot")) << path;
    }
}

}  // namespace
}  // namespace allting::allocation
