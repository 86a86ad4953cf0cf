#include "people/permission.hpp"

#include <array>

namespace allting::people {
namespace {

using enum Permission;

constexpr std::uint32_t bit(Permission permission) { return 1u << unsigned(permission); }
template <class... P>
constexpr std::uint32_t set_of(P... permissions) { return (0u | ... | bit(permissions)); }

struct Row {
    Role role;
    std::string_view word;
    std::uint32_t permissions;  // beyond those of visitor and resident, which everyone signed in has
};

// The administrator opens doors and stays outside: makes accounts and plans, and never reviews, decides, keeps
// accounts or speaks for another. The facilitator runs the process and decides nothing in it. Nobody has a permission
// to see a ballot or to vote for another: there is none. Who keeps the register, who checks voters at the desk and who
// watches over the box are three people: none of the roles holds two of these.
constexpr std::array<Row, roles_count> table{{
    {Role::visitor, "visitor", set_of(read, sign_in)},
    {Role::resident, "resident", set_of(manage_own_account, write_idea, vote)},
    {Role::official, "official", set_of(review, report_delivery, keep_needs)},
    {Role::facilitator, "facilitator", set_of(enter_for_others, design_process, report_delivery, watch_vote, keep_needs)},
    {Role::board_member, "board_member", set_of(decide)},
    {Role::economist, "economist", set_of(keep_accounts, report_delivery)},
    {Role::administrator, "administrator", set_of(manage_people, design_process)},
    {Role::register_officer, "register_officer", set_of(keep_register)},
    {Role::desk_official, "desk_official", set_of(check_at_desk)},
    {Role::scrutineer, "scrutineer", set_of(scrutinise, watch_vote)},
}};

constexpr std::array<std::string_view, permissions_count> permission_words{
    "read",   "sign_in",        "manage_own_account", "write_idea",    "vote",            "enter_for_others",
    "review", "design_process", "decide",             "keep_accounts", "report_delivery", "manage_people",
    "keep_register", "check_at_desk",  "scrutinise",         "watch_vote", "keep_needs"};

constexpr bool rows_follow_the_enum() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (std::size_t(table[i].role) != i) return false;
    return std::size_t(keep_needs) + 1 == permission_words.size();
}
static_assert(rows_follow_the_enum());

}  // namespace

std::string_view word_of(Role role) { return table[std::size_t(role)].word; }
std::string_view word_of(Permission permission) { return permission_words[std::size_t(permission)]; }

bool role_from_word(std::string_view word, Role& role) {
    for (const Row& row : table) {
        if (row.word != word) continue;
        role = row.role;
        return true;
    }
    return false;
}

bool may(Role role, Permission permission) {
    std::uint32_t permissions = table[std::size_t(role)].permissions | table[0].permissions;
    if (role != Role::visitor) permissions |= table[std::size_t(Role::resident)].permissions;
    return (permissions & bit(permission)) != 0;
}

bool may(RoleSet roles, Permission permission) {
    for (const Row& row : table)
        if (roles.has(row.role) && (row.permissions & bit(permission)) != 0) return true;
    return false;
}

std::string words_of(RoleSet roles) {
    std::string words;
    for (const Row& row : table) {
        if (!roles.has(row.role) || row.role == Role::visitor) continue;
        if (!words.empty()) words += ' ';
        words += row.word;
    }
    return words;
}

RoleSet roles_from_words(std::string_view words) {
    RoleSet roles;
    while (!words.empty()) {
        const auto end = words.find(' ');
        Role role{};
        if (role_from_word(words.substr(0, end), role)) roles.add(role);
        if (end == std::string_view::npos) break;
        words.remove_prefix(end + 1);
    }
    return roles;
}

}  // namespace allting::people
