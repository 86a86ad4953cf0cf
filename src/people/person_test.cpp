#include "people/person.hpp"

#include <gtest/gtest.h>

#include "core/limits.hpp"

namespace allting::people {
namespace {

std::string code_of(const Result<void>& result) { return result.ok() ? "ok" : result.error().fields.at(0).code; }

TEST(Passwords, words_that_do_not_belong_together_are_good) {
    EXPECT_EQ(code_of(check_password("giraff tisdag paraply", "Amina", "amina@example.org")), "ok");
    EXPECT_EQ(code_of(check_password("åäöåäöåäöå1x", "Amina", "amina@example.org")), "ok");
}

TEST(Passwords, short_long_known_and_own_ones_are_refused) {
    EXPECT_EQ(code_of(check_password("kort", "Amina", "a@b.se")), "too_short");
    EXPECT_EQ(code_of(check_password(std::string(limits::password_characters_max + 1, 'x'), "", "")), "too_long");
    EXPECT_EQ(code_of(check_password("Password123", "", "")), "too_easy");
    EXPECT_EQ(code_of(check_password("aaaaaaaaaaaa", "", "")), "too_easy");
    EXPECT_EQ(code_of(check_password("birgitta1946", "Birgitta", "b@b.se")), "too_easy");
    EXPECT_EQ(code_of(check_password("leo.svensson1", "Leo", "leo.svensson@example.org")), "too_easy");
}

TEST(NextPath, leads_within_the_site_only) {
    EXPECT_EQ(safe_next_path("/processes/3?area=2"), "/processes/3?area=2");
    for (const auto* away : {"", "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb",
                             "evil.example", "/a b", "\\\\evil", "/\t/evil"})
        EXPECT_EQ(safe_next_path(away), "/") << away;
}

TEST(Naming, who_is_protected_or_erased_is_never_named) {
    EXPECT_EQ(naming_of({.name = "Amina"}), Naming::by_name);
    EXPECT_EQ(naming_of({.name = "Amina", .protected_identity = true}), Naming::protected_identity);
    EXPECT_EQ(naming_of({.name = "Amina", .protected_identity = true, .erased = true}), Naming::erased);
}

}  // namespace
}  // namespace allting::people
