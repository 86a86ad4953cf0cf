#include "mailroom/letter.hpp"

#include <gmock/gmock.h>

namespace allting::mailroom {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Instant noon = *instant_from_iso("2027-05-12T10:00:00Z");

Letter letter_to(std::string name, std::string contact, bool is_protected = false) {
    Letter letter{.notice = {.person = PersonId{7}, .address = {}, .told = {}, .language = "sv", .message = "reviews.notice.offer_in_full"},
                  .name = std::move(name), .contact = std::move(contact), .is_protected = is_protected};
    letter.notice.told = {.id = 12, .at = noon, .subject = "Ett ändringsförslag", .text = "Hej!\n\nLäs det.", .path = "/proposals/7"};
    return letter;
}

TEST(PostalLines, are_found_however_somebody_wrote_them) {
    EXPECT_THAT(postal_lines("Storgatan 3, 123 45 Lindvalla"), ElementsAre("Storgatan 3", "123 45 Lindvalla"));
    EXPECT_THAT(postal_lines("Storgatan 3 12345 Lindvalla"), ElementsAre("Storgatan 3", "12345 Lindvalla"));
    EXPECT_THAT(postal_lines("c/o Berg; Storgatan 3\n123 45 Lindvalla, 070-123 45 67"), ElementsAre("c/o Berg", "Storgatan 3", "123 45 Lindvalla"));
    EXPECT_THAT(postal_lines("maj@example.org, Box 12, 123 45 Övre Å"), ElementsAre("Box 12", "123 45 Övre Å"));
}

TEST(PostalLines, are_none_without_street_postcode_and_place) {
    for (const char* const contact : {"", "070-123 45 67", "Storgatan 3", "123 45 Lindvalla", "Storgatan 3, 1234 Lindvalla", "i receptionen på Solgården",
                                      "Storgatan 3, 123 45", "0701 234 56 78, 08-123 45 67", "Storgatan 3, 12345678 x"})
        EXPECT_THAT(postal_lines(contact), IsEmpty()) << contact;
}

TEST(Envelope, has_the_name_first_and_nothing_of_how_to_telephone) {
    const i18n::Languages languages;
    const auto& t = languages.get("sv");
    EXPECT_THAT(envelope_lines(t, letter_to("Maj Berg", "Storgatan 3, 123 45 Lindvalla, 08-123 45")), ElementsAre("Maj Berg", "Storgatan 3", "123 45 Lindvalla"));
    EXPECT_THAT(envelope_lines(t, letter_to("", "Maj Berg, Storgatan 3, 123 45 Lindvalla")), ElementsAre("Maj Berg", "Storgatan 3", "123 45 Lindvalla"));
    EXPECT_THAT(envelope_lines(t, letter_to("Maj Berg", "08-123 45 67")), IsEmpty());
}

TEST(Envelope, of_somebody_protected_without_address_goes_by_the_tax_agency) {
    const i18n::Languages languages;
    EXPECT_THAT(envelope_lines(languages.get("sv"), letter_to("Maj Berg", "08-123 45 67", true)), ElementsAre("Maj Berg", "Förmedlas av Skatteverket"));
}

TEST(Letters, say_it_in_each_persons_language_with_where_to_read_more_and_which_print_it_is) {
    const i18n::Languages languages;
    auto english = letter_to("Amina", "Storgatan 4, 123 45 Lindvalla");
    english.notice.language = "en";
    const auto job = print_job(languages, {"Lindvalla kommun", {"Box 1", "123 40 Lindvalla"}, "https://budget.lindvalla.example"},
                               {.id = 3, .prints = 1}, {letter_to("Maj", "Storgatan 3, 123 45 Lindvalla"), english}, noon);
    ASSERT_EQ(job.messages.size(), 2u);
    const auto& swedish = job.messages[0];
    EXPECT_THAT(swedish.paragraphs, ElementsAre("Hej!", "Läs det."));
    EXPECT_EQ(swedish.more, "budget.lindvalla.example/proposals/7");
    EXPECT_EQ(swedish.qr, "https://budget.lindvalla.example/proposals/7");
    EXPECT_THAT(swedish.foot, HasSubstr("Brev 3-1 av 2 · besked 12 · utskrift 2, 12 maj 2027"));
    EXPECT_THAT(job.messages[1].foot, HasSubstr("Letter 3-2 of 2"));
    EXPECT_EQ(job.messages[1].language, "en");
}

TEST(Letters, in_a_language_that_nobody_has_read_say_so_and_have_the_swedish_below) {
    const i18n::Languages languages;
    auto somali = letter_to("Hodan", "Storgatan 4, 123 45 Lindvalla");
    somali.notice.language = "so";
    somali.notice.in_swedish = {.id = 12, .at = noon, .subject = "Ett ändringsförslag", .text = "Hej!\n\nLäs det.", .path = {}};
    const auto job = print_job(languages, {"Lindvalla", {}, "https://x.example"}, {}, {somali, letter_to("Maj", "Storgatan 3, 123 45 Lindvalla")}, noon, true);
    EXPECT_EQ(job.messages[0].paragraphs.back(), languages.get("so").note());
    ASSERT_EQ(job.messages[0].also.size(), 1u);
    EXPECT_EQ(job.messages[0].also[0].heading, "Ett ändringsförslag");
    EXPECT_EQ(job.messages[0].also[0].language, "sv");
    EXPECT_THAT(job.messages[1].also, IsEmpty());
    EXPECT_TRUE(job.messages[1].is_large);
}

TEST(Letters, have_boxes_to_tick_where_an_answer_is_asked_for_and_only_there) {
    const i18n::Languages languages;
    auto told = letter_to("Maj", "Storgatan 3, 123 45 Lindvalla");
    told.notice.message = "proposals.received";
    const auto job = print_job(languages, {"Lindvalla", {}, "https://x.example"}, {}, {letter_to("Maj", "Storgatan 3, 123 45 Lindvalla"), told}, noon);
    EXPECT_EQ(job.messages[0].replies.size(), 4u);
    EXPECT_THAT(job.messages[0].reply_to, HasSubstr("Lindvalla"));
    EXPECT_THAT(job.messages[1].replies, IsEmpty());
}

}  // namespace
}  // namespace allting::mailroom
