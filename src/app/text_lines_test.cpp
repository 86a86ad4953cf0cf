#include "app/text_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace allting::app {
namespace {

std::string complaint(std::string_view bytes) {
    try {
        read_text_lines(bytes, "f.tsv");
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "none";
}

TEST(TextLines, marks_of_other_systems_are_no_text) {
    const auto lines = read_text_lines("\xEF\xBB\xBF" "1\tFler bänkar\r\n\r\n 2 \tUtegym\tvid sjön", "f.tsv");
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].id, "1");
    EXPECT_EQ(lines[0].text, "Fler bänkar");
    EXPECT_EQ(lines[1].id, "2");
    EXPECT_EQ(lines[1].text, "Utegym\tvid sjön");
    EXPECT_THAT(read_text_lines("", "f.tsv"), testing::IsEmpty());
}

TEST(TextLines, every_faulty_line_is_named) {
    EXPECT_EQ(complaint("1\ta\nb\n\tc\n2\t \n1\td\n3\t\xFF"),
              "f.tsv: line 2 has no tab; write id, tab, text\n"
              "f.tsv: line 3 has no id before its tab\n"
              "f.tsv: line 4 has no text after its tab\n"
              "f.tsv: line 5 has the id \"1\" of line 1\n"
              "f.tsv: line 6 is not UTF-8; save the file with that encoding");
    EXPECT_THAT(complaint("1\t" + std::string(7'000, 'a')), testing::HasSubstr("line 1 is longer than 6000"));
    std::string many;
    for (int i = 0; i < 25; ++i) many += "no tab\n";
    EXPECT_THAT(complaint(many), testing::EndsWith("and 5 lines more"));
}

}  // namespace
}  // namespace allting::app
