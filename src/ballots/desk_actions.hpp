// The desk: an official has seen who it is, and in one step hands out a paper ballot, takes it back, or opens the vote on
// the desk's screen. Whether somebody had voted on the net is never said: a ballot there, if any, is void from that moment.
#pragma once
#include "ballots/roll.hpp"
#include "ballots/vote_pass.hpp"
#include "people/visit.hpp"

namespace allting::ballots {

/// The voter at the desk. Every act below notes the look in the access log and refuses (not_found, "no_such_voter") whom the
/// register does not have now, (not_allowed, "way_not_offered") where the plan has no desk, (conflict, "phase_closed") outside the vote, and an act that the voter's state does not allow
/// (roll.hpp: (conflict, …)).
struct AtDesk {
    ProcessId process;
    VoterId voter;
};

/// Paper handed out; a ballot on the net is void in the same transaction.
Result<RollState> hand_out_paper(db::Transaction& tx, const people::Visit& visit, const AtDesk& at);
/// Paper with a ballot put into the urn.
Result<RollState> take_paper(db::Transaction& tx, const people::Visit& visit, const AtDesk& at);
/// A pass on this device.
Result<VotePass> open_screen(db::Transaction& tx, const people::Visit& visit, const AtDesk& at);

}  // namespace allting::ballots
