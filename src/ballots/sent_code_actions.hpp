// Asking for a voting code by text message or e-mail, and using it. Whether a number or an address has voted before shows
// nowhere: every one is answered alike. A limit is a wait, never for good.
#pragma once
#include <string>
#include <string_view>

#include "ballots/sent_code.hpp"
#include "ballots/vote_pass.hpp"
#include "people/visit.hpp"

namespace allting::ballots {

/// Sends a code and gives the ticket that it is good with: the browser keeps it. Refuses (conflict, "phase_closed"),
/// (not_allowed, "way_not_offered"), (not_allowed, "not_on_roll") where there is a register, (unavailable, "sms_not_set_up"),
/// and (too_many, "too_many_sent" or "sms_exhausted") by the limits in core/limits.hpp.
Result<std::string> send_code(const people::Visit& visit, ProcessId process, const Target& target);

/// A pass for whoever shows ticket and code. Every wrong try counts, and the answer is one: (invalid, field sent_code,
/// "sent_code_opens_nothing") for a code that is wrong, used, too old or tried too often. Refuses too (too_many,
/// "too_many_codes"), (conflict, "phase_closed") and a place on the roll that may not vote (roll.hpp).
Result<VotePass> pass_by_sent_code(const people::Visit& visit, std::string_view ticket, std::string_view typed);

/// Codes that are too old, with everything that was kept of them.
void sweep_sent_codes(db::Transaction& tx, OrganisationId organisation, Instant now);

}  // namespace allting::ballots
