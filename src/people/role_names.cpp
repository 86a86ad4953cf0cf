#include "people/role_names.hpp"

#include <array>

namespace allting::people {
namespace {

constexpr std::array<i18n::Key, roles_count> keys{"people.role_visitor",     "people.role_resident",  "people.role_official",
                                                  "people.role_facilitator", "people.role_board_member", "people.role_economist",
                                                  "people.role_administrator", "people.role_register_officer", "people.role_desk_official",
                                                  "people.role_scrutineer"};

}  // namespace

std::string role_name(const i18n::Translator& t, Role role) { return std::string(t(keys[std::size_t(role)])); }

std::string role_names(const i18n::Translator& t, RoleSet roles) {
    std::string names;
    for (int r = 1; r < roles_count; ++r) {
        if (!roles.has(Role(r))) continue;
        if (!names.empty()) names += ", ";
        names += role_name(t, Role(r));
    }
    return names;
}

}  // namespace allting::people
