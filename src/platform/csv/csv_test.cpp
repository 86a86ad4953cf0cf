#include "platform/csv/csv.hpp"

#include <gtest/gtest.h>

#include "core/random.hpp"
#include "core/text.hpp"
#include "platform/csv/encoding.hpp"

namespace allting::csv {
namespace {

using namespace std::string_literals;

/// "line:field|field" or "line!fault", records divided by blanks.
std::string read(std::string_view text, Bounds bounds = {}) {
    Reader reader(text, guess_separator(text), bounds);
    std::string out;
    for (Record record; reader.next(record);) {
        if (!out.empty()) out += ' ';
        out += std::to_string(record.line);
        if (record.fault != Fault::none) {
            (out += '!') += word_of(record.fault);
            continue;
        }
        char before = ':';
        for (const auto& field : record.fields) {
            (out += before) += field;
            before = '|';
        }
    }
    return out;
}

TEST(Csv, reads_each_separator_and_line_end) {
    EXPECT_EQ(read("a;b\n1;2\n"), "1:a|b 2:1|2");
    EXPECT_EQ(read("a,b\r\n1,2"), "1:a|b 2:1|2");
    EXPECT_EQ(read("a\tb\r1\t2\r"), "1:a|b 2:1|2");
    EXPECT_EQ(read("a;b\r\n\n;\n1;2\n"), "1:a|b 4:1|2") << "empty lines and rows count as lines and give nothing";
}

TEST(Csv, quoted_fields_hold_separators_quotes_and_lines) {
    EXPECT_EQ(read("a;b\n\"x;\"\"y\"\"\nz\";2\n3;4"), "1:a|b 2:x;\"y\"\nz|2 4:3|4");
    EXPECT_EQ(read("\"a;a\",b"), "1:a;a|b");
}

TEST(Csv, fault_costs_its_own_line_only) {
    EXPECT_EQ(read("a;b\n\"open;2\n3;4\n"), "1:a|b 2!unclosed_quote 3:3|4");
    EXPECT_EQ(read("a;b\n\"x\"y;2\n3;4\n"), "1:a|b 2!stray_quote 3:3|4");
    EXPECT_EQ(read("a;b\n1\0;2\n3;4\n"s), "1:a|b 2!zero_byte 3:3|4");
    EXPECT_EQ(read("a;b\n1;2;3;4\n3;4\n", {.columns_max = 3}), "1:a|b 2!too_many_columns 3:3|4");
    EXPECT_EQ(read("a;b\nxxxxxx;2\n3;4\n", {.field_bytes_max = 5}), "1:a|b 2!too_long 3:3|4");
    EXPECT_EQ(read("a;b\n\"xxxx\nxx\";2\n3;4\n", {.field_bytes_max = 5}), "1:a|b 2!unclosed_quote 3:xx\"|2 4:3|4");
}

TEST(Csv, any_bytes_are_read_to_their_end_within_bounds) {
    SeededRandom random(7);
    constexpr std::string_view signs = "ab;,\t\"\r\n\0\xC3\xA5\xFF";
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto left = random.below(40); left > 0; --left) text += signs[random.below(signs.size() + 1) % signs.size()];
        Reader reader(text, guess_separator(text), {.columns_max = 4, .field_bytes_max = 9});
        std::int64_t line = 0;
        for (Record record; reader.next(record);) {
            ASSERT_GT(record.line, line);
            ASSERT_LE(record.fields.size(), 4u);
            line = record.line;
        }
    }
}

TEST(Encoding, all_spellings_of_a_swedish_file_read_alike) {
    const std::string utf8 = "Åsa Öberg–€";
    EXPECT_EQ(to_utf8(utf8), utf8);
    EXPECT_EQ(to_utf8("\xEF\xBB\xBF" + utf8), utf8);
    EXPECT_EQ(to_utf8("\xC5sa \xD6" "berg\x96\x80"), utf8);
    EXPECT_EQ(to_utf8("\xFF\xFE\xC5\0s\0a\0 \0\xD6\0b\0e\0r\0g\0\x13\x20\xAC\x20"s), utf8);
    EXPECT_EQ(to_utf8("\xFE\xFF\0\xC5\0s\0a\0 \0\xD6\0b\0e\0r\0g\x20\x13\x20\xAC"s), utf8);
    EXPECT_EQ(to_utf8("\xFF\xFE\x3D\xD8\x00\xDE"s), "😀");
}

TEST(Encoding, broken_utf16_is_refused) {
    for (const auto& broken : {"\xFF\xFE\xC5"s, "\xFF\xFE\x3D\xD8"s, "\xFF\xFE\x00\xDE"s, "\xFF\xFE\x3D\xD8\x41\x00"s}) EXPECT_FALSE(to_utf8(broken));
    for (int byte = 0; byte < 256; ++byte) EXPECT_TRUE(is_valid_utf8(to_utf8("x\xFFy"s + char(byte)).value_or("\xFF")));
}

TEST(Encoding, folding_compares_names_whatever_their_case) {
    EXPECT_EQ(fold(" ÅSA Öberg "), "åsa öberg");
    EXPECT_EQ(fold("ŁUKASZ ŽIŽEK ÉMILE"), "łukasz žižek émile");
    EXPECT_EQ(fold("ИВАН Ёлкин ΑΘΗΝΑ"), "иван ёлкин αθηνα");
    EXPECT_EQ(fold("جميلة"), "جميلة");
}

}  // namespace
}  // namespace allting::csv
