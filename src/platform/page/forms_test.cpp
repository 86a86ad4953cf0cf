#include "platform/page/forms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/page/page_cast.hpp"

namespace allting::page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Error wrong_title() {
    return Error{ErrorKind::invalid, "invalid_form", "form.invalid", {{"title", "required", "form.required"}}, {}};
}

TEST(page_forms, form_carries_its_token_and_request_key) {
    html::Out out;
    forms::open(out, frame_in("sv"), {.action = "/proposals"}, "key-7");
    EXPECT_THAT(out, HasSubstr(R"(method="post" action="/proposals")"));
    EXPECT_THAT(out, HasSubstr(R"(name="form_token" value="token-1")"));
    EXPECT_THAT(out, HasSubstr(R"(name="request_key" value="key-7")"));
}

TEST(page_forms, search_form_shows_no_token_in_the_address) {
    html::Out out;
    forms::open(out, frame_in("sv"), {.action = "/proposals", .search = true});
    EXPECT_THAT(out, HasSubstr(R"(method="get")"));
    EXPECT_THAT(out, Not(HasSubstr("token")));
}

TEST(page_forms, wrong_field_says_so_beside_itself_and_keeps_what_was_typed) {
    http::Input input;
    input.add("title", "<b>");
    const Error error = wrong_title();
    html::Out out;
    forms::line(out, frame_in("sv"), {&input, &error}, {.name = "title", .label = "Rubrik", .value = "otypt"});
    EXPECT_THAT(out, HasSubstr(R"(value="&lt;b&gt;")"));
    EXPECT_THAT(out, HasSubstr(R"(aria-invalid="true")"));
    EXPECT_THAT(out, HasSubstr(R"(aria-describedby="field-title-error")"));
    EXPECT_THAT(out, HasSubstr("Fyll i det här fältet."));
}

TEST(page_forms, summary_links_to_each_wrong_field) {
    const Error error = wrong_title();
    html::Out out;
    forms::error_summary(out, frame_in("en"), {nullptr, &error});
    EXPECT_THAT(out, HasSubstr(R"(<a href="#field-title">Fill in this field.</a>)"));
    html::Out none;
    forms::error_summary(none, frame_in("en"), {});
    EXPECT_EQ(none, "");
}

TEST(page_forms, summary_names_the_field_it_speaks_of) {
    const Error error = wrong_title();
    html::Out out;
    forms::error_summary(out, frame_in("sv"), {nullptr, &error});
    forms::line(out, frame_in("sv"), {nullptr, &error}, {.name = "title", .label = "Rubrik"});
    EXPECT_THAT(out, HasSubstr(R"(<a href="#field-title"><strong>Rubrik</strong> Fyll i det här fältet.</a>)"));
}

TEST(page_forms, password_is_never_written_back) {
    http::Input input;
    input.add("password", "hemligt");
    html::Out out;
    forms::line(out, frame_in("sv"), {&input, nullptr}, {.name = "password", .label = "Lösenord"}, "password");
    EXPECT_THAT(out, Not(HasSubstr("hemligt")));
}

TEST(page_forms, box_that_was_unticked_stays_unticked) {
    http::Input sent;
    sent.add("title", "x");
    EXPECT_TRUE(Typed{}.checked("show_name", "yes", true));
    EXPECT_FALSE((Typed{&sent, nullptr}.checked("show_name", "yes", true)));
}

TEST(page_forms, optional_field_says_so_and_limit_is_told) {
    html::Out out;
    forms::text(out, frame_in("sv"), {}, {.name = "body", .label = "Vad", .required = false, .characters_max = 6000});
    EXPECT_THAT(out, HasSubstr("(valfritt)"));
    EXPECT_THAT(out, HasSubstr("Högst 6\u00a0000 tecken."));
    EXPECT_THAT(out, Not(HasSubstr(" required")));
}

TEST(page_forms, first_choice_carries_the_id_that_errors_link_to) {
    html::Out out;
    forms::radios(out, frame_in("sv"), {}, {.name = "area", .label = "Område"}, {{"1", "Centrum"}, {"2", "Ängen", "", true}});
    EXPECT_THAT(out, HasSubstr(R"(id="field-area" name="area" value="1")"));
    EXPECT_THAT(out, HasSubstr(R"(id="field-area-2" name="area" value="2"  checked)"));
}

TEST(page_forms, instant_is_split_into_local_date_and_time) {
    html::Out out;
    forms::date_time(out, frame_in("sv"), {}, {.name = "closes", .label = "Stänger"}, instant_from_iso("2027-05-12T18:00:00Z"));
    EXPECT_THAT(out, HasSubstr(R"(name="closes_date" value="2027-05-12")"));
    EXPECT_THAT(out, HasSubstr(R"(name="closes_time" value="20:00")"));
}

TEST(page_forms, ids_hold_only_name_characters) { EXPECT_EQ(forms::id_of("points[3]"), "field-points-3"); }

}  // namespace
}  // namespace allting::page
