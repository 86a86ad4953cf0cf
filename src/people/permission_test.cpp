#include "people/permission.hpp"

#include <gtest/gtest.h>

namespace allting::people {
namespace {

RoleSet signed_in_as(Role role) {
    RoleSet roles;
    roles.add(Role::resident);
    roles.add(role);
    return roles;
}

TEST(Permissions, who_is_not_signed_in_may_read_and_sign_in_only) {
    for (int p = 0; p < permissions_count; ++p) {
        const auto permission = Permission(p);
        EXPECT_EQ(may(RoleSet{}, permission), permission == Permission::read || permission == Permission::sign_in) << p;
    }
}

TEST(Permissions, everyone_signed_in_may_write_and_vote) {
    for (int r = 1; r < roles_count; ++r) {
        EXPECT_TRUE(may(signed_in_as(Role(r)), Permission::write_idea));
        EXPECT_TRUE(may(Role(r), Permission::vote));
    }
}

TEST(Permissions, the_administrator_neither_reviews_decides_nor_speaks_for_others) {
    for (const auto permission : {Permission::review, Permission::decide, Permission::keep_accounts, Permission::enter_for_others})
        EXPECT_FALSE(may(signed_in_as(Role::administrator), permission));
    EXPECT_TRUE(may(signed_in_as(Role::administrator), Permission::manage_people));
}

TEST(Permissions, only_the_board_decides_and_only_the_economist_keeps_accounts) {
    for (int r = 0; r < roles_count; ++r) {
        EXPECT_EQ(may(Role(r), Permission::decide), Role(r) == Role::board_member);
        EXPECT_EQ(may(Role(r), Permission::keep_accounts), Role(r) == Role::economist);
        EXPECT_EQ(may(Role(r), Permission::manage_people), Role(r) == Role::administrator);
    }
}

TEST(Permissions, a_set_without_resident_gives_only_its_own_roles) {
    RoleSet token;
    token.add(Role::official);
    EXPECT_TRUE(may(token, Permission::review));
    EXPECT_FALSE(may(token, Permission::vote));
    EXPECT_FALSE(may(token, Permission::manage_own_account));
}

TEST(Permissions, roles_are_stored_as_words_and_unknown_words_give_nothing) {
    const auto roles = signed_in_as(Role::economist);
    EXPECT_EQ(words_of(roles), "resident economist");
    EXPECT_EQ(roles_from_words("resident economist").bits(), roles.bits());
    EXPECT_EQ(roles_from_words("emperor").bits(), RoleSet{}.bits());
    EXPECT_EQ(roles_from_words("").bits(), RoleSet{}.bits());
}

TEST(Permissions, every_word_names_one_role) {
    for (int r = 0; r < roles_count; ++r) {
        Role role{};
        ASSERT_TRUE(role_from_word(word_of(Role(r)), role));
        EXPECT_EQ(role, Role(r));
    }
}

}  // namespace
}  // namespace allting::people
