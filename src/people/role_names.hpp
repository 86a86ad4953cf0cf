// Roles as people read them.
#pragma once
#include <string>

#include "people/permission.hpp"
#include "platform/i18n/translator.hpp"

namespace allting::people {

std::string role_name(const i18n::Translator& t, Role role);
/// "Tjänsteperson, Processledare"; visitor is left out.
std::string role_names(const i18n::Translator& t, RoleSet roles);

}  // namespace allting::people
