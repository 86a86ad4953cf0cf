// Every odd but real case of the format, one claim each: what published files do, and what other parsers allow.
#include <gtest/gtest.h>

#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/pabulib.hpp"

namespace allting::allocation {
namespace {

const std::string two_projects = "project_id;cost;name\nL022;60;A bench\nBO.D1.1/22;50;A path\n";

std::string file_with(const std::string& projects, const std::string& votes, const std::string& type = "approval",
                      const std::string& meta = "budget;100\n") {
    return "META\nkey;value\n" + meta + "vote_type;" + type + "\nPROJECTS\n" + projects + "VOTES\n" + votes;
}

PabulibFile read(const std::string& text, const PabulibOptions& options = {}) {
    auto file = read_pabulib(text, options);
    if (file.ok()) return std::move(file).value();
    for (const auto& fault : file.error().fields) ADD_FAILURE() << fault.code << " line " << fault.arguments[0].second;
    return {};
}

/// Both texts are read, and as the same election.
void expect_same(const std::string& odd, const std::string& plain) {
    EXPECT_EQ(canonical_text(read(odd).election), canonical_text(read(plain).election)) << odd;
}

std::string first_fault_of(const std::string& text) {
    const auto file = read_pabulib(text);
    if (file.ok()) return "";
    return file.error().fields[0].code + ' ' + file.error().fields[0].arguments[0].second;
}

std::string with_line_ends(const std::string& text, const std::string& first, const std::string& second) {
    std::string out;
    bool is_first = true;
    for (const char c : text) {
        if (c != '\n') out += c;
        else out += std::exchange(is_first, !is_first) ? first : second;
    }
    return out;
}

const std::string plain = file_with(two_projects, "voter_id;vote\n1;L022,BO.D1.1/22\n2;L022\n");

TEST(pabulib_odd, line_ends_of_windows_are_read) { expect_same(with_line_ends(plain, "\r\n", "\r\n"), plain); }
TEST(pabulib_odd, mixed_line_ends_are_read) { expect_same(with_line_ends(plain, "\r\n", "\n"), plain); }
TEST(pabulib_odd, last_line_needs_no_end) { expect_same(plain.substr(0, plain.size() - 1), plain); }
TEST(pabulib_odd, last_line_may_end_in_a_bare_carriage_return) { expect_same(plain.substr(0, plain.size() - 1) + '\r', plain); }
TEST(pabulib_odd, byte_order_mark_is_dropped) { expect_same("\xEF\xBB\xBF" + plain, plain); }

TEST(pabulib_odd, ids_are_texts_and_keep_leading_zeros) {
    const auto file = read(file_with("project_id;cost\n10;5\n2;5\n007;5\n7;5\n", "voter_id;vote\n07;10,007\n7;7\n"));
    EXPECT_EQ(file.election.projects[2].id, "007");
    EXPECT_EQ(file.election.marks_of(0)[1].project, 2u);
    EXPECT_EQ(file.election.marks_of(1)[0].project, 3u);
    EXPECT_EQ(file.election.ballot_count, 2);
}

TEST(pabulib_odd, ids_may_be_long_and_alike) {
    const std::string a = "a-very-long-id-of-a-project-1", b = "a-very-long-id-of-a-project-2";
    const auto file = read(file_with("project_id;cost\n" + a + ";5\n" + b + ";5\n1234567;5\n12345678;5\n",
                                     "voter_id;vote\nx;" + b + "," + a + ",12345678,1234567\n"));
    ASSERT_EQ(file.election.marks.size(), 4u);
    for (std::uint32_t p = 0; p < 4; ++p) EXPECT_EQ(file.election.marks[p].project, p);
}

TEST(pabulib_odd, quoted_fields_may_hold_quotes_separators_and_line_breaks) {
    const auto file = read(file_with("project_id;cost;name\n1;5;\"\"\"Green\"\"; and\nblue\"\n2;6;a \"b\" c\n", "voter_id;vote\n\"1\";\"1,2\"\n"));
    EXPECT_EQ(file.election.projects[0].name, "\"Green\"; and\nblue");
    EXPECT_EQ(file.election.projects[1].name, "a \"b\" c");
    EXPECT_EQ(file.election.marks.size(), 2u);
}

TEST(pabulib_odd, text_after_a_closing_quote_belongs_to_the_field) {
    const auto file = read(file_with("project_id;cost;name\n1;5;\"Park\" by the river\n2;6;\"x\" \n", "voter_id;vote\n1;1\n"));
    EXPECT_EQ(file.election.projects[0].name, "Park by the river");
    EXPECT_EQ(file.election.projects[1].name, "x");
}

TEST(pabulib_odd, decimal_budget_is_exact) {
    const auto file = read(file_with("project_id;cost\n1;2000189.88\n2;3\n", "voter_id;vote\n1;1\n", "approval", "budget;2000189.87\n"));
    EXPECT_EQ(file.election.money_scale, 100);
    EXPECT_EQ(file.election.budget, 200018987);
    EXPECT_EQ(file.election.projects[0].cost, 200018988);
    EXPECT_EQ(file.election.projects[1].cost, 300);
}

TEST(pabulib_odd, whole_costs_may_carry_a_decimal_zero) {
    const auto file = read(file_with("project_id;cost\n1;1234.0\n2;5.00\n", "voter_id;vote\n1;1\n"));
    EXPECT_EQ(file.election.money_scale, 1);
    EXPECT_EQ(file.election.projects[0].cost, 1234);
}

TEST(pabulib_odd, decimal_comma_is_read_in_money_only) {
    const auto file = read(file_with("project_id;cost\n1;10,5\n", "voter_id;vote\n1;1\n", "approval", "budget;99,25\n"));
    EXPECT_EQ(file.election.budget, 9925);
    EXPECT_EQ(file.election.projects[0].cost, 1050);
    EXPECT_EQ(first_fault_of(file_with("project_id;cost\n1;10\n", "voter_id;vote;points\n1;1;2,5\n", "cumulative")), "points_do_not_match 10");
    EXPECT_EQ(first_fault_of(file_with("project_id;cost\n1;10\n", "voter_id;vote;points\n1;1;2.5\n", "cumulative")), "not_points 10");
}

TEST(pabulib_odd, project_twice_in_a_ballot_counts_once) {
    const auto approval = read(file_with(two_projects, "voter_id;vote\n1;L022,L022\n2;L022\n")).election;
    EXPECT_EQ(approval.group_count(), 1u);
    EXPECT_EQ(approval.marks.size(), 1u);
    const auto ranked = read(file_with(two_projects, "voter_id;vote\n1;L022,BO.D1.1/22,L022\n", "ordinal")).election;
    EXPECT_EQ(ranked.marks.size(), 2u);
    EXPECT_EQ(ranked.marks[0].project, 0u);
    const auto points = read(file_with(two_projects, "voter_id;vote;points\n1;L022,L022;3,1\n", "scoring")).election;
    EXPECT_EQ(points.marks, (std::vector<Mark>{{0, 1}}));
}

TEST(pabulib_odd, cost_above_the_budget_is_kept) {
    const auto file = read(file_with("project_id;cost\n1;101\n2;999999999\n", "voter_id;vote\n1;1,2\n"));
    EXPECT_EQ(file.election.projects.size(), 2u);
    EXPECT_EQ(file.election.projects[1].cost, 999999999);
}

TEST(pabulib_odd, all_projects_may_be_affordable_and_some_unsupported) {
    const auto file = read(file_with("project_id;cost\n1;1\n2;2\n", "voter_id;vote\n1;1\n"));
    EXPECT_EQ(file.election.projects.size(), 2u);
    EXPECT_EQ(file.election.marks.size(), 1u);
}

TEST(pabulib_odd, points_of_a_ranking_are_not_looked_at) {
    const auto file = read(file_with(two_projects, "voter_id;vote;points\n1;BO.D1.1/22,L022;3,2,1\n2;L022;\n", "ordinal"));
    EXPECT_EQ(file.election.marks_of(0)[0], (Mark{1, 0}));
}

TEST(pabulib_odd, zero_points_still_stand_on_the_ballot) {
    const auto file = read(file_with(two_projects, "voter_id;vote;points\n1;L022,BO.D1.1/22;3,0\n", "cumulative"));
    EXPECT_EQ(file.election.marks, (std::vector<Mark>{{0, 3}, {1, 0}}));
}

TEST(pabulib_odd, points_may_stand_anywhere_in_the_row) {
    const auto apart = "points;sex;voter_id;vote\n3,0;F;1;L022,BO.D1.1/22\n3,0;M;2;L022,BO.D1.1/22\n1;M;3;L022\n";
    const auto beside = "voter_id;vote;points;sex\n1;L022,BO.D1.1/22;3,0;F\n2;L022,BO.D1.1/22;3,0;M\n3;L022;1;M\n";
    expect_same(file_with(two_projects, apart, "scoring"), file_with(two_projects, beside, "scoring"));
}

TEST(pabulib_odd, ballots_that_read_alike_without_their_points_stay_apart) {
    const auto file = read(file_with("project_id;cost\n1;5\n2;5\n", "voter_id;vote;points\na;1;2\nb;1;3\nc;1,2;1,1\n", "scoring"));
    EXPECT_EQ(file.election.group_count(), 3u);
}

TEST(pabulib_odd, hard_and_invisible_blanks_stay_in_names) {
    const std::string name = "\xC2\xA0Park\xE2\x80\x8B \xC2\xA0";
    const auto file = read(file_with("project_id;cost;name\n1;5; " + name + " \n", "voter_id;vote\n1;1\n"));
    EXPECT_EQ(file.election.projects[0].name, name);
}

TEST(pabulib_odd, unusual_line_breaks_are_text) {
    const std::string name = "one\xE2\x80\xA8two\xC2\x85three";
    EXPECT_EQ(read(file_with("project_id;cost;name\n1;5;" + name + "\n", "voter_id;vote\n1;1\n")).election.projects[0].name, name);
}

TEST(pabulib_odd, zero_cost_and_zero_budget_are_read) {
    const auto file = read(file_with("project_id;cost\n1;0\n", "voter_id;vote\n1;1\n", "approval", "budget;0\n"));
    EXPECT_EQ(file.election.projects[0].cost, 0);
    EXPECT_EQ(file.election.budget, 0);
}

TEST(pabulib_odd, none_in_any_case_is_a_missing_field) {
    const auto file = read(file_with("project_id;cost;name\n1;5;None\n", "voter_id;vote\n1;NONE\n2;none\n3;1\n", "approval", "budget;9\ncomment;None\nmax_length;None\n"));
    EXPECT_EQ(file.election.projects[0].name, "");
    EXPECT_EQ(file.meta_value("comment"), "");
    EXPECT_EQ(file.election.ballot_count, 3);
    EXPECT_EQ(file.election.marks.size(), 1u);
}

TEST(pabulib_odd, blank_lines_do_not_matter) {
    std::string spaced = "\n \n";
    for (const char c : plain) spaced += c == '\n' ? std::string("\n\r\n\t\n") : std::string(1, c);
    expect_same(spaced, plain);
}

TEST(pabulib_odd, section_words_may_be_lower_case_and_followed_by_separators) {
    expect_same("meta;;\nkey;value\nbudget;100\nvote_type;approval\nProjects;\n" + two_projects + "votes ; ;\nvoter_id;vote\n1;L022,BO.D1.1/22\n2;L022\n", plain);
}

TEST(pabulib_odd, header_of_meta_may_be_missing) {
    auto text = plain;
    text.erase(text.find("key;value\n"), 10);
    expect_same(text, plain);
}

TEST(pabulib_odd, blanks_around_fields_and_ids_do_not_matter) {
    expect_same("META\nkey; value\nbudget; 100\nvote_type; approval\nPROJECTS\nproject_id; cost\n L022 ;\t60\nBO.D1.1/22; 50\n"
                "VOTES\nvoter_id; vote\n1; L022 , BO.D1.1/22\n2; L022\n", plain);
}

TEST(pabulib_odd, columns_stand_in_any_order_and_names_in_any_case) {
    expect_same("META\nkey;value\nvote_type;Approval\nbudget;100\nPROJECTS\nname;COST;Project_ID\nA;60;L022\nB;50;BO.D1.1/22\n"
                "VOTES\nage;Vote;sex;Voter_Id\n30;L022,BO.D1.1/22;f;1\n40-59;L022;m;2\n", plain);
}

TEST(pabulib_odd, rows_may_be_shorter_than_the_header_or_end_in_separators) {
    expect_same(file_with("project_id;cost;name;selected\nL022;60\nBO.D1.1/22;50;x;1;;;\n", "voter_id;vote;age;sex\n1;L022,BO.D1.1/22\n2;L022;;;;\n"), plain);
}

TEST(pabulib_odd, empty_vote_abstains_and_is_counted) {
    const auto file = read(file_with(two_projects, "voter_id;vote;age\n1;;30\n2\n3;L022;0\n"));
    EXPECT_EQ(file.election.ballot_count, 3);
    EXPECT_EQ(file.election.marks.size(), 1u);
}

TEST(pabulib_odd, election_without_ballots_is_read) {
    EXPECT_EQ(read(file_with(two_projects, "voter_id;vote\n")).election.ballot_count, 0);
}

TEST(pabulib_odd, unquoted_separator_in_a_meta_value_is_kept) {
    EXPECT_EQ(read(file_with(two_projects, "voter_id;vote\n", "approval", "budget;9\ncomment;#1: one; #2: two\n")).meta_value("comment"), "#1: one;#2: two");
}

TEST(pabulib_odd, older_column_names_answer_to_the_new_ones) {
    const auto file = read(file_with("project_id;cost;categories;target;neighbourhood\n1;5;sport,nature;children;Old town\n", "voter_id;vote\n1;1\n"));
    EXPECT_EQ(file.cell(0, "category"), "sport,nature");
    EXPECT_EQ(file.cell(0, "beneficiaries"), "children");
    EXPECT_EQ(file.cell(0, "neighborhood"), "Old town");
    EXPECT_EQ(file.cell(0, "selected"), "");
}

TEST(pabulib_odd, unknown_project_is_a_fault_with_its_line) {
    EXPECT_EQ(first_fault_of(file_with(two_projects, "voter_id;vote\n1;L022\n2;L022,L23\n")), "unknown_project 12");
}

TEST(pabulib_odd, same_voter_twice_is_a_fault) {
    EXPECT_EQ(first_fault_of(file_with(two_projects, "voter_id;vote\nx;L022\nx;L022\n")), "voter_twice 12");
    EXPECT_EQ(first_fault_of(file_with(two_projects, "voter_id;vote\n1401;L022\n9;\n1401;L022\n")), "voter_twice 13");
    EXPECT_EQ(first_fault_of(file_with(two_projects, "voter_id;vote\n007;L022\n7;L022\n0;\n00;\n")), "");
}

TEST(pabulib_odd, same_project_twice_is_a_fault) {
    EXPECT_EQ(first_fault_of(file_with("project_id;cost\n1;5\n1;5\n", "voter_id;vote\n")), "project_twice 8");
}

TEST(pabulib_odd, colon_instead_of_separator_is_told_clearly) {
    EXPECT_EQ(first_fault_of("META\nkey; value\nrule: greedy\n"), "meta_without_separator 3");
}

TEST(pabulib_odd, section_without_a_header_is_told) {
    EXPECT_EQ(first_fault_of("META\nkey;value\nbudget;1\nvote_type;approval\nPROJECTS\nVOTES\n"), "header_missing 6");
}

TEST(pabulib_odd, other_encodings_are_told_with_the_line) {
    EXPECT_EQ(first_fault_of(file_with("project_id;cost;name\n1;5;\xC5ngen\n", "voter_id;vote\n1;1\n")), "not_utf8 7");
    EXPECT_EQ(first_fault_of(std::string("\xFF\xFEM\0E\0", 6)), "not_utf8 1");
}

TEST(pabulib_odd, length_that_decides_a_score_must_be_a_number) {
    const auto meta = "budget;100\nmax_length;three\n";
    EXPECT_EQ(first_fault_of(file_with(two_projects, "voter_id;vote\n", "ordinal", meta)), "not_a_length 6");
    EXPECT_EQ(first_fault_of(file_with(two_projects, "voter_id;vote\n", "approval", meta)), "");
    EXPECT_EQ(read(file_with(two_projects, "voter_id;vote\n", "ordinal", "budget;1\nmax_length;3\n")).election.length_max, 3);
}

TEST(pabulib_odd, all_faults_are_counted_and_some_told) {
    std::string votes = "voter_id;vote\n";
    for (int i = 0; i < 500; ++i) votes += std::to_string(i) + ";nothing" + std::to_string(i) + '\n';
    const auto text = file_with(two_projects, votes);
    const auto file = read_pabulib(text, {.voter_columns = {}, .faults_max = 30});
    ASSERT_FALSE(file.ok());
    EXPECT_EQ(file.error().fields.size(), 30u);
    EXPECT_EQ(file.error().arguments[0].second, "500");
}

TEST(pabulib_odd, voters_own_columns_are_kept_where_asked_for) {
    const auto text = file_with(two_projects, "voter_id;sex;vote;age;Neighbourhood\na;F;L022;30;North\nb;;BO.D1.1/22;;South\nc;F;L022;40-59;North\n");
    EXPECT_TRUE(read(text).voter_columns.empty());
    EXPECT_TRUE(read(text).group_of_voter.empty());
    const auto file = read(text, {.voter_columns = {"sex", "neighborhood", "voting_method"}});
    ASSERT_EQ(file.voter_columns.size(), 2u);
    EXPECT_EQ(file.voter_columns[0].values, (std::vector<std::string>{"F", ""}));
    EXPECT_EQ(file.voter_columns[0].value_of, (std::vector<std::uint32_t>{0, 1, 0}));
    EXPECT_EQ(file.voter_columns[1].name, "neighborhood");
    EXPECT_EQ(file.voter_columns[1].values, (std::vector<std::string>{"North", "South"}));
    EXPECT_EQ(file.group_of_voter, (std::vector<std::uint32_t>{0, 1, 0}));
}

}  // namespace
}  // namespace allting::allocation
