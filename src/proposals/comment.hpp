// What others say to a proposal, and who stands behind it.
#pragma once
#include <string>

#include "core/id.hpp"
#include "core/time.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

struct Comment {
    CommentId id = {};
    ProposalId proposal = {};
    PersonId person = {};          // none = erased since
    std::string name = {};         // as it was when written
    std::string as_role = {};      // resident, official, facilitator, board_member
    std::string text = {};
    Instant written_at = {};
    std::string hidden_reason = {};  // "" = shown; the text of a hidden comment is shown to nobody
    bool is_hidden() const { return !hidden_reason.empty(); }
};

/// Supports count until the proposal has its answer or stands on the ballot.
bool takes_supports(State state);

}  // namespace allting::proposals
