// The cards of guides/ that an idea brings up: by its words, and by the area that its place lies in.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "guides/hint.hpp"
#include "places/place.hpp"
#include "platform/db/database.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

std::vector<guides::Hint> find_hints(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string_view text,
                                     std::optional<places::Position> place = std::nullopt);
std::vector<guides::Hint> find_hints(db::Connection& connection, OrganisationId organisation, const Proposal& draft);

}  // namespace allting::proposals
