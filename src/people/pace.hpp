// How often a person wants mail.
#pragma once
#include <optional>
#include <string_view>

#include "notices/notices.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

std::string_view word_of(notices::Pace pace);
std::optional<notices::Pace> pace_from_word(std::string_view word);

notices::Pace find_pace(db::Connection& connection, OrganisationId organisation, PersonId person);
void store_pace(db::Transaction& tx, OrganisationId organisation, PersonId person, notices::Pace pace);

}  // namespace allting::people
