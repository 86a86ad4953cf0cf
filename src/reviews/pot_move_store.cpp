#include "reviews/pot_move_store.hpp"

namespace allting::reviews {
namespace {

/// The columns that each select of this file lists.
PotMove move_from(db::Rows& rows) {
    return {.id = rows.get<PotMoveId>(0), .proposal = rows.get<ProposalId>(1), .from = rows.get<PotId>(2), .to = rows.get<PotId>(3),
            .reason = rows.get<std::string>(4), .moved_by = rows.get<PersonId>(5), .moved_at = rows.get<Instant>(6), .due_at = rows.get<Instant>(7),
            .objected_at = rows.get<std::optional<Instant>>(8), .words = rows.get<std::string>(9), .channel = rows.get<std::string>(10),
            .entered_by = rows.get<PersonId>(11)};
}

}  // namespace

constexpr db::Sql select_moves = R"(
    SELECT id, proposal_id, from_pot, to_pot, reason, moved_by, moved_at, due_at, objected_at, words, channel, entered_by
    FROM pot_moves WHERE organisation_id = ? AND proposal_id = ? ORDER BY id)";

std::vector<PotMove> list_pot_moves(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    std::vector<PotMove> moves;
    for (auto rows = connection.query(select_moves, organisation, proposal); rows.next();) moves.push_back(move_from(rows));
    return moves;
}

constexpr db::Sql select_move = R"(
    SELECT id, proposal_id, from_pot, to_pot, reason, moved_by, moved_at, due_at, objected_at, words, channel, entered_by
    FROM pot_moves WHERE organisation_id = ? AND id = ?)";

std::optional<PotMove> find_pot_move(db::Connection& connection, OrganisationId organisation, PotMoveId id) {
    auto rows = connection.query(select_move, organisation, id);
    if (!rows.next()) return std::nullopt;
    return move_from(rows);
}

constexpr db::Sql insert_move_row = R"(
    INSERT INTO pot_moves (organisation_id, id, proposal_id, from_pot, to_pot, reason, moved_by, moved_at, due_at, objected_at, words, channel, entered_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

void insert_pot_move(db::Transaction& tx, OrganisationId organisation, const PotMove& m) {
    tx.execute_sql(insert_move_row, organisation, m.id, m.proposal, m.from, m.to, m.reason, m.moved_by, m.moved_at, m.due_at, m.objected_at,
                   m.words, m.channel, m.entered_by);
}

constexpr db::Sql update_objection =
    "UPDATE pot_moves SET objected_at = ?, words = ?, channel = ?, entered_by = ? WHERE organisation_id = ? AND id = ?";

void store_objection(db::Transaction& tx, OrganisationId organisation, const PotMove& m) {
    tx.execute_sql(update_objection, m.objected_at, m.words, m.channel, m.entered_by, organisation, m.id);
}

}  // namespace allting::reviews
