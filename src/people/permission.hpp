// Roles and what each may do: one table, printed by `allting permissions`, enforced by the router for every route,
// tested for every role × route. What depends on the thing itself (one's own idea, one's own case) is checked by actions.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace allting::people {

/// A person can have several; everyone has `visitor`, everyone signed in `resident`.
enum class Role {
    visitor, resident, official, facilitator, board_member, economist, administrator,
    register_officer, desk_official, scrutineer
};
inline constexpr int roles_count = 10;

enum class Permission {
    read,               // public pages
    sign_in,            // only useful when not signed in, harmless otherwise
    manage_own_account,
    write_idea,         // ideas, comments, supports, answers to change offers
    vote,
    enter_for_others,   // ideas on paper or by phone, accounts by name alone
    review,             // the inbox and cases
    design_process,     // plans, pots, rules; moderation; count
    decide,             // the board's decision and its reasons
    keep_accounts,      // money: reserved, committed, spent
    report_delivery,    // what happens with a decided project: states, dates, pictures
    manage_people,      // accounts, roles, API tokens, organisation
    keep_register,      // the electoral roll: import, codes, who stands in it
    check_at_desk,      // finds a voter in the roll and hands out paper
    scrutinise,         // with a second scrutineer: open, close, void, extend, end a vote
    watch_vote,         // sees what is unusual in a vote while it is open: sums alone
    keep_needs,         // makes needs of ideas that got a no, takes them over, reports on them
};
inline constexpr int permissions_count = 17;

class RoleSet {
public:
    void add(Role role) { bits_ |= 1u << unsigned(role); }
    void remove(Role role) { bits_ &= ~(1u << unsigned(role)); }
    bool has(Role role) const { return (bits_ >> unsigned(role)) & 1u; }
    std::uint32_t bits() const { return bits_; }
    static RoleSet from_bits(std::uint32_t bits) { RoleSet set; set.bits_ = bits; return set; }

private:
    std::uint32_t bits_ = 1;  // visitor
};

std::string_view word_of(Role role);
std::string_view word_of(Permission permission);
bool role_from_word(std::string_view word, Role& role);
bool may(Role role, Permission permission);
/// Only what the roles in the set give: a token's set can leave `resident` out.
bool may(RoleSet roles, Permission permission);
/// "resident official": how a set of roles is stored, in words, so that the enum can change. `visitor` is understood.
std::string words_of(RoleSet roles);
RoleSet roles_from_words(std::string_view words);

}  // namespace allting::people
