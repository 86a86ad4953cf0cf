#include "algorithms/similarity/stance.hpp"

#include <gtest/gtest.h>

namespace allting::similarity {
namespace {

bool opposite(std::string_view a, std::string_view b, double likeness = 0.5) {
    EXPECT_EQ(are_opposite(Stance(a), Stance(b), likeness), are_opposite(Stance(b), Stance(a), likeness));
    return are_opposite(Stance(a), Stance(b), likeness);
}

TEST(Stance, antonyms_are_opposite) {
    EXPECT_TRUE(opposite("Stäng Storgatan för biltrafik.", "Öppna Storgatan för biltrafik."));
    EXPECT_TRUE(opposite("Höj avgiften på parkeringen", "Avgiften på parkeringen ska sänkas"));
    EXPECT_TRUE(opposite("Tillåt grillning på stranden", "Grillning på stranden borde förbjudas"));
    EXPECT_TRUE(opposite("Fler parkeringsplatser", "Färre parkeringsplatser"));
    EXPECT_TRUE(opposite("Behåll skolan i Hagaby", "Lägg ner skolan i Hagaby"));
    EXPECT_TRUE(opposite("Bygg på ängen", "Rädda ängen"));
    EXPECT_TRUE(opposite("Allow dogs in the park", "Ban dogs in the park"));
}

TEST(Stance, a_negation_turns_the_word_beside_it) {
    EXPECT_TRUE(opposite("Bygg en ny simhall i hamnen", "Bygg ingen ny simhall i hamnen"));
    EXPECT_TRUE(opposite("Riv inte huset", "Riv huset"));
    EXPECT_FALSE(opposite("Riv inte huset", "Bevara huset"));
    EXPECT_FALSE(opposite("Bebygg inte ängen, rädda den!", "Rädda ängen från bebyggelse"));
    EXPECT_TRUE(opposite("Hundar ska vara i parken", "Hundar ska inte vara i parken", 0.9));
    EXPECT_FALSE(opposite("Gratis kollektivtrafik", "Vi har ingen kollektivtrafik"));
    EXPECT_FALSE(opposite("Bygg inte bara bostäder", "Bygg bostäder"));
}

TEST(Stance, agreement_and_other_matters_are_not_opposite) {
    EXPECT_FALSE(opposite("Fler bänkar vid ån", "Sätt ut flera bänkar längs ån"));
    EXPECT_FALSE(opposite("Fler papperskorgar, mindre skräp", "Fler papperskorgar"));
    EXPECT_FALSE(opposite("Höj skatten", "Sänk farten", 0.1));
    EXPECT_FALSE(opposite("Det går inte att komma fram i snön", "Bättre snöröjning", 0.2));
    EXPECT_TRUE(opposite("Ett utegym i parken. Bygg ett utegym.", "Inget utegym i parken. Bygg inget utegym."));
    EXPECT_FALSE(opposite("", ""));
}

}  // namespace
}  // namespace allting::similarity
