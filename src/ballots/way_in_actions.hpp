// The way in for those without an account: a code opens the vote. Every code that does not is answered with the same
// sentence: wrong, void, used up, of another place or of nobody are alike to whoever types.
#pragma once
#include <string>
#include <string_view>

#include "ballots/roll.hpp"
#include "ballots/vote_pass.hpp"
#include "people/visit.hpp"

namespace allting::ballots {

/// IPv4 by its first 24 bits and IPv6 by its first 64: what one subscriber can change within. For counting tries.
std::string network_of(const std::string& address);

/// Somebody's place on the roll by the register, made when they first come. Only for voters whom the register has.
/// Refuses (conflict, "roll_changed") when two come at once.
Result<RollRow> admit(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process, VoterId voter);

/// A pass for the holder of the code. Two writes: a wrong try must be counted also when it is refused.
/// Refuses (too_many, "too_many_codes") after limits::code_tries_max wrong codes from one network within a quarter of an
/// hour; (invalid, field code, "code_opens_nothing"); (not_allowed, "way_not_offered"); and (conflict, "phase_closed") outside the vote of a good code.
Result<VotePass> pass_by_code(const people::Visit& visit, std::string_view typed);

}  // namespace allting::ballots
