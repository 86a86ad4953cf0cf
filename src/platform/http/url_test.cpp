#include "platform/http/url.hpp"

#include <gtest/gtest.h>

#include "core/limits.hpp"

namespace allting::http {
namespace {

TEST(Url, reads_path_and_query_of_a_target) {
    const auto target = read_target("/processes/3/id%C3%A9er?area=2&q=%C3%A4ng+park&q=b");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/processes/3/idéer");
    EXPECT_EQ(target->query.text("area"), "2");
    EXPECT_EQ(target->query.text("q"), "äng park");
    EXPECT_EQ(target->query.all("q").size(), 2u);
}

TEST(Url, reads_the_absolute_form_of_proxies) {
    EXPECT_EQ(read_target("http://town.example/ideas?x=1")->path, "/ideas");
    EXPECT_EQ(read_target("https://town.example")->path, "/");
}

TEST(Url, target_that_could_mean_two_things_is_refused) {
    for (const char* target : {"", "ideas", "*", "//..//", "/a/../b", "/a/./b", "/%2e%2e/etc", "/a%2fb", "/a%00", "/a%0d%0ab", "/%",
                               "/%4", "/%zz", "/a\\b", "/%ff", "/?a=%", "/?a=%00", "/?%ff=1"})
        EXPECT_FALSE(read_target(target)) << target;
}

TEST(Url, too_many_fields_are_refused) {
    std::string body;
    for (std::size_t i = 0; i < limits::form_fields_max; ++i) body += "a=1&";
    EXPECT_TRUE(read_urlencoded(body));
    EXPECT_FALSE(read_urlencoded(body + "a=1"));
}

TEST(Url, encoding_comes_back_as_it_was) {
    std::string all;
    for (int c = 1; c < 256; ++c) all += static_cast<char>(c);
    EXPECT_EQ(percent_decode(percent_encode(all), false), all);
    EXPECT_EQ(percent_encode("å/b c"), "%C3%A5%2Fb%20c");
}

TEST(Url, no_bytes_make_the_reader_stumble) {
    std::uint64_t state = 1;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = "/";
        for (int i = 0; i < 12; ++i) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            text += "%%&=?/+.0aF\xC3\xA5\x01\xFF"[(state >> 33) % 16];
        }
        const auto target = read_target(text);
        EXPECT_TRUE(!target || is_clean_text(target->path));
    }
}

}  // namespace
}  // namespace allting::http
