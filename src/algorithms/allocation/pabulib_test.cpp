// Each odd but real spelling of the format is read; each fault is told with its line, field and remedy.
#include "algorithms/allocation/pabulib.hpp"

#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

std::string file_with(const std::string& projects, const std::string& votes, const std::string& type = "approval") {
    return "META\nkey;value\nbudget;100\nvote_type;" + type + "\nPROJECTS\n" + projects + "VOTES\n" + votes;
}
const std::string two_projects = "project_id;cost;name\nL022;60;A bench\nBO.D1.1/22;50;\"A \"\"green\"\"; path\"\n";

PabulibFile read(const std::string& text) {
    auto file = read_pabulib(text);
    if (!file.ok()) {
        for (const auto& fault : file.error().fields) ADD_FAILURE() << fault.code << " line " << fault.arguments[0].second;
        return {};
    }
    return std::move(file).value();
}

/// "code line" of each fault.
std::vector<std::string> faults_of(const std::string& text) {
    std::vector<std::string> faults;
    const auto file = read_pabulib(text);
    if (file.ok()) return faults;
    for (const auto& fault : file.error().fields) faults.push_back(fault.code + ' ' + fault.arguments[0].second);
    return faults;
}
using Faults = std::vector<std::string>;

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
}

TEST(pabulib, quoted_fields_are_unquoted_and_ids_stay_text) {
    const auto file = read(file_with(two_projects, "voter_id;vote\n1;\"L022,BO.D1.1/22\"\n2;L022\n"));
    ASSERT_EQ(file.election.projects.size(), 2u);
    EXPECT_EQ(file.election.projects[1].id, "BO.D1.1/22");
    EXPECT_EQ(file.election.projects[1].name, "A \"green\"; path");
    EXPECT_EQ(file.cell(0, "name"), "A bench");
    EXPECT_EQ(file.election.ballot_count, 2);
    EXPECT_EQ(file.election.group_count(), 2u);
}

TEST(pabulib, line_ends_bom_blanks_and_blank_lines_do_not_matter) {
    const auto plain = file_with(two_projects, "voter_id;vote\n1;L022,BO.D1.1/22\n2;L022\n");
    const auto expected = canonical_text(read(plain).election);
    EXPECT_EQ(canonical_text(read(with_crlf(plain)).election), expected);
    EXPECT_EQ(canonical_text(read("\xEF\xBB\xBF" + plain).election), expected);
    EXPECT_EQ(canonical_text(read(plain.substr(0, plain.size() - 1)).election), expected);
    const auto odd = "meta;\n\nkey; value\nbudget; 100\nvote_type; approval\n\nprojects;;\nproject_id; cost\n"
                     "L022; 60.0\r\nBO.D1.1/22; 50\nVotes\nvoter_id; vote\n1; L022 , BO.D1.1/22 ,L022\n2; L022\n\n";
    EXPECT_EQ(canonical_text(read(odd).election), expected);
}

TEST(pabulib, line_break_inside_quotes_belongs_to_the_name) {
    const auto file = read(file_with("project_id;name;cost\n1;\"two\nlines\";5\n2;b;6\n", "vote;voter_id\n2;x\n"));
    EXPECT_EQ(file.election.projects[0].name, "two\nlines");
    EXPECT_EQ(faults_of(file_with("project_id;name;cost\n1;\"two\nlines\";5\n", "voter_id;vote\na;9\n")),
              Faults{"unknown_project 11"});
}

TEST(pabulib, decimals_are_exact_and_a_decimal_comma_is_read) {
    auto text = file_with("project_id;cost\n1;0,1\n2;1234.0\n", "voter_id;vote\n1;1\n");
    text.replace(text.find("100"), 3, "2000189.87");
    const auto file = read(text);
    EXPECT_EQ(file.election.money_scale, 100);
    EXPECT_EQ(file.election.budget, 200018987);
    EXPECT_EQ(file.election.projects[0].cost, 10);
    EXPECT_EQ(file.election.projects[1].cost, 123400);
}

TEST(pabulib, project_twice_in_a_ballot_counts_once) {
    const auto file = read(file_with(two_projects, "voter_id;vote\n1;L022,L022\n2;L022\n"));
    EXPECT_EQ(file.election.group_count(), 1u);
    EXPECT_EQ(file.election.multiplicity[0], 2u);
}

TEST(pabulib, blank_ballots_count_as_voters) {
    const auto file = read(file_with(two_projects, "voter_id;vote;age\n1;;30\n2;None;\n3;L022\n"));
    EXPECT_EQ(file.election.ballot_count, 3);
    EXPECT_EQ(file.election.group_count(), 2u);
}

TEST(pabulib, points_are_aligned_and_ignored_where_ballots_are_ranked) {
    const auto votes = "voter_id;vote;points\n1;L022,BO.D1.1/22;3,0\n2;\"BO.D1.1/22\";\"2\"\n";
    const auto points = read(file_with(two_projects, votes, "cumulative")).election;
    EXPECT_EQ(points.marks_of(0)[0], (Mark{0, 3}));
    EXPECT_EQ(points.marks_of(0)[1], (Mark{1, 0}));
    const auto ranks = read(file_with(two_projects, "voter_id;vote;points\n1;BO.D1.1/22,L022;x\n", "ordinal")).election;
    EXPECT_EQ(ranks.marks_of(0)[0], (Mark{1, 0}));
}

TEST(pabulib, faults_name_line_and_what_is_wrong) {
    EXPECT_EQ(faults_of(file_with(two_projects, "voter_id;vote\n1;L022\n1;L022\n")), Faults{"voter_twice 12"});
    EXPECT_EQ(faults_of(file_with(two_projects, "voter_id;vote\n1;L022,,\n")), Faults{"empty_project 11"});
    EXPECT_EQ(faults_of(file_with("project_id;cost\n1;5\n1;6\n", "voter_id;vote\n")), Faults{"project_twice 8"});
    EXPECT_EQ(faults_of(file_with("project_id;cost\n1;5 kr\n", "voter_id;vote\n")), Faults{"not_an_amount 7"});
    EXPECT_EQ(faults_of(file_with("project_id;cost\n1;-5\n", "voter_id;vote\n")), Faults{"not_an_amount 7"});
    EXPECT_EQ(faults_of(file_with("project_id;price\n1;5\n", "voter_id;vote\n")), Faults{"column_missing 6"});
    EXPECT_EQ(faults_of(file_with(two_projects, "voter_id;vote\n1;L022;3\n")), Faults{"too_many_fields 11"});
    EXPECT_EQ(faults_of(file_with(two_projects, "voter_id;vote\n1;\"L022\n")), (Faults{"quote_left_open 11"}));
    EXPECT_EQ(faults_of(file_with(two_projects, "voter_id;vote\n1;L022\n", "guess")), Faults{"unknown_vote_type 5"});
    EXPECT_EQ(faults_of(file_with(two_projects, "voter_id;vote;points\n1;L022;3,1\n", "cumulative")),
              Faults{"points_do_not_match 11"});
    EXPECT_EQ(faults_of("META\nkey;value\nrule: greedy\n")[0], "meta_without_separator 3");
    EXPECT_EQ(faults_of("%PDF-1.4\n")[0], "not_a_pb_file 1");
    EXPECT_EQ(faults_of("")[0], "section_missing 1");
}

TEST(pabulib, at_most_twenty_faults_are_told) {
    std::string votes = "voter_id;vote\n";
    for (int i = 0; i < 500; ++i) votes += std::to_string(i) + ";nothing" + std::to_string(i) + '\n';
    EXPECT_EQ(faults_of(file_with(two_projects, votes)).size(), 20u);
}

TEST(pabulib, no_cut_of_a_file_breaks_the_reader) {
    const auto text = file_with(two_projects, "voter_id;vote;points\n1;\"L022,BO.D1.1/22\";\"3,1\"\n", "scoring");
    for (std::size_t size = 0; size < text.size(); ++size) (void)read_pabulib(text.substr(0, size)).ok();
}

TEST(pabulib, written_file_is_read_back_the_same) {
    SKIP_WITHOUT_SHARED_DATA();
    for (const auto name : {"Poland_Krakow_2025_Debniki.pb", "Poland_Katowice_2020.pb", "Switzerland_Zurich_D5.pb",
                            "Poland_Gdynia_2020_Srodmiescie__small.pb", "Netherlands_Amsterdam_166.pb"}) {
        const auto file = read(text_of_file(elections_folder / name));
        const auto again = read(write_pabulib(file));
        EXPECT_EQ(canonical_text(again.election), canonical_text(file.election)) << name;
        EXPECT_EQ(again.cell(1, "name"), file.cell(1, "name"));
        EXPECT_EQ(write_pabulib(again), write_pabulib(read(write_pabulib(again))));
    }
}

TEST(pabulib, every_real_file_is_read_and_its_numbers_agree) {
    SKIP_WITHOUT_SHARED_DATA();
    int count = 0;
    for (const auto& path : files_in(elections_folder, ".pb")) {
        const auto file = read_pabulib(text_of_file(path));
        ASSERT_TRUE(file.ok()) << path << ' ' << file.error().fields[0].code << ' ' << file.error().fields[0].arguments[0].second;
        EXPECT_EQ(std::to_string(file.value().election.ballot_count), file.value().meta_value("num_votes")) << path;
        EXPECT_EQ(std::to_string(file.value().election.projects.size()), file.value().meta_value("num_projects")) << path;
        ++count;
    }
    EXPECT_GT(count, 200);
}

}  // namespace
}  // namespace allting::allocation
