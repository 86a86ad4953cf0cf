#include "platform/http/form.hpp"

#include <gtest/gtest.h>

#include "platform/http/error_response.hpp"

namespace allting::http {
namespace {

Input fields(std::initializer_list<std::pair<std::string, std::string>> pairs) {
    Input input;
    for (const auto& [name, value] : pairs) input.add(name, value);
    return input;
}

/// The code of the one error, "" for none.
std::string code_of(FormReader& form) {
    if (form.ok()) return "";
    const Error error = form.error();
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    return error.fields.size() == 1 ? error.fields[0].code : std::to_string(error.fields.size()) + " errors";
}

template <class Read>
std::string refusal(const std::string& value, Read read) {
    const Input input = fields({{"f", value}});
    FormReader form(input);
    read(form);
    return code_of(form);
}

TEST(FormReader, line_is_trimmed_joined_and_counted_in_characters) {
    const Input input = fields({{"f", "  Ängen\r\noch\nån  "}});
    FormReader form(input);
    EXPECT_EQ(form.line("f", {.characters_max = 12}), "Ängen och ån");
    EXPECT_TRUE(form.ok());
    const auto line = [](FormReader& f) { f.line("f", {.characters_min = 3, .characters_max = 5}); };
    EXPECT_EQ(refusal("", line), "required");
    EXPECT_EQ(refusal("åä", line), "too_short");
    EXPECT_EQ(refusal("åäöåäö", line), "too_long");
    EXPECT_EQ(refusal("åäöåä", line), "");
    EXPECT_EQ(refusal("", [](FormReader& f) { f.line("f", {.characters_min = 0}); }), "");
}

TEST(FormReader, text_keeps_line_breaks_of_any_kind_as_one) {
    const Input input = fields({{"f", "a\r\nb\rc\nd"}});
    FormReader form(input);
    EXPECT_EQ(form.text("f", {}), "a\nb\nc\nd");
}

TEST(FormReader, number_must_be_one_and_in_range) {
    const auto number = [](FormReader& f) { f.number("f", {.least = 1, .most = 10}, Need::required); };
    EXPECT_EQ(refusal("7", number), "");
    EXPECT_EQ(refusal("1 0", number), "");
    for (const char* wrong : {"seven", "1.5", "1e3", "0x1", "99999999999999999999"}) EXPECT_EQ(refusal(wrong, number), "not_a_number") << wrong;
    EXPECT_EQ(refusal("0", number), "out_of_range");
    EXPECT_EQ(refusal("-1", number), "out_of_range");
    EXPECT_EQ(refusal("11", number), "out_of_range");
    EXPECT_EQ(refusal("", number), "required");
}

TEST(FormReader, money_reads_as_people_write_it) {
    const Input input = fields({{"f", "1 250 000 kr"}});
    FormReader form(input);
    EXPECT_EQ(form.money("f", Need::required), kronor(1'250'000));
    const auto money = [](FormReader& f) { f.money("f", Need::required); };
    for (const char* wrong : {"-5", "5,123", "en miljon", "1e309"}) EXPECT_EQ(refusal(wrong, money), "not_an_amount") << wrong;
}

TEST(FormReader, email_is_lower_cased_and_whole) {
    const Input input = fields({{"f", " Amina@Lindvalla.SE "}});
    FormReader form(input);
    EXPECT_EQ(form.email("f", Need::required), "amina@lindvalla.se");
    const auto email = [](FormReader& f) { f.email("f", Need::required); };
    for (const char* wrong : {"amina", "@b.se", "a@b", "a@b.", "a@.se", "a@b..se", "a b@c.se", "a@b@c.se", "a@b.se,c@d.se", "a\r\nBcc:x@y.se"})
        EXPECT_EQ(refusal(wrong, email), "not_an_email") << wrong;
    EXPECT_EQ(refusal(std::string(250, 'a') + "@b.se", email), "not_an_email");
}

TEST(FormReader, choice_is_one_of_its_words) {
    const auto choice = [](FormReader& f) { f.choice("f", {"approval", "points"}, Need::required); };
    EXPECT_EQ(refusal("points", choice), "");
    EXPECT_EQ(refusal("Points", choice), "not_a_choice");
    EXPECT_EQ(refusal("", choice), "required");
}

TEST(FormReader, local_time_is_read_in_the_zone_and_json_as_an_instant) {
    const Input form_input = fields({{"at_date", "2027-05-12"}, {"at_time", "20:00"}});
    const Input json_input = fields({{"at", "2027-05-12T18:00:00Z"}});
    FormReader form(form_input), json(json_input);
    const auto local = form.local_instant("at", "Europe/Stockholm", Need::required);
    EXPECT_EQ(local, json.local_instant("at", "Europe/Stockholm", Need::required));
    ASSERT_TRUE(local);
    EXPECT_EQ(to_iso(*local), "2027-05-12T18:00:00Z");
    const auto instant = [](FormReader& f) { f.local_instant("f", "Europe/Stockholm", Need::required); };
    EXPECT_EQ(refusal("2027-02-30T10:00:00Z", instant), "not_a_date");
    EXPECT_EQ(refusal("", instant), "required");
}

TEST(FormReader, all_errors_come_at_once) {
    const Input input = fields({{"title", ""}, {"cost", "x"}});
    FormReader form(input);
    form.line("title", {});
    form.money("cost", Need::required);
    EXPECT_EQ(form.error().fields.size(), 2u);
}

TEST(ErrorResponse, problem_document_names_each_field_in_the_readers_language) {
    const i18n::Languages languages;
    const Input input = fields({{"title", "åäö"}});
    FormReader form(input);
    form.line("title", {.characters_max = 2});
    const Response response = problem(form.error(), languages.get("en"));
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_NE(response.body.find(R"("field":"title","code":"too_long","detail":"Shorten the text to at most 2)"), std::string::npos) << response.body;
}

TEST(ErrorResponse, every_kind_has_its_own_status) {
    EXPECT_EQ(status_of(ErrorKind::invalid), 422);
    EXPECT_EQ(status_of(ErrorKind::not_signed_in), 401);
    EXPECT_EQ(status_of(ErrorKind::not_allowed), 403);
    EXPECT_EQ(status_of(ErrorKind::not_found), 404);
    EXPECT_EQ(status_of(ErrorKind::conflict), 409);
    EXPECT_EQ(status_of(ErrorKind::too_large), 413);
    EXPECT_EQ(status_of(ErrorKind::too_many), 429);
    EXPECT_EQ(status_of(ErrorKind::unavailable), 503);
}

}  // namespace
}  // namespace allting::http
