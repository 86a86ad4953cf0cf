// Moving an idea to another pot, and back when its author says so.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/pot_move_form.hpp"

namespace allting::reviews {

/// Moved at once; the author is told, with the reason and until when to object. A held or half-signed answer is void.
/// Refuses as check_move does.
Result<PotMove> move_to_pot(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const MoveForm& form, Instant now);
/// The idea lies where it lay before. By its author, or by a facilitator who says by which channel the author said so.
/// Refuses as check_objection does, and others.
Result<PotMove> object_to_move(db::Transaction& tx, const people::Visitor& visitor, PotMoveId id, const ObjectionForm& form, Instant now);

}  // namespace allting::reviews
