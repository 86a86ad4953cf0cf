#include "platform/i18n/translator.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

namespace allting::i18n {
namespace {

const EmbeddedFile files[] = {
    {"sv/language.json", R"({"language.locale": "sv-SE", "language.date": "d MMMM y", "language.date_time": "d MMMM y 'kl.' HH.mm",
        "language.weekday_time": "EEEE d MMMM 'kl.' HH.mm", "language.weekday_time_year": "EEEE d MMMM y 'kl.' HH.mm",
        "language.short_date": "d MMMM"})"},
    {"sv/test.json", R"({"test.hello": "Hej", "test.quoted": "Skriv '{'så'}' till Annas vän", "test.name": "Hej {name}!", "test.by": "Senast {due}",
        "test.left": "{count, plural, =0{inget val kvar} one{# val kvar för {name}} other{# val kvar för {name}}}",
        "test.place": "{place, selectordinal, one{#:a} other{#:e}}", "test.only_swedish": "{count, plural, one{# röst} other{# röster}}",
        "test.who": "{who, select, author{Du skrev} official{Kommunen skrev} other{Någon skrev}} {count, number} ord"})"},
    {"en/test.json", R"({"test.hello": "Hello", "test.left": "{count, plural, one{# choice left} other{# choices left}}"})"},
    {"en/language.json", R"({"language.locale": "en-GB"})"},
    {"ar/test.json", R"({"test.left": "{count, plural, zero{لا شيء} one{واحد} two{اثنان} few{# قليل} many{# كثير} other{# آخر}}"})"},
    {"ar/language.json", R"({"language.locale": "ar-u-nu-latn"})"},
    {"pl/language.json", R"({"language.locale": "pl-PL"})"},
};

const Languages& languages() {
    static const Languages all(files, "Europe/Stockholm");
    return all;
}
const Translator& sv() { return languages().get("sv"); }
const Translator& en() { return languages().get("en"); }
Instant at(std::string_view iso) { return *instant_from_iso(iso); }

TEST(Translator, constant_message_is_shown_as_written) {
    EXPECT_EQ(sv()("test.hello"), "Hej");
    EXPECT_EQ(sv()("test.quoted"), "Skriv {så} till Annas vän");
}

TEST(Translator, unknown_key_shows_itself) {
    EXPECT_EQ(sv()("test.nowhere"), "test.nowhere");
    EXPECT_EQ(sv()("test.nowhere", {{"count", 3}}), "test.nowhere");
    EXPECT_FALSE(sv().has("test.nowhere"));
    EXPECT_TRUE(sv().has("test.hello"));
}

TEST(Translator, swedish_and_english_plural_forms) {
    EXPECT_EQ(sv()("test.left", {{"count", 1}, {"name", "Amina"}}), "1 val kvar för Amina");
    EXPECT_EQ(sv()("test.left", {{"count", 0}, {"name", "Amina"}}), "inget val kvar");
    EXPECT_EQ(sv()("test.left", {{"count", 12345}, {"name", "Amina"}}), "12\u00a0345 val kvar för Amina");
    EXPECT_EQ(en()("test.left", {{"count", 1}}), "1 choice left");
    EXPECT_EQ(en()("test.left", {{"count", 0}}), "0 choices left");
    EXPECT_EQ(sv()("test.place", {{"place", 2}}), "2:a");
    EXPECT_EQ(sv()("test.place", {{"place", 3}}), "3:e");
}

TEST(Translator, arabic_has_six_forms_and_reads_from_the_right) {
    const Translator& ar = languages().get("ar");
    EXPECT_EQ(ar.direction(), "rtl");
    EXPECT_EQ(sv().direction(), "ltr");
    EXPECT_EQ(ar("test.left", {{"count", 0}}), "لا شيء");
    EXPECT_EQ(ar("test.left", {{"count", 2}}), "اثنان");
    EXPECT_EQ(ar("test.left", {{"count", 7}}), "7 قليل");
    EXPECT_EQ(ar("test.left", {{"count", 11}}), "11 كثير");
    EXPECT_EQ(ar("test.left", {{"count", 100}}), "100 آخر");
}

TEST(Translator, select_takes_the_word_or_other) {
    EXPECT_EQ(sv()("test.who", {{"who", "author"}, {"count", 1500}}), "Du skrev 1\u00a0500 ord");
    EXPECT_EQ(sv()("test.who", {{"who", "ghost"}, {"count", 2}}), "Någon skrev 2 ord");
}

TEST(Translator, forgotten_argument_is_visible) {
    EXPECT_EQ(sv()("test.name", {}), "Hej {name}!");
    EXPECT_EQ(sv()("test.name"), "Hej {name}!");
}

TEST(Translator, arguments_from_an_error_count_when_they_are_digits) {
    EXPECT_EQ(sv().with(Key::at_run_time("test.left"), {{"count", "1"}, {"name", "Leo"}}), "1 val kvar för Leo");
    EXPECT_EQ(sv().with(Key::at_run_time("test.name"), {{"name", "2027-05-12T18:00:00Z"}}), "Hej onsdag 12 maj 2027 kl. 20.00!");
    EXPECT_EQ(sv().with(Key::at_run_time("test.by"), {{"due", "2027-05-12T18:00:00Z"}}), "Senast 12 maj 2027") << "a deadline lasts its whole day";
}

TEST(Translator, missing_translation_falls_back_to_swedish_and_its_grammar) {
    EXPECT_EQ(en()("test.only_swedish", {{"count", 1}}), "1 röst");
    EXPECT_EQ(languages().get("ar")("test.only_swedish", {{"count", 2}}), "2 röster");
    EXPECT_EQ(&languages().get("tlh"), &sv());
}

TEST(Translator, money_shows_ore_only_when_there_are_any) {
    EXPECT_EQ(sv().money(kronor(1'250'000)), "1\u00a0250\u00a0000\u00a0kr");
    EXPECT_EQ(sv().money({1'250'050}), "12\u00a0500,50\u00a0kr");
    EXPECT_EQ(sv().money({}), "0\u00a0kr");
    EXPECT_EQ(en().money(kronor(1'250'000)), "SEK\u00a01,250,000");
    EXPECT_EQ(sv().money({9'007'199'254'740'993}), "90\u00a0071\u00a0992\u00a0547\u00a0409,93\u00a0kr");
}

TEST(Translator, numbers_below_ten_thousand_are_whole_where_the_language_says_so) {
    EXPECT_EQ(languages().get("pl").number(1234), "1234");
    EXPECT_EQ(languages().get("pl").number(12345), "12\u00a0345");
    EXPECT_EQ(languages().get("ar").number(12345), "12,345");
    EXPECT_EQ(sv().money(kronor(-5)), "\u22125\u00a0kr");
}

TEST(Translator, another_currency_leaves_the_original_alone) {
    const Translator polish = languages().get("pl").with_currency("PLN");
    EXPECT_EQ(polish.money(kronor(12'000)), "12\u00a0000\u00a0zł");
    EXPECT_EQ(polish.currency(), "PLN");
    EXPECT_EQ(languages().get("pl").currency(), "SEK");
}

TEST(Translator, numbers_and_shares) {
    EXPECT_EQ(sv().number(66'045), "66\u00a0045");
    EXPECT_EQ(en().number(-66'045), "-66,045");
    EXPECT_EQ(sv().percent(0.123), "12\u00a0%");
    EXPECT_EQ(sv().percent(0.085), "8,5\u00a0%");
    EXPECT_EQ(sv().percent(0.0996), "10\u00a0%");
    EXPECT_EQ(sv().percent(0.05), "5\u00a0%");
    EXPECT_EQ(en().percent(1), "100%");
}

TEST(Translator, dates_are_local_and_in_words) {
    const Instant evening = at("2027-05-12T18:00:00Z");
    EXPECT_EQ(sv().date(evening), "12 maj 2027");
    EXPECT_EQ(sv().date_time(evening), "12 maj 2027 kl. 20.00");
    EXPECT_EQ(sv().short_date(evening), "12 maj");
    EXPECT_EQ(sv().short_date(at("2026-12-31T23:30:00Z")), "1 januari");
    EXPECT_EQ(languages().get("pl").date(evening), "12 maja 2027");
    EXPECT_EQ(en().date_time(evening), "12 May 2027, 20:00") << "without language.date_time a plain form is used";
}

TEST(Translator, year_is_left_out_only_when_it_is_this_year) {
    const Instant evening = at("2027-05-12T18:00:00Z");
    EXPECT_EQ(sv().weekday_time(evening), "onsdag 12 maj 2027 kl. 20.00");
    EXPECT_EQ(sv().at_time(at("2027-01-02T00:00:00Z")).weekday_time(evening), "onsdag 12 maj kl. 20.00");
    EXPECT_EQ(sv().at_time(at("2026-12-31T22:59:59Z")).weekday_time(evening), "onsdag 12 maj 2027 kl. 20.00");
    EXPECT_EQ(sv().at_time(at("2026-12-31T23:00:00Z")).weekday_time(evening), "onsdag 12 maj kl. 20.00");
}

TEST(Languages, browser_chooses_unless_the_person_has) {
    EXPECT_EQ(languages().choose("en-GB,en;q=0.9,sv;q=0.5").language(), "en");
    EXPECT_EQ(languages().choose("sv;q=0.3, AR-eg;q=0.4").language(), "ar");
    EXPECT_EQ(languages().choose("en", "sv").language(), "sv");
    EXPECT_EQ(languages().choose("en", "xx").language(), "en");
    EXPECT_EQ(languages().choose("fi, en;q=0").language(), "sv");
    EXPECT_EQ(languages().choose("").language(), "sv");
    EXPECT_EQ(languages().choose(";;,en;q=7,=,\xff").language(), "sv");
}

TEST(Languages, browser_gets_what_is_offered_and_a_person_what_was_chosen) {
    const std::vector<std::string> offered{"sv", "en"};
    EXPECT_EQ(languages().choose("ar-EG,en;q=0.5", "", offered).language(), "en");
    EXPECT_EQ(languages().choose("ar", "", offered).language(), "sv");
    EXPECT_EQ(languages().choose("en", "ar", offered).language(), "ar");
}

TEST(Languages, swedish_and_english_come_first) {
    EXPECT_THAT(languages().codes(), testing::ElementsAre("sv", "en", "ar", "pl"));
}

TEST(Languages, broken_catalogue_is_refused_with_file_and_key) {
    const auto refusal = [](std::string_view text) -> std::string {
        const EmbeddedFile broken[] = {{"sv/test.json", text}};
        try {
            Languages(broken, "Europe/Stockholm");
        } catch (const std::runtime_error& problem) {
            return problem.what();
        }
        return "accepted";
    };
    EXPECT_THAT(refusal("[]"), testing::StartsWith("locales/sv/test.json: "));
    EXPECT_THAT(refusal("{"), testing::StartsWith("locales/sv/test.json: "));
    EXPECT_THAT(refusal(R"({"test.a": 1})"), testing::HasSubstr("\"test.a\""));
    EXPECT_THAT(refusal(R"({"test.a": "{count, plural, one{x}}"})"), testing::HasSubstr("\"test.a\""));
    EXPECT_THAT(refusal(R"({"test.a": "{open"})"), testing::HasSubstr("\"test.a\""));
    EXPECT_THAT(refusal(R"({"test.a": "{at, date}"})"), testing::HasSubstr("\"test.a\""));
    EXPECT_THAT(refusal(R"({"Test": "x"})"), testing::HasSubstr("\"Test\""));
    EXPECT_THAT(refusal(R"({"language.date": "d MMMM YYYY"})"), testing::HasSubstr("YYYY"));
    EXPECT_EQ(refusal(R"({"test.a": "x"})"), "accepted");
}

TEST(Languages, unknown_zone_and_missing_swedish_are_refused) {
    EXPECT_THROW(Languages(files, "Europe/Lindvalla"), std::runtime_error);
    EXPECT_THROW(Languages({}, "Europe/Stockholm"), std::runtime_error);
}

TEST(Translator, threads_share_one_translator) {
    std::vector<std::thread> threads;
    std::array<int, 4> wrong{};
    for (std::size_t i = 0; i < wrong.size(); ++i)
        threads.emplace_back([&, i] {
            for (int n = 0; n < 500; ++n) {
                wrong[i] += sv()("test.left", {{"count", 2}, {"name", "x"}}) != "2 val kvar för x";
                wrong[i] += sv().with_currency("EUR").money(kronor(1)) != "1\u00a0€";
                wrong[i] += sv().date(Instant{}) != "1 januari 1970";
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_THAT(wrong, testing::Each(0));
}

}  // namespace
}  // namespace allting::i18n
