#include "proposals/difference.hpp"

#include <gtest/gtest.h>

namespace allting::proposals {
namespace {

std::string told(std::string_view before, std::string_view after) {
    std::string text;
    for (const Difference& d : differences(before, after))
        text += (d.kind == Difference::Kind::same ? "" : d.kind == Difference::Kind::removed ? "-" : "+") + ("[" + d.text + "]");
    return text;
}

TEST(Differences, tell_the_fewest_words) {
    EXPECT_EQ(told("en bänk vid sjön", "en bänk vid sjön"), "[en bänk vid sjön]");
    EXPECT_EQ(told("en bänk vid sjön", "en mindre bänk vid torget"), "[en]+[mindre][bänk vid]-[sjön]+[torget]");
    EXPECT_EQ(told("", "nytt"), "+[nytt]");
    EXPECT_EQ(told("gammalt", ""), "-[gammalt]");
    EXPECT_EQ(told("", ""), "");
    EXPECT_EQ(told("a\nb", "a b"), "[a b]");
}

TEST(Differences, of_enormous_texts_are_bounded) {
    std::string before, after;
    for (int i = 0; i < 3000; ++i) before += "a ", after += "b ";
    EXPECT_EQ(differences(before, after).size(), 2u);
}

}  // namespace
}  // namespace allting::proposals
