// All catalogues of the program: each key in every language that must be complete, with the same arguments and all plural
// forms; and each key that the sources name exists. Runs in the checkout's root.
#include "platform/i18n/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "platform/i18n/source_texts_test.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_locales();
}

namespace allting::i18n {
namespace {

using Texts = std::map<std::string, CatalogueText, std::less<>>;

/// language → key → text
std::map<std::string, Texts> embedded_texts() {
    std::map<std::string, Texts> all;
    for (const EmbeddedFile& file : embedded_locales())
        for (CatalogueText& text : read_catalogue_file(file)) {
            const std::string language(file.path.substr(0, file.path.find('/')));
            const std::string key = text.key;
            EXPECT_TRUE(all[language].emplace(key, std::move(text)).second) << language << ": " << key << " stands twice";
        }
    return all;
}

TEST(Catalogues, all_embedded_languages_load) {
    const Languages languages;
    EXPECT_THAT(languages.codes(), testing::IsSupersetOf({"sv", "en"}));
}

TEST(Catalogues, swedish_and_english_have_the_same_keys) {
    auto texts = embedded_texts();
    for (const auto& [from, to] : {std::pair("sv", "en"), std::pair("en", "sv")})
        for (const auto& [key, text] : texts[from]) EXPECT_TRUE(texts[to].contains(key)) << key << " (" << text.file << ") is missing in " << to;
}

TEST(Catalogues, no_text_is_empty) {
    for (const auto& [language, texts] : embedded_texts())
        for (const auto& [key, text] : texts) EXPECT_FALSE(text.pattern.empty()) << text.file << ": " << key;
}

TEST(Catalogues, translations_take_the_same_arguments) {
    auto texts = embedded_texts();
    const LanguageFormats any("sv-SE");
    for (const auto& [language, own] : texts)
        for (const auto& [key, text] : own) {
            const auto swedish = texts["sv"].find(key);
            if (key.starts_with("language.") || swedish == texts["sv"].end()) continue;
            EXPECT_EQ(Message(text.pattern, any).argument_names(), Message(swedish->second.pattern, any).argument_names())
                << text.file << ": " << key;
        }
}

TEST(Catalogues, every_plural_has_all_forms_of_its_language) {
    for (const auto& [language, texts] : embedded_texts()) {
        const LanguageFormats formats(language);
        for (const auto& [key, text] : texts)
            EXPECT_THAT(Message(text.pattern, formats).missing_plural_forms(), testing::IsEmpty()) << text.file << ": " << key;
    }
}

// "module.name" of small letters: what a key looks like. A literal that ends in "." or "_" begins keys made at run time.
bool looks_like_key(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == 0 || dot == std::string_view::npos || text.front() < 'a' || text.front() > 'z') return false;
    return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; });
}

bool is_file_name(std::string_view text) {
    return std::ranges::any_of(std::initializer_list<std::string_view>{".js", ".css", ".svg", ".png", ".webp", ".json", ".html", ".db", ".pb", ".sql",
                                                                       ".csv", ".zip", ".txt", ".conf", ".key", ".jpg", ".pdf", ".ico"},
                               [&](std::string_view ending) { return text.ends_with(ending); });
}

std::vector<Literal> literals_of_sources() {
    std::vector<Literal> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
        const std::string path = entry.path().string();
        const bool is_source = path.ends_with(".cpp") || path.ends_with(".hpp");
        if (!is_source || path.ends_with("_test.cpp") || path.ends_with("_test.hpp")) continue;
        std::ostringstream text;
        text << std::ifstream(path).rdbuf();
        for (Literal& literal : literals_of(text.str(), path)) all.push_back(std::move(literal));
    }
    return all;
}

// The first words of keys: every file of texts, so that "example.com" is no key but "people.sign_in" is.
std::set<std::string, std::less<>> modules_of(const Texts& texts) {
    std::set<std::string, std::less<>> modules;
    for (const auto& [key, text] : texts) modules.insert(key.substr(0, key.find('.')));
    return modules;
}

// A notice is named without its end: "people.welcome" has people.welcome_subject and people.welcome_text.
bool names_a_notice(const Texts& texts, std::string_view text) {
    return texts.contains(std::string(text) + "_subject") && texts.contains(std::string(text) + "_text");
}

TEST(Catalogues, every_key_in_the_sources_exists) {
    if (!std::filesystem::is_directory("src")) GTEST_SKIP() << "not run in the checkout's root";
    const Texts texts = embedded_texts()["sv"];
    const auto modules = modules_of(texts);
    for (const Literal& literal : literals_of_sources()) {
        const std::string_view text = literal.text;
        const bool is_candidate = looks_like_key(text) && !is_file_name(text) && modules.contains(text.substr(0, text.find('.')));
        if (text == "language.note") continue;  // stands only where nobody has read the texts
        if (!is_candidate && !(literal.is_argument_of_t && looks_like_key(text))) continue;
        const auto from = texts.lower_bound(text);
        const bool begins_keys = text.ends_with("_") || text.ends_with(".");
        const bool exists = from != texts.end() && (begins_keys ? from->first.starts_with(text) : from->first == text);
        EXPECT_TRUE(exists || names_a_notice(texts, text)) << literal.file << ":" << literal.line << ": no text for \"" << text << "\" in locales/sv";
    }
}

TEST(Literals, comments_and_raw_strings_are_no_literals) {
    const auto found = literals_of("// t(\"a.b\")\nt(\"c.d\") /* \"e.f\" */ + R\"(\"g.h\")\" + '\"' + get(\"i\\\"j\")", "x.cpp");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].text, "c.d");
    EXPECT_EQ(found[0].line, 2);
    EXPECT_TRUE(found[0].is_argument_of_t);
    EXPECT_EQ(found[1].text, "i\\\"j");
    EXPECT_FALSE(found[1].is_argument_of_t);
}

}  // namespace
}  // namespace allting::i18n
