#include "platform/html/html.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace allting::html {
namespace {

Problem problem_of(std::string_view text, Shape shape = Shape::whole) { return parse(text, shape).problem; }

TEST(html_literal, text_is_escaped_between_tags) {
    Out out;
    write<"<p>{}</p>">(out, "<script>alert('a & b')</script>");
    EXPECT_EQ(out, "<p>&lt;script&gt;alert(&#39;a &amp; b&#39;)&lt;/script&gt;</p>");
}

TEST(html_literal, quotes_cannot_leave_an_attribute) {
    Out out;
    write<R"(<input value="{}">)">(out, "\" onclick=\"x");
    EXPECT_EQ(out, R"(<input value="&quot; onclick=&quot;x">)");
}

TEST(html_literal, script_address_becomes_harmless) {
    for (const char* address : {"javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "\x01javascript:x", " javascript:x"}) {
        Out out;
        write<R"(<a href="{}">x</a>)">(out, address);
        EXPECT_EQ(out, R"(<a href="#">x</a>)") << address;
    }
}

TEST(html_literal, ordinary_addresses_stay) {
    for (const char* address : {"/ideas/3", "https://lindvalla.se/a:b", "mailto:a@b.se", "#top", "?page=2", "tel:+46", "/a?u=x:y"}) {
        Out out;
        write<R"(<a href="{}">x</a>)">(out, address);
        EXPECT_EQ(out, std::string("<a href=\"") + address + "\">x</a>");
    }
}

TEST(html_literal, part_of_an_address_is_percent_encoded) {
    Out out;
    write<R"(<a href="/ideas?text={}&amp;page={}">x</a>)">(out, "å & b=\"c\"", 2);
    EXPECT_EQ(out, R"(<a href="/ideas?text=%C3%A5%20%26%20b%3D%22c%22&amp;page=2">x</a>)");
}

TEST(html_literal, numbers_and_ids_write_their_digits) {
    Out out;
    write<R"(<li id="p-{}" value="{}">{}</li>)">(out, ProposalId{17}, -3, std::size_t{4});
    EXPECT_EQ(out, R"(<li id="p-17" value="-3">4</li>)");
}

TEST(html_literal, flag_and_attribute_are_left_out_when_off_or_empty) {
    Out out;
    write<R"(<input type="text" {}{}{}>)">(out, flag("required", true), flag("disabled", false), attribute("aria-describedby", ""));
    write<R"(<a {}>x</a>)">(out, attribute("href", "javascript:x"));
    EXPECT_EQ(out, R"(<input type="text"  required><a  href="#">x</a>)");
}

TEST(html_literal, parts_and_lists_are_written_in_place) {
    const std::vector<std::string> names = {"Amina", "Leo <3"};
    Out out;
    write<"<ul>{}</ul>{}{}">(out, each(names, [](Out& o, const std::string& name) { write<"<li>{}</li>">(o, name); }),
                             when(false, [](Out& o) { o += "never"; }), Trusted{"<hr>"});
    EXPECT_EQ(out, "<ul><li>Amina</li><li>Leo &lt;3</li></ul><hr>");
}

TEST(html_literal, opened_elements_are_closed_elsewhere) {
    Out out;
    write_open<R"(<form action="{}"><p>Hej</p><div>)">(out, "/x");
    write_close<"<p>då</p></div></form>">(out);
    EXPECT_EQ(out, R"(<form action="/x"><p>Hej</p><div><p>då</p></div></form>)");
}

TEST(html_literal, svg_leaves_may_close_themselves) {
    EXPECT_EQ(problem_of(R"(<svg viewBox="0 0 4 4"><path d="M0 0"/><rect width="{}"/></svg>)"), Problem::none);
    EXPECT_EQ(problem_of("<div/>"), Problem::tag_self_closed_outside_svg);
}

TEST(html_literal, unbalanced_elements_are_refused) {
    EXPECT_EQ(problem_of("<p>"), Problem::element_left_open);
    EXPECT_EQ(problem_of("</p>"), Problem::end_tag_crosses_or_was_never_opened);
    EXPECT_EQ(problem_of("<b><i></b></i>"), Problem::end_tag_crosses_or_was_never_opened);
    EXPECT_EQ(problem_of("<p></p", Shape::whole), Problem::end_tag_malformed);
    EXPECT_EQ(problem_of("<p></p>", Shape::opening), Problem::nothing_left_open_use_write);
    EXPECT_EQ(problem_of("<p></p>", Shape::closing), Problem::nothing_closed_use_write);
    EXPECT_EQ(problem_of("<p", Shape::whole), Problem::tag_never_ends);
}

TEST(html_literal, dangerous_attributes_and_elements_are_refused) {
    EXPECT_EQ(problem_of(R"(<b onclick="x"></b>)"), Problem::attribute_event_handler_is_forbidden);
    EXPECT_EQ(problem_of(R"(<b style="x"></b>)"), Problem::attribute_style_is_forbidden);
    EXPECT_EQ(problem_of(R"(<iframe srcdoc="{}"></iframe>)"), Problem::attribute_srcdoc_is_forbidden);
    EXPECT_EQ(problem_of("<style>b{}</style>"), Problem::style_element_is_forbidden);
    EXPECT_EQ(problem_of("<script>x</script>"), Problem::script_with_content);
    EXPECT_EQ(problem_of(R"(<script src="{}"></script>)"), Problem::none);
}

TEST(html_literal, sloppy_attributes_are_refused) {
    EXPECT_EQ(problem_of("<b id=x></b>"), Problem::attribute_value_not_in_double_quotes);
    EXPECT_EQ(problem_of("<b id=\"x></b>"), Problem::attribute_value_never_ends);
    EXPECT_EQ(problem_of(R"(<b id="x" id="y"></b>)"), Problem::attribute_twice);
    EXPECT_EQ(problem_of(R"(<img src="{}">)"), Problem::image_without_alt);
    EXPECT_EQ(problem_of(R"(<img src="{}" alt="">)"), Problem::none);
}

TEST(html_literal, holes_stand_only_where_they_can_be_escaped) {
    EXPECT_EQ(problem_of("<!-- {} -->"), Problem::hole_in_comment_or_doctype);
    EXPECT_EQ(problem_of("<{}></{}>"), Problem::hole_as_tag_name);
    EXPECT_EQ(problem_of("<b></{}>"), Problem::hole_as_tag_name);
}

TEST(html_literal, context_of_each_hole_is_known) {
    constexpr Parsed parsed = parse(R"(<a href="{}/{}" class="{}" {}>{}</a>)", Shape::whole);
    const Context expected[] = {Context::address, Context::address_part, Context::attribute, Context::tag, Context::text};
    ASSERT_EQ(parsed.holes_count, 5u);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(parsed.holes[i].context, expected[i]) << i;
}

TEST(html_escape, long_text_is_escaped_at_every_offset) {
    for (std::size_t offset = 0; offset < 40; ++offset) {
        const std::string before(offset, 'a');
        const std::string after(40 - offset, 'b');
        Out out;
        escape(out, before + "<" + after + "&");
        EXPECT_EQ(out, before + "&lt;" + after + "&amp;");
    }
}

}  // namespace
}  // namespace allting::html
