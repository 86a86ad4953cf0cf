#include "app/methods.hpp"

#include <gtest/gtest.h>

#include "algorithms/allocation/count.hpp"

namespace allting::app {
namespace {

TEST(Methods, stand_in_both_languages) {
    const auto swedish = methods_in("sv"), english = methods_in("en");
    ASSERT_EQ(swedish.size(), english.size());
    for (std::size_t i = 0; i < swedish.size(); ++i) {
        EXPECT_EQ(swedish[i].name, english[i].name);
        EXPECT_FALSE(swedish[i].title.empty()) << swedish[i].name;
        EXPECT_FALSE(swedish[i].lead.empty()) << swedish[i].name << " begins with its idea in plain words";
        EXPECT_FALSE(english[i].lead.empty()) << english[i].name << " begins with its idea in plain words";
    }
}

TEST(Methods, explain_every_rule) {
    for (const auto rule : allocation::all_rules())
        for (const auto* const language : {"sv", "en"}) {
            const Method* const method = find_method(language, name_of(rule));
            ASSERT_NE(method, nullptr) << name_of(rule) << " in " << language;
            EXPECT_EQ(method->language, language) << name_of(rule);
        }
}

TEST(Methods, hold_no_address_off_the_web) {
    for (const auto* const language : {"sv", "en"})
        for (const Method& method : methods_in(language)) {
            for (auto at = method.html.find("href=\""); at != std::string::npos; at = method.html.find("href=\"", at + 1)) {
                const auto address = std::string_view(method.html).substr(at + 6, method.html.find('"', at + 6) - at - 6);
                if (address.starts_with("https://")) continue;
                ASSERT_TRUE(address.starts_with("/about/methods/")) << method.name << ": " << address;
                EXPECT_NE(find_method(language, address.substr(15)), nullptr) << method.name << ": " << address;
            }
        }
}

TEST(Methods, of_an_unknown_name_are_none) { EXPECT_EQ(find_method("sv", "guessing"), nullptr); }

TEST(Methods, are_swedish_where_a_language_has_none) {
    ASSERT_NE(find_method("ar", "greedy"), nullptr);
    EXPECT_EQ(find_method("ar", "greedy")->language, "sv");
}

}  // namespace
}  // namespace allting::app
