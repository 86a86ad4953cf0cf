#include "platform/page/components.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/page/map.hpp"
#include "platform/page/page_cast.hpp"
#include "platform/page/static_files.hpp"

namespace allting::page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Instant at(std::string_view iso) { return instant_from_iso(iso).value(); }

TEST(page_components, money_bar_tells_each_part_in_words) {
    html::Out out;
    money_bar(out, frame_in("sv"), "Potten", kronor(3'000'000), {{"Fördelat", kronor(750'000), Tone::good}});
    EXPECT_THAT(out, HasSubstr("3\u00a0000\u00a0000\u00a0kr"));
    EXPECT_THAT(out, HasSubstr("25\u00a0%"));
    EXPECT_THAT(out, HasSubstr(R"(width="24.9%")"));
}

TEST(page_components, overspent_pot_fills_the_bar_and_no_more) {
    html::Out out;
    money_bar(out, frame_in("sv"), "Potten", kronor(100), {{"A", kronor(150), Tone::bad}, {"B", kronor(50), Tone::good}});
    EXPECT_THAT(out, Not(HasSubstr(R"(width="150)")));
    EXPECT_THAT(out, HasSubstr("150\u00a0%"));
}

TEST(page_components, timeline_marks_the_phase_that_is_now) {
    html::Out out;
    timeline(out, frame_in("sv"), {{"Idéer", at("2027-03-01T08:00:00Z"), at("2027-04-01T08:00:00Z")},
                                   {"Rösta", at("2027-05-01T08:00:00Z"), at("2027-05-12T18:00:00Z")},
                                   {"Beslut", at("2027-06-01T08:00:00Z"), at("2027-06-02T08:00:00Z")}});
    EXPECT_THAT(out, HasSubstr(R"(<li class="past" >)"));
    EXPECT_THAT(out, HasSubstr(R"(<li class="now"  aria-current="step">)"));
    EXPECT_THAT(out, HasSubstr(R"(<li class="coming" >)"));
}

TEST(page_components, written_text_keeps_paragraphs_and_makes_no_links) {
    html::Out out;
    written_text(out, "Hej <b>\nrad två\n\n\nhttps://exempel.se");
    EXPECT_EQ(out, "<p class=\"written\" dir=\"auto\">Hej &lt;b&gt;<br>rad två</p>\n<p class=\"written\" dir=\"auto\">https://exempel.se</p>\n");
}

TEST(page_components, table_has_caption_and_named_rows) {
    html::Out out;
    table(out, {.caption = "Röster", .heads = {"Projekt", "Röster"}, .rows = {{"Gungor", "12"}}, .numeric = {false, true}});
    EXPECT_THAT(out, HasSubstr("<caption>Röster</caption>"));
    EXPECT_THAT(out, HasSubstr(R"(<th scope="row" >Gungor</th><td  class="numeric">12</td>)"));
}

TEST(page_components, a_table_of_many_columns_can_be_cards_whose_cells_say_what_they_are) {
    html::Out out;
    table(out, {.caption = "Regler", .heads = {"Projekt", "Störst", "Lika", "Sist"}, .rows = {{"Gungor", "ja", "–", "ja"}}});
    EXPECT_THAT(out, HasSubstr(R"(class="cards")"));
    EXPECT_THAT(out, HasSubstr(R"(<td role="cell" data-head="Störst" >ja</td><td role="cell" data-head="Lika"  class="none">–</td>)"));
}

TEST(page_components, pager_leaves_out_what_is_not_there) {
    html::Out first, only;
    pager(first, frame_in("sv"), "/proposals?page=", 1, 3);
    pager(only, frame_in("sv"), "/proposals?page=", 1, 1);
    EXPECT_THAT(first, HasSubstr(R"(href="/proposals?page=2")"));
    EXPECT_THAT(first, Not(HasSubstr("Föregående")));
    EXPECT_EQ(only, "");
}

TEST(page_components, card_without_picture_shows_its_drawing) {
    html::Out out;
    card(out, {.address = "/proposals/1", .title = "Gungor", .drawing = "play"});
    EXPECT_THAT(out, HasSubstr("/static/drawings/play.svg"));
}

TEST(page_components, same_idea_always_has_the_same_drawing) {
    EXPECT_EQ(drawing_of("green", 5), drawing_of("green", 5));
    EXPECT_NE(drawing_of("green", 1), drawing_of("green", 2));
    EXPECT_EQ(drawing_of("unheard-of", 0), "other");
}

TEST(page_components, map_lists_its_points_beside_the_drawing) {
    html::Out out;
    map(out, frame_in("sv"), {.label = "Idéer på kartan",
                              .areas = {{"Centrum", {{59.0, 17.0}, {59.0, 17.1}, {59.1, 17.1}}, "/areas/1"}},
                              .points = {{{59.05, 17.05}, "Gungor", "/proposals/1"}}});
    EXPECT_THAT(out, HasSubstr(R"(role="img" aria-label="Idéer på kartan")"));
    EXPECT_THAT(out, HasSubstr(R"(<a href="/proposals/1"><bdi>Gungor</bdi></a>)"));
    EXPECT_THAT(out, Not(HasSubstr("http://")));
}

TEST(page_components, kept_map_is_shown_again_only_while_nothing_in_it_changes) {
    const auto drawn = [](const char* language, const char* title, double latitude) {
        html::Out out;
        map(out, frame_in(language), {.label = "Idéer", .areas = {{"Centrum", {{59.0, 17.0}, {59.0, 17.1}, {latitude, 17.1}}, ""}},
                                      .points = {{{59.05, 17.05}, title, "/proposals/1"}}});
        return out;
    };
    const std::string first = drawn("sv", "Gungor", 59.1);
    EXPECT_EQ(drawn("sv", "Gungor", 59.1), first);
    EXPECT_NE(drawn("en", "Gungor", 59.1), first);
    EXPECT_NE(drawn("sv", "Bänkar", 59.1), first);
    EXPECT_NE(drawn("sv", "Gungor", 59.2), first);
}

TEST(page_components, place_can_be_given_in_degrees_without_script) {
    html::Out out;
    map(out, frame_in("sv"), {.label = "Välj plats", .areas = {}, .points = {}, .pick_field = "place", .picked = Position{59.05, 17.05}});
    EXPECT_THAT(out, HasSubstr(R"(name="place_latitude" inputmode="decimal" autocomplete="off" value="59.050000")"));
}

TEST(page_layout, page_has_one_main_and_says_its_language) {
    const std::string page = layout(frame_in("en"), {.title = "A & B"}, [](html::Out& out) { html::write<"<h1>A</h1>">(out); });
    EXPECT_THAT(page, HasSubstr(R"(<html lang="en" dir="ltr">)"));
    EXPECT_THAT(page, HasSubstr("<title>A &amp; B – Lindvalla kommun</title>"));
    EXPECT_THAT(page, HasSubstr(R"(href="/sign-in?back=/processes/3")"));
}

TEST(page_layout, page_itself_is_no_link_among_its_crumbs) {
    const std::string page = layout(frame_in("sv"), {.title = "Svar", .crumbs = {{"/processes/3", "Budget"}, {"", "Svar"}}}, [](html::Out&) {});
    EXPECT_THAT(page, HasSubstr(R"(<li><a href="/processes/3")"));
    EXPECT_THAT(page, HasSubstr(R"(<li><span aria-current="page" >Svar</span></li>)"));
    EXPECT_THAT(page, Not(HasSubstr(R"(href="")")));
}

TEST(page_layout, focused_page_has_one_way_back_and_no_navigation) {
    const std::string page = layout(frame_in("sv"), {.title = "Rösta", .focused = true, .back = {"/processes/3", "Till processen"}}, [](html::Out&) {});
    EXPECT_THAT(page, HasSubstr(R"(<a class="back-link" href="/processes/3">Till processen</a>)"));
    EXPECT_THAT(page, Not(HasSubstr("site-navigation")));
}

}  // namespace
}  // namespace allting::page
