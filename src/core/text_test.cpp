// Text as people and programs send it, valid and hostile.
#include "core/text.hpp"

#include <gtest/gtest.h>

namespace allting {
namespace {

TEST(Text, knows_utf8_from_bytes_that_only_look_like_it) {
    for (const char* valid : {"", "å", "€", "𝄞", "abc åäö", "\x7F", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF"})
        EXPECT_TRUE(is_valid_utf8(valid)) << valid;
    for (const char* invalid : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xE2\x82",
                                "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xC3("})
        EXPECT_FALSE(is_valid_utf8(invalid));
}

TEST(Text, counts_characters_rather_than_bytes) {
    EXPECT_EQ(count_characters("Ängen"), 5u);
    EXPECT_EQ(count_characters("𝄞"), 1u);
}

TEST(Text, shortens_between_characters_and_says_so) {
    EXPECT_EQ(shorten("Ängen", 5), "Ängen");
    EXPECT_EQ(shorten("Ängen", 1), "Ä…");
    EXPECT_EQ(shorten("En bänk", 3), "En…");
}

TEST(Text, trims_blanks_at_both_ends_only) {
    EXPECT_EQ(trim(" \t a b\r\n"), "a b");
    EXPECT_EQ(trim(" \n "), "");
}

TEST(Text, splits_and_keeps_empty_parts) {
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

TEST(Text, integers_are_whole_texts_within_bounds) {
    EXPECT_EQ(integer_from_text("-12"), -12);
    EXPECT_EQ(integer_from_text("9223372036854775807"), INT64_MAX);
    for (const char* text : {"", " 1", "1 ", "+1", "1.0", "0x1", "9223372036854775808"})
        EXPECT_FALSE(integer_from_text(text).has_value()) << text;
}

TEST(Text, slugs_are_plain_ascii) {
    EXPECT_EQ(slug("Ängen & Ån"), "angen-an");
    EXPECT_EQ(slug("  Café 2!"), "cafe-2");
    EXPECT_EQ(slug("日本"), "");
}

TEST(Text, hex_and_lower_case) {
    EXPECT_EQ(to_hex(std::string_view("\x00\xFF\x1A", 3)), "00ff1a");
    EXPECT_EQ(to_lower_ascii("AbÅ"), "abÅ");
}

}  // namespace
}  // namespace allting
