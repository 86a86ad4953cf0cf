// Which ways to prove the right to vote are open in a vote: those of its plan, by its register or without one, as far as
// the site can serve them.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "processes/process.hpp"

namespace allting::ballots {

/// What a voter is shown.
processes::WaySet open_ways(const processes::Process& process, bool has_register, const people::Site& site);

/// Refuses (not_allowed, "way_not_offered") a way that the plan does not have; the sentence says which there are.
Result<void> check_way(db::Connection& connection, OrganisationId organisation, const processes::Process& process, processes::Way way);

/// The refusal for somebody who has to choose a way first (not_signed_in, "choose_way"), with the same list.
Error choose_way(processes::WaySet open);

}  // namespace allting::ballots
