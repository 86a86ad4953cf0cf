#include "platform/json/canonical.hpp"

#include <gtest/gtest.h>

namespace allting::json {
namespace {

TEST(CanonicalJson, sorts_members_and_escapes_no_more_than_it_must) {  // RFC 8785, 3.2
    const Value value = Object{{"b", Array{1, true, nullptr}}, {"a", std::string("<&>/ö\"\\\b\f\n\r\t\x0b\x1f\x7f")}};
    EXPECT_EQ(to_canonical_text(value), "{\"a\":\"<&>/ö\\\"\\\\\\b\\f\\n\\r\\t\\u000b\\u001f\x7f\",\"b\":[1,true,null]}");
}

TEST(CanonicalJson, reads_only_what_it_writes) {
    EXPECT_TRUE(parse_canonical(R"({"a":1,"b":"ö"})").ok());
    for (const char* other : {R"({"b":1,"a":1})", R"({"a": 1})", R"({"a":1.0})", R"({"a":1e3})", R"({"a":-0})", R"({"a":"\u00f6"})", R"({"a":"\/"})",
                              R"({"a":1,"a":1})", R"({"a":9007199254740992})", "{\"a\":1}\n", R"([1,])", ""})
        EXPECT_FALSE(parse_canonical(other).ok()) << other;
}

}  // namespace
}  // namespace allting::json
