#include "reviews/pot_move.hpp"

#include "proposals/deadlines.hpp"

namespace allting::reviews {

Result<void> check_move(const Case& of, const proposals::Proposal& proposal, const processes::Process& process, PotId to) {
    if (is_decided(of.state)) return refuse(ErrorKind::conflict, "has_its_answer", "moves.refused.has_its_answer");
    FieldErrors errors;
    if (process.pot(to) == nullptr) errors.add("pot", "not_a_choice", "form.not_a_choice");
    else if (proposal.pot == to) errors.add("pot", "same_pot", "moves.refused.same_pot");
    if (!errors.empty()) return errors.take();
    return {};
}

Result<void> check_objection(const PotMove& move, const Case& of, const proposals::Proposal& proposal, Instant now) {
    if (is_decided(of.state)) return refuse(ErrorKind::conflict, "has_its_answer", "moves.refused.has_its_answer");
    if (move.objected_at) return refuse(ErrorKind::conflict, "objected_already", "moves.refused.objected_already");
    if (proposal.pot != move.to) return refuse(ErrorKind::conflict, "moved_again", "moves.refused.moved_again");
    if (!proposals::is_in_time(now, move.due_at)) return refuse(ErrorKind::conflict, "too_late", "moves.refused.too_late");
    return {};
}

}  // namespace allting::reviews
