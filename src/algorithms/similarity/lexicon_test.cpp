// Dictionary and thesaurus, from small made-up files in their formats.
#include "algorithms/similarity/lexicon.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/similarity/similar_texts.hpp"

namespace allting::similarity {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* aff =
    "SET UTF-8\n"
    "SFX  E  Y  2\n"
    "SFX  E  0  n  [^m]  # gatan\n"
    "SFX  E  um  a  um\n"
    "SFX G Y 2\nSFX G 0 ar [^ae]\nSFX G 0 arna/A [^ae]\n"
    "SFX B Y 1\nSFX B 0 et .\n";
constexpr const char* dic =
    "13\ngata/E\nmuseum/E\nkorg/GX\npapper/X\nväg/GX\nskol/Z\nskola/E\ngård/GX\nfritid/X\nfritids/B\nidé\nStockholm/E\nför\nkola/E\nhus/BX\nbuss/X\nbus/X\n"
    "hållplats/G\nfel/%\n";

TEST(Dictionary, inflected_words_lead_to_their_base) {
    const Dictionary d(dic, aff);
    EXPECT_EQ(d.base_of("gatan"), "gata");
    EXPECT_EQ(d.base_of("musea"), "museum");
    EXPECT_EQ(d.base_of("museumn"), std::nullopt);  // the condition of the suffix says no
    EXPECT_EQ(d.base_of("korgarna"), "korg");
    EXPECT_EQ(d.base_of("gataar"), std::nullopt);
    EXPECT_EQ(d.base_of("ide"), "ide");
    EXPECT_EQ(d.base_of("skol"), std::nullopt);  // stands only in compounds
    EXPECT_FALSE(d.has("stockholm"));
    EXPECT_FALSE(d.has("fel"));
    EXPECT_EQ(d.base_of(""), std::nullopt);
}

TEST(Dictionary, compounds_lead_to_their_parts) {
    const Dictionary d(dic, aff);
    EXPECT_THAT(d.parts_of("papperskorgarna"), ElementsAre("papper", "korg"));
    EXPECT_THAT(d.parts_of("skolväg"), ElementsAre("skola", "väg"));
    EXPECT_THAT(d.parts_of("fritidsgård"), ElementsAre("fritid", "gård"));
    EXPECT_THAT(d.parts_of("gatuhus"), ElementsAre("gata", "hus"));
    EXPECT_THAT(d.parts_of("busshållplatsar"), ElementsAre("buss", "hållplats"));
    EXPECT_THAT(d.parts_of("förkola"), IsEmpty());  // "för" is no subject
    EXPECT_THAT(d.parts_of("xyzgård"), IsEmpty());
    EXPECT_THAT(d.parts_of("åäö"), IsEmpty());
    EXPECT_THAT(Dictionary().parts_of("papperskorg"), IsEmpty());
    EXPECT_TRUE(Dictionary("", "").is_empty());
}

TEST(Thesaurus, synonyms_hold_both_ways_and_its_encoding_is_read) {
    const Thesaurus latin1("ISO-8859-1\nbadhus|1\n|simhall|b\xE5ssbad\nskr\xE4p|2\n(noun)|avfall\n|gatans skr\xE4p\n");
    EXPECT_THAT(latin1.synonyms_of("badhus"), ElementsAre("båssbad", "simhall"));
    EXPECT_THAT(latin1.synonyms_of("simhall"), ElementsAre("badhus"));
    EXPECT_THAT(latin1.synonyms_of("skräp"), ElementsAre("avfall"));
    EXPECT_THAT(latin1.synonyms_of("gatans"), IsEmpty());
    EXPECT_THAT(Thesaurus("UTF-8\nskräp|1\n|avfall\n").synonyms_of("skräp"), ElementsAre("avfall"));
    EXPECT_TRUE(Thesaurus("").is_empty());
    EXPECT_TRUE(Thesaurus("UTF-8\nx|9\n").is_empty());
}

TEST(SimilarTexts, a_lexicon_finds_what_shares_no_word) {
    const std::vector<std::string> texts{"Rusta upp simhallen", "Fler papperskorgar", "Utegym vid sjön"};
    const auto lexicon = std::make_shared<const Lexicon>(
        Lexicon{Dictionary(std::string(dic) + "simhall/D\nbadhus/B\n", std::string(aff) + "SFX D Y 1\nSFX D 0 en .\n"), Thesaurus("UTF-8\nbadhus|1\n|simhall\n")});
    const SimilarTexts with(texts, "sv", lexicon), without(texts, "sv");
    EXPECT_THAT(without.find("badhuset", 1), IsEmpty());
    ASSERT_EQ(with.find("badhuset", 1).size(), 1u);
    EXPECT_EQ(with.find("badhuset", 1)[0].index, 0u);
    ASSERT_EQ(with.find("korg", 1).size(), 1u);
    EXPECT_EQ(with.find("korg", 1)[0].index, 1u);
}

}  // namespace
}  // namespace allting::similarity
