// LIX against counts made by hand on Björnsson's definition: each text says what was counted.
#include "reviews/readability.hpp"

#include <gtest/gtest.h>

namespace allting::reviews {
namespace {

TEST(Readability, of_a_plain_answer) {
    const auto found = readability_of("Tack för din idé om en bollplan. En hel bana kostar 900 000 kronor. Taket är 500 000 kronor. En mindre bana ryms. Ska vi rita om?");
    EXPECT_EQ(found.words, 27) << "7 + 7 + 5 + 4 + 4";
    EXPECT_EQ(found.sentences, 5);
    EXPECT_EQ(found.long_words, 1) << "bollplan";
    EXPECT_EQ(found.lix(), 9) << "27 / 5 + 100 / 27 = 9.1";
}

TEST(Readability, of_an_office_at_its_worst) {
    const auto found = readability_of("Kommunstyrelsens arbetsutskott konstaterar att förutsättningarna för genomförandet saknas. Handläggningstiden överskrider dessutom planeringshorisonten.");
    EXPECT_EQ(found.words, 12) << "8 + 4";
    EXPECT_EQ(found.sentences, 2);
    EXPECT_EQ(found.long_words, 9) << "all but att, för and saknas";
    EXPECT_EQ(found.lix(), 81) << "12 / 2 + 900 / 12";
    EXPECT_EQ(band_of(found.lix()), 4);
}

TEST(Readability, takes_no_abbreviation_or_amount_for_an_end) {
    EXPECT_EQ(readability_of("Vi ses kl. 20 och t.ex. en fika för 1.3 miljoner kr. i maj").sentences, 1);
    EXPECT_EQ(readability_of("Vi ses i maj. Åk dit! Är du med? \"Ja.\" Éva").sentences, 5);
    EXPECT_EQ(readability_of("Vi frågade: Trafikverket äger vägen").sentences, 2);
}

TEST(Readability, ends_a_sentence_with_its_line) {
    const auto found = readability_of("Ring oss\nSkriv till oss\n\n- \nKom hit");
    EXPECT_EQ(found.sentences, 3);
    EXPECT_EQ(found.words, 7) << "a dash is no word";
}

TEST(Readability, counts_letters_and_not_bytes_or_marks) {
    EXPECT_EQ(readability_of("åäöåäö").long_words, 0) << "six letters";
    EXPECT_EQ(readability_of("åäöåäöå").long_words, 1);
    EXPECT_EQ(readability_of("”parken…”").long_words, 0) << "six letters and three marks";
    EXPECT_EQ(readability_of("1234567").long_words, 0);
}

TEST(Readability, of_nothing_is_nothing) {
    EXPECT_EQ(readability_of("").lix(), 0);
    EXPECT_EQ(readability_of(" \n . ").lix(), 0);
}

}  // namespace
}  // namespace allting::reviews
