#include "platform/json/json.hpp"

#include <gmock/gmock.h>

namespace allting::json {
namespace {

std::string problem_of(std::string_view text, Limits bounds = {}) {
    const auto result = parse(text, bounds);
    if (result.ok()) return "";
    EXPECT_EQ(result.error().code, "bad_json");
    EXPECT_EQ(result.error().kind, ErrorKind::invalid);
    return result.error().arguments.at(1).second;
}

TEST(Json, what_is_written_is_read_back_the_same) {
    const std::string text =
        R"({"id":3,"name":"Ängen \"Å\"","open":true,"share":0.25,"none":null,"list":[1,-2,"x",[],{}],"big":9223372036854775807})";
    const auto value = parse(text);
    ASSERT_TRUE(value.ok());
    EXPECT_EQ(to_text(value.value()), text);
}

TEST(Json, values_are_built_from_the_types_of_the_domain) {
    const Value value = Object{{"id", ProposalId{7}},
                               {"none", ProposalId{}},
                               {"cost", kronor(1'250'000)},
                               {"at", Instant{0}},
                               {"maybe", std::optional<std::int64_t>()},
                               {"list", Array{1, "two"}}};
    EXPECT_EQ(to_text(value),
              R"({"id":7,"none":null,"cost":"1250000","at":"1970-01-01T00:00:00Z","maybe":null,"list":[1,"two"]})");
}

TEST(Json, members_are_found_by_name) {
    const auto value = parse(R"({"a":1,"b":{"c":"d"}})").value();
    ASSERT_NE(value.find("b"), nullptr);
    EXPECT_EQ(*value.find("b")->find("c")->text(), "d");
    EXPECT_EQ(value.find("x"), nullptr);
    EXPECT_EQ(Value(3).find("x"), nullptr);
}

TEST(Json, written_text_is_safe_inside_a_page) {
    EXPECT_EQ(to_text(Value("</script>&\u2028\u2029\n\x01\\")),
              R"("\u003c/script\u003e\u0026\u2028\u2029\n\u0001\\")");
}

TEST(Json, doubled_names_are_refused_at_any_depth) {
    EXPECT_EQ(problem_of(R"({"role":1,"role":2})"), "doubled member name");
    EXPECT_EQ(problem_of(R"([{"a":{"x":1,"\u0078":2}}])"), "doubled member name");
}

TEST(Json, depth_and_size_are_bounded) {
    EXPECT_EQ(problem_of(std::string(32, '[') + std::string(32, ']')), "");
    EXPECT_EQ(problem_of(std::string(33, '[') + std::string(33, ']')), "too deep");
    EXPECT_EQ(problem_of(std::string(1'000'000, '[')), "too deep");
    EXPECT_EQ(problem_of("[1,2,3]", {.nodes_max = 3}), "too many values");
    EXPECT_EQ(problem_of("[1,2,3]", {.nodes_max = 4}), "");
}

TEST(Json, numbers_that_do_not_fit_are_refused) {
    EXPECT_EQ(problem_of("9223372036854775808"), "number does not fit 64 bits");
    EXPECT_EQ(problem_of("-9223372036854775808"), "");
    EXPECT_EQ(problem_of("123456789012345678901234567890"), "number does not fit 64 bits");
    EXPECT_NE(problem_of("1e999"), "");
    EXPECT_NE(problem_of("NaN"), "");
    EXPECT_NE(problem_of("01"), "");
    EXPECT_NE(problem_of("+1"), "");
}

TEST(Json, numbers_are_read_and_written_as_they_are) {
    for (const auto* text : {"0", "-1", "0.5", "-0.25", "1e+23", "1.1111111111111111e+20", "123456789012.5"})
        EXPECT_EQ(to_text(parse(text).value()), text);
    EXPECT_EQ(*parse("0.000e-7").value().real(), 0.0);  // RapidJSON's own conversion is undefined here
}

TEST(Json, what_is_almost_json_is_refused) {
    for (const auto* text : {"", " ", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "[1] x", "// c\n1", "\"\xC3\"", "\"\xFF\"",
                             "\"a\nb\"", "\"\\ud800\"", "\"\\udddd\"", "{\"\\udc00\": 1}", "{a:1}", "tru", "\xEF\xBB\xBF" "1", "{\"a\" 1}", "[1 2]"})
        EXPECT_NE(problem_of(text), "") << text;
}

TEST(Json, text_with_an_embedded_nul_is_not_cut_short) {
    EXPECT_NE(problem_of(std::string_view("1\0garbage", 9)), "");
    EXPECT_EQ(parse(R"("a\u0000b")").value().text()->size(), 3u);
}

TEST(Json, the_error_says_where) {
    const auto result = parse("{\"a\": x}");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().arguments.at(0), (std::pair<std::string, std::string>("position", "6")));
}

TEST(Json, a_double_that_is_no_number_is_our_own_fault) {
    EXPECT_THROW(to_text(Value(0.0 / 0.0)), BrokenInvariant);
    EXPECT_THROW(to_text(Value("\xFF")), BrokenInvariant);
}

}  // namespace
}  // namespace allting::json
