#include "platform/page/theme.hpp"

#include <gtest/gtest.h>

namespace allting::page {
namespace {

std::string value_after(const std::string& css, std::size_t from, const std::string& property) {
    const std::size_t at = css.find("--" + property + ":", from) + property.size() + 3;
    return css.substr(at, 7);
}

TEST(page_theme, contrast_is_that_of_the_standard) {
    EXPECT_NEAR(contrast("#ffffff", "#000000"), 21.0, 0.001);
    EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.48, 0.01);
}

TEST(page_theme, dark_pages_stay_readable_whatever_the_colour) {
    for (const char* colour : {"#005a70", "#000000", "#7a0019", "#003399", "#4b4b00", "#5c005c"}) {
        const std::string css = theme_css(colour, "#b3450e");
        const std::size_t dark = css.find("prefers-color-scheme");
        ASSERT_NE(dark, std::string::npos);
        EXPECT_GE(contrast(value_after(css, dark, "accent"), "#15191a"), 7.0) << colour;
        EXPECT_GE(contrast(value_after(css, dark, "accent"), value_after(css, dark, "on-accent")), 4.5) << colour;
        EXPECT_GE(contrast(value_after(css, 0, "accent"), value_after(css, 0, "accent-soft")), 4.5) << colour;
    }
}

TEST(page_theme, damaged_colour_gives_no_style_sheet) {
    EXPECT_EQ(theme_css("red", "#b3450e"), "");
    EXPECT_EQ(theme_css("#00000g", "#b3450e"), "");
    EXPECT_EQ(theme_css("#000000", "}body{"), "");
}

}  // namespace
}  // namespace allting::page
