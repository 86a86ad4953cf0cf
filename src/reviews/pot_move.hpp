// An idea that lies in the wrong pot is moved by a facilitator, with a public reason and notice to its author, who can have it
// moved back. The words of the idea stay as they are. Pure.
#pragma once
#include <optional>
#include <string>

#include "reviews/case.hpp"

namespace allting::reviews {

using PotMoveId = Id<struct PotMoveTag>;

struct PotMove {
    PotMoveId id = {};
    ProposalId proposal = {};
    PotId from = {}, to = {};
    std::string reason = {};
    PersonId moved_by = {};
    Instant moved_at = {};
    Instant due_at = {};                     // until when the author may object
    std::optional<Instant> objected_at = {};
    std::string words = {};                  // the author's objection
    std::string channel = {};                // by which it came
    PersonId entered_by = {};
};

/// Refuses a pot that the process has not or the idea lies in already, and an idea that has its answer.
Result<void> check_move(const Case& of, const proposals::Proposal& proposal, const processes::Process& process, PotId to);
/// Refuses an objection that came too late or was made already, and one to a move that another has followed.
Result<void> check_objection(const PotMove& move, const Case& of, const proposals::Proposal& proposal, Instant now);

}  // namespace allting::reviews
