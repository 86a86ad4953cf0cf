#include "platform/print/printer.hpp"

#include <gtest/gtest.h>

namespace allting::print {
namespace {

PrintJob example() {
    return {.title = "Röstkoder", .sender = "Lindvalla <kommun>", .sender_lines = {"Box 1", "123 45 Lindvalla"}, .code_label = "Din kod",
            .sections = {{"sv", false, "Rösta", {"Ett & två"}}, {"ar", true, "صوّت", {}}},
            .letters = {{{"Åsa Öberg", "Storgatan 1"}, "ABCD-EFGH-JKMN-PQRS", "https://example.org/vote#x"}},
            .sheets = {{"5A", {{"Alva", "ABCD", "q"}, {"Bo", "EFGH", "r"}}}},
            .messages = {{{"Åsa"}, "ar", true, "Rubrik", {"Ett", "två"}, {{"sv", false, "Svenska", {"Tre"}}}, true, "Mer", "x.example", "https://x.example", "Svar", {"Ja"}, {"Namn"}, "Till", "Fot"}}};
}

TEST(PrintJob, travels_as_text_and_comes_back_the_same) {
    const auto back = job_from_text(to_text(example()));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(to_text(*back), to_text(example()));
    EXPECT_TRUE(back->sections.at(1).right_to_left);
    EXPECT_EQ(back->sheets.at(0).slips.at(1).name, "Bo");
    EXPECT_TRUE(back->messages.at(0).right_to_left);
    EXPECT_TRUE(back->messages.at(0).is_large);
    EXPECT_EQ(back->messages.at(0).also.at(0).paragraphs.at(0), "Tre");
    EXPECT_EQ(back->messages.at(0).foot, "Fot");
    EXPECT_FALSE(job_from_text("no job"));
    EXPECT_FALSE(job_from_text("[]"));
}

TEST(Printer, program_that_is_not_there_or_fails_is_said_to_be_unavailable) {
    for (const auto* program : {"/nowhere/allting-print", "/bin/false", "/bin/true", "/bin/cat"})
        EXPECT_EQ(print_by(program, example(), 5).error().code, "printing_unavailable") << program;
}


}  // namespace
}  // namespace allting::print
