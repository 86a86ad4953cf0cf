#include "reviews/pot_move_json.hpp"

namespace allting::reviews {

json::Value move_json(const PotMove& move) {
    return json::Object{{"id", move.id}, {"proposal", move.proposal}, {"from", move.from}, {"to", move.to}, {"reason", move.reason},
                        {"moved_at", move.moved_at}, {"due_at", move.due_at}, {"objected_at", move.objected_at}};
}

json::Array moves_json(const std::vector<PotMove>& moves) {
    json::Array all;
    for (const PotMove& move : moves) all.push_back(move_json(move));
    return all;
}

}  // namespace allting::reviews
