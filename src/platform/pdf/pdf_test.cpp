#include "platform/pdf/pdf.hpp"

#include <gtest/gtest.h>

#include <string>

namespace allting::pdf {
namespace {

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

std::string draw(const print::PrintJob& job) {
    std::string pdf;
    EXPECT_TRUE(write_pdf(job, [&](std::string_view piece) { pdf += piece; return true; }));
    return pdf;
}

print::PrintJob job() {
    return {.title = "Koder", .sender = "Lindvalla", .sender_lines = {}, .code_label = "Kod", .sections = {{"sv", false, "Rösta", {"Så här."}}, {"ar", true, "صوّت", {"اذهب"}}},
            .letters = {}, .sheets = {}};
}

TEST(Pdf, every_letter_is_one_page) {
    auto letters = job();
    for (int i = 0; i < 5; ++i) letters.letters.push_back({{"Åsa Öberg", "Storgatan 1", "123 45  Lindvalla"}, "ABCD-EFGH-JKMN-PQRS", "https://example.org/vote#ABCD"});
    const std::string pdf = draw(letters);
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_EQ(count(pdf, "/Type /Page %"), 5u);
}

TEST(Pdf, twelve_slips_fill_a_page_and_the_thirteenth_begins_another) {
    auto sheets = job();
    print::Sheet five_a{.title = "5A", .slips = {}};
    for (int i = 0; i < 13; ++i) five_a.slips.push_back({"Alva", "ABCD-EFGH-JKMN-PQRS", "https://example.org/vote#ABCD"});
    sheets.sheets = {five_a, {.title = "5B", .slips = {five_a.slips[0]}}};
    EXPECT_EQ(count(draw(sheets), "/Type /Page %"), 3u);
}

print::Message message(const std::string& text) {
    return {.address = {"Åsa Öberg", "Storgatan 1", "123 45 Lindvalla"}, .language = "sv", .heading = "Svar på din idé", .paragraphs = {text},
            .more_label = "Läs mer:", .more = "budget.example/proposals/7", .qr = "https://budget.example/proposals/7", .reply_heading = "Ditt svar",
            .replies = {"Ja", "Nej"}, .reply_lines = {"Namn"}, .reply_to = "Lindvalla", .foot = "Brev 1-1"};
}

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "ord ";
    return text;
}

std::size_t pages_of(const print::Message& message) {
    auto messages = job();
    messages.messages = {message};
    return count(draw(messages), "/Type /Page %");
}

TEST(Pdf, short_message_is_one_page_and_a_long_one_goes_on_over_as_many_as_it_needs) {
    EXPECT_EQ(pages_of(message("")), 1u);
    EXPECT_EQ(pages_of(message("Kort.")), 1u);
    const std::size_t some = pages_of(message(words(1'000))), more = pages_of(message(words(4'000)));
    EXPECT_GT(some, 1u);
    EXPECT_GT(more, some);
    EXPECT_LT(more, 15u);
    EXPECT_LT(pages_of(message(std::string(20'000, 'x'))), 15u) << "one word, without a place to cut";
}

TEST(Pdf, large_print_takes_more_pages_for_the_same_words) {
    print::Message large = message(words(400));
    large.is_large = true;
    EXPECT_GT(pages_of(large), pages_of(message(words(400))));
}

TEST(Pdf, message_from_the_right_with_swedish_below_is_drawn) {
    print::Message arabic = message("نقترح مقعدًا بجانب الجسر.");
    arabic.language = "ar";
    arabic.right_to_left = true;
    arabic.also = {{"sv", false, "Svar på din idé", {"En bänk får plats vid bron."}}};
    EXPECT_EQ(pages_of(arabic), 1u);
}

print::Card card(const std::string& text) {
    return {.language = "sv", .right_to_left = false, .label = "Vem bestämmer?", .heading = "Statliga vägar", .facts = {{"Kommunen", text}, {"Staten", text}},
            .foot = "Kort 1, version 2", .qr = "https://budget.example/cards/1"};
}

TEST(Pdf, cards_are_one_a_page_or_four_however_long_they_are) {
    auto cards = job();
    std::string much;
    for (int i = 0; i < 2'000; ++i) much += "ord ";
    for (int i = 0; i < 5; ++i) cards.cards.push_back(card(i == 3 ? much : "Gatorna."));
    cards.card_size = print::CardSize::a4;
    EXPECT_EQ(count(draw(cards), "/Type /Page %"), 5u);
    cards.card_size = print::CardSize::a6;
    EXPECT_EQ(count(draw(cards), "/Type /Page %"), 2u);
}

TEST(Pdf, what_cannot_be_drawn_or_written_is_said) {
    auto letters = job();
    letters.letters.push_back({{"A"}, "X", std::string(5000, 'x')});
    EXPECT_FALSE(write_pdf(letters, [](std::string_view) { return true; })) << "too long for a QR code";
    letters.letters[0].qr = "x";
    EXPECT_FALSE(write_pdf(letters, [](std::string_view) { return false; }));
}

}  // namespace
}  // namespace allting::pdf
