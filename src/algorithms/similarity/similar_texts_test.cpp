#include "algorithms/similarity/similar_texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>

#include "algorithms/similarity/words.hpp"

namespace allting::similarity {
namespace {

TEST(Words, half_a_letter_is_no_letter) {
    EXPECT_THAT(words_of("\xC3" "a"), testing::ElementsAre("a"));
    EXPECT_THAT(words_of("a\xC3"), testing::ElementsAre("a"));
    EXPECT_EQ(words_of("\xC3\xA5\xC3 bro").size(), 2u);
    for (int first = 0x80; first < 0x100; ++first)
        for (int second = 0; second < 0x100; ++second) words_of(std::string{char(first), char(second), 'x'});
}

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

std::string bytes_of(const char* name) {
    std::ifstream file(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Statement> statements_of(const char* name) {
    std::vector<Statement> all;
    std::ifstream file(name);
    for (std::string line; std::getline(file, line);) {
        std::istringstream parts(line);
        Statement s;
        if (std::getline(parts, s.group, '\t') && std::getline(parts, s.kind, '\t') && std::getline(parts, s.text, '\t')) all.push_back(s);
    }
    return all;
}

// The question is the near duplicate (kind N) or the paraphrase (P); the answer sought is the original (A) of its group, among
// all texts of the file but the question.
double recall(const SimilarTexts& index, const std::vector<Statement>& all, const std::string& kind, std::size_t among) {
    int asked = 0, found = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind != kind) continue;
        ++asked;
        auto matches = index.find(all[i].text, among + 1, 0);
        std::erase_if(matches, [&](const Match& match) { return match.index == i; });
        for (std::size_t k = 0; k < std::min(among, matches.size()); ++k) {
            const Statement& other = all[matches[k].index];
            found += other.group == all[i].group && other.kind == "A";
        }
    }
    return asked == 0 ? 0 : double(found) / asked;
}

struct Recall {
    double near_first, paraphrase_first, paraphrase_five;
};

Recall recall_of(const std::vector<Statement>& all, const std::shared_ptr<const Lexicon>& lexicon) {
    std::vector<std::string> texts;
    for (const Statement& statement : all) texts.push_back(statement.text);
    const SimilarTexts index(texts, "sv", lexicon);
    const Recall r{recall(index, all, "N", 1), recall(index, all, "P", 1), recall(index, all, "P", 5)};
    std::printf("near duplicate first: %.3f   paraphrase first: %.3f   among five: %.3f   (%zu texts)\n", r.near_first, r.paraphrase_first,
                r.paraphrase_five, all.size());
    return r;
}

std::shared_ptr<const Lexicon> installed_lexicon() {
    auto words = bytes_of("/usr/share/hunspell/sv_SE.dic"), synonyms = bytes_of("/usr/share/mythes/th_sv_SE_v2.dat");
    if (words.empty() || synonyms.empty()) return nullptr;
    return std::make_shared<const Lexicon>(Lexicon{Dictionary(std::move(words), bytes_of("/usr/share/hunspell/sv_SE.aff")), Thesaurus(synonyms)});
}

TEST(SimilarTexts, finds_near_duplicates_first_and_most_paraphrases) {
    const auto all = statements_of("../shared/data/proposals/swedish_similar_dev.tsv");
    const auto lexicon = installed_lexicon();
    if (all.empty()) GTEST_SKIP() << "../shared/data/proposals/swedish_similar_dev.tsv is not here";
    EXPECT_GE(recall_of(all, nullptr).near_first, 0.98);
    if (!lexicon) GTEST_SKIP() << "hunspell-sv or mythes-sv is not installed";
    const Recall with = recall_of(all, lexicon);
    EXPECT_GE(with.near_first, 0.98);
    EXPECT_GE(with.paraphrase_five, 0.55);
}

// Written before the weights were chosen, with paraphrases that avoid the words of the original: harder than the set above.
TEST(SimilarTexts, finds_near_duplicates_of_texts_that_it_was_not_made_with) {
    const auto all = statements_of("bench/similar_texts.tsv");
    const auto lexicon = installed_lexicon();
    if (all.empty() || !lexicon) GTEST_SKIP() << "bench/similar_texts.tsv, hunspell-sv or mythes-sv is not here";
    const Recall with = recall_of(all, lexicon);
    EXPECT_GE(with.near_first, 0.98);
    EXPECT_GE(with.paraphrase_five, 0.5);
}

}  // namespace
}  // namespace allting::similarity
