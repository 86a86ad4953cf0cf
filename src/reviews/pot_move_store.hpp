// Moves to other pots, as rows. Writes only for pot_move_actions.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/pot_move.hpp"

namespace allting::reviews {

std::vector<PotMove> list_pot_moves(db::Connection& connection, OrganisationId organisation, ProposalId proposal);  // oldest first
std::optional<PotMove> find_pot_move(db::Connection& connection, OrganisationId organisation, PotMoveId id);

void insert_pot_move(db::Transaction& tx, OrganisationId organisation, const PotMove& move);
/// Its objection; what else the move is stays.
void store_objection(db::Transaction& tx, OrganisationId organisation, const PotMove& move);

}  // namespace allting::reviews
