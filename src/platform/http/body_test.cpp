#include "platform/http/body.hpp"

#include <gtest/gtest.h>

#include "core/limits.hpp"
#include "platform/http/multipart.hpp"

namespace allting::http {
namespace {

Request post(std::string content_type, std::string body) {
    Request request;
    request.method = Method::post;
    request.json_body = content_type == "application/json";
    request.headers.emplace_back("content-type", std::move(content_type));
    request.raw_body = std::move(body);
    return request;
}

std::string code_of(Request request) {
    const auto result = read_body(request);
    return result.ok() ? "ok" : result.error().code;
}

TEST(Body, form_and_json_give_the_same_fields) {
    auto form = post("application/x-www-form-urlencoded; charset=UTF-8", "title=En+b%C3%A4nk&projects=3&projects=5&points%5B3%5D=2");
    auto json = post("application/json", R"({"title": "En bänk", "projects": [3, 5], "points": {"3": 2}})");
    ASSERT_TRUE(read_body(form).ok());
    ASSERT_TRUE(read_body(json).ok());
    EXPECT_EQ(form.body.fields(), json.body.fields());
    ASSERT_EQ(json.body.group("points").size(), 1u);
    EXPECT_EQ(json.body.group("points")[0], (std::pair<std::string_view, std::string_view>("3", "2")));
}

TEST(Body, json_nests_by_brackets_and_drops_null) {
    auto request = post("application/json", R"({"pots": [{"name": "Norr"}, {"name": "Syd"}], "open": true, "at": null, "x": 0.5})");
    ASSERT_TRUE(read_body(request).ok());
    EXPECT_EQ(request.body.text("pots[1][name]"), "Syd");
    EXPECT_EQ(request.body.text("open"), "true");
    EXPECT_EQ(request.body.text("x"), "0.5");
    EXPECT_FALSE(request.body.has("at"));
}

TEST(Body, what_is_not_a_form_is_refused_with_its_code) {
    EXPECT_EQ(code_of(post("text/plain", "a=1")), "bad_content_type");
    EXPECT_EQ(code_of(post("", "a=1")), "bad_content_type");
    EXPECT_EQ(code_of(post("application/x-www-form-urlencoded", "a=%0")), "bad_form");
    EXPECT_EQ(code_of(post("application/x-www-form-urlencoded", "a=%00")), "bad_form");
    EXPECT_EQ(code_of(post("application/json", "[1]")), "bad_json_fields");
    EXPECT_EQ(code_of(post("application/json", R"({"a": "\u0000"})")), "bad_json_fields");
    EXPECT_EQ(code_of(post("application/json", "{")), "bad_json");
    EXPECT_EQ(code_of(post("text/plain", "")), "ok");
    auto packed = post("application/json", "{}");
    packed.headers.emplace_back("content-encoding", "gzip");
    EXPECT_EQ(code_of(packed), "bad_content_encoding");
}

constexpr const char* form_type = "multipart/form-data; boundary=xYz";

TEST(Multipart, reads_fields_and_files) {
    const auto read = read_multipart(form_type,
                               "--xYz\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nEn bänk\r\n"
                               "--xYz\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"a;b.jpg\"\r\n"
                               "Content-Type: image/jpeg\r\n\r\n\xFF\xD8\r\n--xY\r\n"
                               "\r\n--xYz\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--xYz--\r\n");
    ASSERT_TRUE(read);
    const Input& input = *read;
    EXPECT_EQ(input.text("title"), "En bänk");
    ASSERT_NE(input.file("picture"), nullptr);
    EXPECT_EQ(input.file("picture")->file_name, "a;b.jpg");
    EXPECT_EQ(input.file("picture")->bytes, "\xFF\xD8\r\n--xY\r\n");
    EXPECT_EQ(input.file("none"), nullptr);
}

TEST(Multipart, malformed_ones_are_refused) {
    const std::string good = "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xYz--\r\n";
    EXPECT_TRUE(read_multipart(form_type, good));
    EXPECT_FALSE(read_multipart("multipart/form-data", good));
    EXPECT_FALSE(read_multipart("multipart/form-data; boundary=" + std::string(71, 'x'), good));
    EXPECT_FALSE(read_multipart("multipart/form-data; boundary=other", good));
    for (std::size_t length = 0; length + 4 < good.size(); ++length)
        EXPECT_FALSE(read_multipart(form_type, std::string_view(good).substr(0, length))) << length;
    EXPECT_FALSE(read_multipart(form_type, "--xYz\r\nContent-Disposition: form-data\r\n\r\n1\r\n--xYz--"));
    EXPECT_FALSE(read_multipart(form_type, "--xYz\r\nX: y\r\n\r\n1\r\n--xYz--"));
    EXPECT_FALSE(read_multipart(form_type, "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xFF\r\n--xYz--"));
}

TEST(Multipart, too_many_parts_are_refused) {
    std::string body;
    for (std::size_t i = 0; i <= limits::multipart_parts_max; ++i)
        body += "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    EXPECT_FALSE(read_multipart(form_type, body + "--xYz--"));
}

}  // namespace
}  // namespace allting::http
