#include "platform/markdown/markdown.hpp"

#include <gtest/gtest.h>

namespace allting::markdown {
namespace {

std::string same(std::string_view address) { return std::string(address); }

TEST(Markdown, gives_the_title_apart_from_the_text) {
    const auto document = read_document("# Most *votes* first\n\n**In plain words.** The projects\nstand in line.\n\nMore.\n", same);
    EXPECT_EQ(document.title, "Most votes first");
    EXPECT_EQ(document.lead, "The projects stand in line.");
    EXPECT_EQ(document.html, "<p><strong>In plain words.</strong> The projects\nstand in line.</p>\n<p>More.</p>\n");
}

TEST(Markdown, shows_raw_html_as_text) {
    const auto document = read_document("# T\n\na <script>alert(1)</script> b\n\n<iframe src=\"x\"></iframe>\n", same);
    EXPECT_EQ(document.html.find("<script"), std::string::npos);
    EXPECT_EQ(document.html.find("<iframe"), std::string::npos);
    EXPECT_NE(document.html.find("&lt;script&gt;"), std::string::npos);
    EXPECT_NE(document.html.find("&lt;iframe"), std::string::npos);
}

TEST(Markdown, leads_links_where_the_site_has_them) {
    const auto on_site = [](std::string_view address) {
        return address == "greedy.md" ? std::string("/about/methods/greedy") : std::string();
    };
    const auto document = read_document("# T\n\n[one](greedy.md) and [two](../../src/a.cpp)\n", on_site);
    EXPECT_EQ(document.html, "<p><a href=\"/about/methods/greedy\">one</a> and two</p>\n");
}

TEST(Markdown, follows_no_script_address) {
    const auto document = read_document("# T\n\n[one](javascript:alert(1))\n", same);
    EXPECT_EQ(document.html.find("javascript"), std::string::npos);
}

TEST(Markdown, reads_an_empty_text) {
    const auto document = read_document("", same);
    EXPECT_EQ(document.title, "");
    EXPECT_EQ(document.html, "");
}

}  // namespace
}  // namespace allting::markdown
