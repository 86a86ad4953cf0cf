#include "algorithms/similarity/similar_texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "algorithms/similarity/words.hpp"

namespace allting::similarity {
namespace {

TEST(Words, are_small_and_swedish_letters_stay) {
    EXPECT_THAT(words_of("Bygg CYKELVÄG à la Malmö – ÅÄÖ 2×3 ”café”!"),
                testing::ElementsAre("bygg", "cykelväg", "a", "la", "malmö", "åäö", "2", "3", "cafe"));
    EXPECT_THAT(words_of(" \xC3"), testing::IsEmpty());
    EXPECT_THAT(words_of("حديقة Łódź"), testing::ElementsAre("حديقة", "Łodź"));
}

TEST(Stems, inflections_meet) {
    EXPECT_EQ(stems_of("cykelvägarna", "sv"), stems_of("cykelväg", "sv"));
    EXPECT_THAT(stems_of("det är en bänk", "sv"), testing::ElementsAre("bänk"));
    EXPECT_THAT(stems_of("zzz", "tlh"), testing::ElementsAre("zzz"));
}

TEST(SimilarTexts, the_same_text_scores_one_and_strangers_nothing) {
    const std::vector<std::string> texts{"Fler bänkar i parken", "Belysning vid skolan", "Utegym vid sjön"};
    const SimilarTexts similar(texts, "sv");
    const auto found = similar.find("Fler bänkar i parken", 5);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].index, 0u);
    EXPECT_NEAR(found[0].score, 1, 1e-6);
    EXPECT_THAT(similar.find("xyzzy", 5), testing::IsEmpty());
    EXPECT_THAT(similar.find("", 5), testing::IsEmpty());
    EXPECT_THAT(SimilarTexts({}, "sv").find("bänkar", 5), testing::IsEmpty());
}

struct Statement {
    std::string group, kind, text;
};

std::vector<Statement> hand_made_statements() {
    std::vector<Statement> all;
    std::ifstream file("../shared/data/proposals/swedish_similar_dev.tsv");
    for (std::string line; std::getline(file, line);) {
        std::istringstream parts(line);
        Statement s;
        if (std::getline(parts, s.group, '\t') && std::getline(parts, s.kind, '\t') && std::getline(parts, s.text, '\t')) all.push_back(s);
    }
    return all;
}

// The question is the near duplicate (kind N) or the paraphrase (P); the answer sought is the original (A) of its group.
double recall(const std::vector<Statement>& all, const std::string& kind, std::size_t among) {
    int asked = 0, found = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind != kind) continue;
        std::vector<std::string> texts;
        std::vector<bool> is_answer;
        for (std::size_t k = 0; k < all.size(); ++k) {
            const bool is_other_wording = all[k].group == all[i].group && all[k].kind != "A";
            if (is_other_wording) continue;
            texts.push_back(all[k].text);
            is_answer.push_back(all[k].group == all[i].group && all[k].kind == "A");
        }
        ++asked;
        for (const Match& match : SimilarTexts(texts, "sv").find(all[i].text, among, 0)) found += is_answer[match.index];
    }
    return asked == 0 ? 0 : double(found) / asked;
}

TEST(SimilarTexts, finds_near_duplicates_first_and_many_paraphrases) {
    const auto all = hand_made_statements();
    if (all.empty()) GTEST_SKIP() << "../shared/data/proposals/swedish_similar_dev.tsv is not here";
    const double near_first = recall(all, "N", 1), paraphrase_first = recall(all, "P", 1), paraphrase_five = recall(all, "P", 5);
    std::printf("near duplicate first: %.2f   paraphrase first: %.2f   among five: %.2f   (%zu texts)\n", near_first, paraphrase_first,
                paraphrase_five, all.size());
    EXPECT_GE(near_first, 0.97);
    EXPECT_GE(paraphrase_five, 0.45);
}

}  // namespace
}  // namespace allting::similarity
