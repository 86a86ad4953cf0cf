#include "algorithms/similarity/word_hits.hpp"

#include <gtest/gtest.h>

namespace allting::similarity {
namespace {

bool hits(std::string_view text, std::string_view words, const Lexicon* lexicon = nullptr) {
    return SpokenWords(text, "sv", lexicon).speak_of(words);
}

/// Four words, one of which can be the first part of a compound.
Lexicon four_words() {
    return {Dictionary("4\ncykel/Y\nväg/A\nvägg/A\nljus/A\n", "SET UTF-8\nCOMPOUNDFLAG Y\nSFX A Y 1\nSFX A 0 en .\n"), Thesaurus()};
}

TEST(WordHits, find_a_word_in_each_of_its_forms) {
    EXPECT_TRUE(hits("Vägarna är dåliga", "väg"));
    EXPECT_TRUE(hits("VÄGEN förbi skolan", "vägar"));
    EXPECT_FALSE(hits("En bänk i parken", "väg"));
}

TEST(WordHits, find_the_last_part_of_a_compound_without_a_dictionary) {
    EXPECT_TRUE(hits("Bygg ut cykelvägen", "väg"));
    EXPECT_FALSE(hits("Måla en vägg", "väg")) << "a word that only begins alike";
    EXPECT_FALSE(hits("Avväg", "väg")) << "what is before it is no word";
}

TEST(WordHits, take_a_word_that_the_dictionary_knows_as_it_is) {
    const Lexicon lexicon = four_words();
    EXPECT_TRUE(hits("vägen", "väg", &lexicon));
    EXPECT_FALSE(hits("en vägg", "väg", &lexicon));
}

TEST(WordHits, want_every_word_of_several) {
    EXPECT_TRUE(hits("Mer ljus vid vägen", "ljus väg"));
    EXPECT_FALSE(hits("Mer ljus vid bänken", "ljus väg"));
    EXPECT_FALSE(hits("Vad som helst", ""));
    EXPECT_FALSE(hits("", "väg"));
}

}  // namespace
}  // namespace allting::similarity
