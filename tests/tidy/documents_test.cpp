// Documents and tables stay true: links lead somewhere, ARCHITECTURE.md shows the tree, every text exists in both
// languages, every table starts with the organisation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "tests/tidy/tree.hpp"

namespace allting::tidy {
namespace {

using ::testing::IsEmpty;
using Found = std::vector<std::string>;
namespace fs = std::filesystem;

TEST(Documents, have_links_that_lead_somewhere) {
    Found broken;
    for (const File& document : files()) {
        if (document.extension() != ".md") continue;
        const auto& text = document.text;
        for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
            auto target = text.substr(at + 2, text.find_first_of(") ", at + 2) - at - 2);
            if (target.find("://") != std::string::npos || target.starts_with("mailto:")) continue;
            target = target.substr(0, target.find('#'));
            if (!target.empty() && !exists((fs::path(document.folder()) / target).string()))
                broken.push_back(document.path + " → " + target);
        }
    }
    EXPECT_THAT(broken, IsEmpty());
}

// docs/security.md names for each threat the test that shows the control: `file` "claim".
TEST(Documents, name_tests_that_are_there) {
    Found missing;
    int named = 0;
    for (const auto row : lines_of(file("docs/security.md").text)) {
        if (!row.starts_with("| ") || row.size() < 4 || !std::isdigit(static_cast<unsigned char>(row[2]))) continue;
        std::string test;
        for (std::size_t at = row.find_first_of("`\""); at != std::string_view::npos; at = row.find_first_of("`\"", at + 1)) {
            const auto end = row.find(row[at], at + 1);
            ASSERT_NE(end, std::string_view::npos) << row;
            const std::string quoted(row.substr(at + 1, end - at - 1));
            if (row[at] == '`') {
                test = quoted;
                ++named;
                if (!exists(test)) missing.push_back(test);
            } else if (!exists(test) || file(test).text.find(quoted) == std::string::npos) {
                missing.push_back(test + ": " + quoted);
            }
            at = end;
        }
    }
    EXPECT_GE(named, 25);
    EXPECT_THAT(missing, IsEmpty());
}

TEST(Documents, begin_with_a_title) {
    Found untitled;
    for (const File& document : files())
        if (document.extension() == ".md" && !document.text.starts_with("# ")) untitled.push_back(document.path);
    EXPECT_THAT(untitled, IsEmpty());
}

// The drawn tree names the entries of src/ as "  people/ …" below the line "src/".
TEST(Documents, show_the_house_as_it_stands) {
    std::set<std::string> drawn;
    bool inside = false;
    for (const auto line : lines_of(file("ARCHITECTURE.md").text)) {
        if (line == "src/") inside = true;
        else if (inside && !line.starts_with("  ")) break;
        else if (inside && line.size() > 2 && line[2] != ' ') drawn.emplace(line.substr(2, line.find_first_of("/ ", 2) - 2));
    }
    for (const auto& entry : entries_of("src")) EXPECT_TRUE(drawn.contains(entry)) << "not drawn: src/" << entry;
    for (const auto& entry : drawn) EXPECT_TRUE(exists("src/" + entry)) << "drawn, but not there: src/" << entry;
}

std::set<std::string> keys_of(const std::string& language) {
    std::set<std::string> keys;
    for (const File& file : files()) {
        if (!file.path.starts_with("locales/" + language + "/")) continue;
        for (const auto line : lines_of(file.text)) {
            const auto open = line.find('"');
            if (open == std::string_view::npos || line.find("\":", open) == std::string_view::npos) continue;
            keys.emplace(line.substr(open + 1, line.find('"', open + 1) - open - 1));
        }
    }
    return keys;
}

// The keys that stand as literals in t("…"); those put together at run time are for the modules' own tests.
std::set<std::string> keys_asked_for(const File& source) {
    std::set<std::string> keys;
    for (const auto line : lines_of(source.text)) {
        if (line.substr(std::min(line.find_first_not_of(' '), line.size())).starts_with("//")) continue;
        for (auto at = line.find("t(\""); at != std::string_view::npos; at = line.find("t(\"", at + 1)) {
            if (at > 0 && (std::isalnum(static_cast<unsigned char>(line[at - 1])) || line[at - 1] == '_')) continue;
            const auto key = line.substr(at + 3, line.find('"', at + 3) - at - 3);
            if (key.find('.') != std::string_view::npos && !key.ends_with('.')) keys.emplace(key);
        }
    }
    return keys;
}

TEST(Texts, exist_in_swedish_and_english) {
    for (const char* language : {"sv", "en"}) {
        const auto there = keys_of(language);
        Found missing;
        for (const File* source : sources_below("src"))
            for (const auto& key : keys_asked_for(*source))
                if (!source->is_test() && !there.contains(key)) missing.push_back(source->path + ": " + key);
        EXPECT_THAT(missing, IsEmpty()) << language;
    }
}

TEST(Texts, have_the_same_keys_in_both_languages) {
    EXPECT_EQ(keys_of("sv"), keys_of("en"));
}

TEST(Tables, have_the_organisation_first_in_every_key) {
    Found without;
    for (const File& schema : files()) {
        if (schema.extension() != ".sql" || schema.path.starts_with("src/platform/")) continue;
        for (auto at = schema.text.find("CREATE TABLE"); at != std::string::npos; at = schema.text.find("CREATE TABLE", at + 1)) {
            const auto table = schema.text.substr(at, schema.text.find(";\n", at) - at);
            const auto name = table.substr(13, table.find_first_of(" (", 13) - 13);
            const auto key = table.find("PRIMARY KEY");
            const auto line = table.substr(table.rfind('\n', key) + 1, table.find('\n', key) - table.rfind('\n', key));
            if (line.find("organisation_id") == std::string::npos) without.push_back(schema.path + ": " + name);
            for (auto unique = table.find("UNIQUE ("); unique != std::string::npos; unique = table.find("UNIQUE (", unique + 1))
                if (!table.substr(unique).starts_with("UNIQUE (organisation_id")) without.push_back(schema.path + ": UNIQUE of " + name);
        }
    }
    EXPECT_THAT(without, IsEmpty());
}

}  // namespace
}  // namespace allting::tidy
