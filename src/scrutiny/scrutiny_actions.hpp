// What scrutineers do, two by two, and the challenges that they decide. The only place that writes joint acts. Each act
// that is done goes into the public record of the organisation and, where it changes the vote, into that of the vote.
#pragma once
#include <optional>
#include <string>

#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "scrutiny/joint_act.hpp"

namespace allting::scrutiny {

/// What was typed for a proposal.
struct Proposal {
    ActKind kind = ActKind::finalise;
    std::optional<Instant> closes = std::nullopt;
    ChallengeId challenge = {};
    std::string reason = {};
};

/// Refuses what check_act refuses.
Result<JointAct> propose_act(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, const Proposal& proposal, Instant now);

/// Does what was proposed, in this transaction. Refuses what check_confirmation, check_act and the act itself refuse.
/// After a `finalise` the caller destroys the key once this is durable (destroy_keys).
Result<JointAct> confirm_act(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor, JointActId id, Instant now);

/// Only the one who proposed it takes a proposal back.
Result<void> withdraw_act(db::Transaction& tx, const people::Visitor& visitor, JointActId id, Instant now);

/// An objection to the right of the person with this e-mail address (or of this place on the roll). Refuses (invalid,
/// field "voter") one who is not on the roll, and (conflict) once the vote is final.
Result<Challenge> file_challenge(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, const std::string& voter,
                                 const std::string& reason, Instant now);

/// Sends every scrutineer the newest checkpoint of the vote, to keep outside our reach.
void tell_checkpoint(db::Transaction& tx, OrganisationId organisation, const processes::Process& process, Instant now);

/// Destroys the keys of votes that are final. For the clock, and right after a vote was made final.
void destroy_keys(const people::Site& site, OrganisationId organisation);

}  // namespace allting::scrutiny
