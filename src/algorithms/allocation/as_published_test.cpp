// Numbers as cities publish them: what a project counts for that a ballot lists twice, and what a place on a short ballot
// scores.
#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/pabulib_check.hpp"

namespace allting::allocation {
namespace {

PabulibFile read(std::string_view type, std::string_view meta, std::string_view projects, std::string_view votes,
                 Duplicates duplicates = Duplicates::once) {
    std::string text = "META\nkey;value\nbudget;100\nvote_type;";
    ((text += type) += '\n') += meta;
    ((text += "PROJECTS\n") += projects) += "VOTES\n";
    text += votes;
    return read_pabulib(text, {.duplicates = duplicates}).value();
}

constexpr std::string_view plain_projects = "project_id;cost\na;60\nb;60\n";

TEST(as_published, a_project_listed_twice_counts_twice) {
    constexpr std::string_view votes = "voter_id;vote\n1;b,a,b\n2;a\n";
    const CountOptions options{.rule = Rule::greedy};
    const auto once = read("approval", "", plain_projects, votes).election;
    EXPECT_EQ(ids_of(once, count(once, options).value().winners), std::vector<std::string>{"a"});
    const auto twice = read("approval", "", plain_projects, votes, Duplicates::as_published).election;
    const auto outcome = count(twice, options).value();
    EXPECT_EQ(outcome.verdicts[0].votes, 2);
    EXPECT_EQ(outcome.verdicts[1].votes, 2);  // no longer fewer than a has, but the tie rule prefers a
    EXPECT_EQ(outcome.ties.size(), 1u);
    EXPECT_EQ(twice.ballot_count, 2);
    EXPECT_NE(canonical_text(once), canonical_text(twice));
}

TEST(as_published, points_for_a_project_are_added_up) {
    constexpr std::string_view votes = "voter_id;vote;points\n1;a,b,a;3,4,2\n";
    EXPECT_EQ(scores_of(read("scoring", "", plain_projects, votes).election), (std::vector<std::int64_t>{2, 4}));
    EXPECT_EQ(scores_of(read("scoring", "", plain_projects, votes, Duplicates::as_published).election),
              (std::vector<std::int64_t>{5, 4}));
}

TEST(as_published, nobody_pays_more_than_the_purse) {
    // 50 each. The first lists b twice: it is worth twice as much to them, but their money is the same.
    const auto election = read("approval", "", plain_projects, "voter_id;vote\n1;b,b\n2;b\n", Duplicates::as_published).election;
    const auto outcome = count(election, {.rule = Rule::equal_shares}).value();
    EXPECT_EQ(outcome.winners.size(), 1u);
    EXPECT_EQ(outcome.verdicts[1].price_exact, "20");  // 40 of the one, 20 of the other
}

TEST(as_published, who_asks_only_whether_a_project_is_marked_refuses) {
    const auto election = read("approval", "", plain_projects, "voter_id;vote\n1;b,b\n2;a\n", Duplicates::as_published).election;
    for (const Rule rule : all_rules()) {
        const auto outcome = count(election, {.rule = rule});
        ASSERT_EQ(outcome.ok(), adds_up_marks(rule)) << name_of(rule);
        EXPECT_TRUE(outcome.ok() || outcome.error().code == "duplicates");
    }
}

TEST(as_published, votes_of_real_elections_are_those_of_their_own_column) {
    SKIP_WITHOUT_SHARED_DATA();
    int with_duplicates = 0;
    for (const auto& path : files_in(elections_folder, ".pb")) {
        const auto text = text_of_file(path);
        const auto file = read_pabulib(text, {.duplicates = Duplicates::as_published}).value();
        if (!file.election.has_sets()) continue;
        const auto votes = tally_marks(file.election, Satisfaction::cost).votes;
        for (std::size_t p = 0; p < votes.size(); ++p) {
            if (file.cell(p, "votes").empty()) continue;
            ASSERT_EQ(std::to_string(votes[p]), file.cell(p, "votes")) << path << ' ' << file.election.projects[p].id;
        }
        with_duplicates += votes != tally_marks(read_pabulib(text).value().election, Satisfaction::cost).votes;
    }
    EXPECT_EQ(with_duplicates, 7);
}

TEST(as_published, scores_of_real_elections_are_those_of_their_own_column) {
    SKIP_WITHOUT_SHARED_DATA();
    int ranked = 0, from_last = 0;
    for (const auto& path : files_in(elections_folder, ".pb")) {
        const auto file = read_pabulib(text_of_file(path), {.duplicates = Duplicates::as_published}).value();
        const auto scores = scores_of(file.election);
        bool has_scores = false;
        for (std::size_t p = 0; p < scores.size() && !file.election.has_sets(); ++p) {
            const auto published = file.cell(p, "score");
            if (published.empty()) continue;
            has_scores = true;
            ASSERT_EQ(std::to_string(scores[p]), published.substr(0, published.find('.')))
                << path << ' ' << file.election.projects[p].id;
        }
        ranked += has_scores && file.election.ballot_type == BallotType::ordinal;
        from_last += file.election.ranks_from_last;
    }
    EXPECT_EQ(ranked, 28);
    EXPECT_EQ(from_last, 3);  // Zürich S5R, Merced, El Nido
}

/// Three voters rank b, a; one ranks a alone. K = 3: a has 2+2+2+3 = 9 and b 9. From the last place: a 1+1+1+1 = 4, b 6.
constexpr std::string_view ranks = "voter_id;vote\n1;b,a\n2;b,a\n3;b,a\n4;a\n";

TEST(as_published, a_file_says_by_its_scores_what_a_place_is_worth) {
    const auto scores_with = [](std::string_view a, std::string_view b) {
        const auto projects = "project_id;cost;score\na;60;" + std::string(a) + "\nb;60;" + std::string(b) + "\n";
        return scores_of(read("ordinal", "max_length;3\n", projects, ranks).election);
    };
    const std::vector<std::int64_t> from_first = {9, 9}, from_last = {4, 6};
    EXPECT_EQ(scores_with("9", "9"), from_first);
    EXPECT_EQ(scores_with("4", "6"), from_last);
    EXPECT_EQ(scores_with("4", "9"), from_first);  // neither: as most files have it
    EXPECT_EQ(scores_with("4", ""), from_first);
    EXPECT_EQ(scores_of(read("ordinal", "max_length;3\n", plain_projects, ranks).election), from_first);
}

TEST(as_published, minimum_votes_and_threshold_are_in_the_files_own_measure) {
    const auto election = read("ordinal", "max_length;3\n", "project_id;cost;score\na;60;4\nb;60;6\n", ranks).election;
    const auto threshold = count(election, {.rule = Rule::greedy_threshold, .threshold = 5}).value();
    EXPECT_EQ(threshold.verdicts[0].reason, Reason::below_threshold);
    EXPECT_EQ(ids_of(election, threshold.winners), std::vector<std::string>{"b"});
    CountOptions minimum{.rule = Rule::equal_shares, .completion = Completion::utilitarian};
    minimum.restrictions.minimum_votes = 5;
    EXPECT_EQ(ids_of(election, count(election, minimum).value().winners), std::vector<std::string>{"b"});
}

}  // namespace
}  // namespace allting::allocation
