// A move to another pot: the facilitator's form, and what the idea's page says of it. Pure.
#pragma once
#include <string>
#include <vector>

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "reviews/pot_move.hpp"

namespace allting::reviews {

struct MovesView {
    proposals::Proposal proposal = {};
    processes::Process process = {};
    std::vector<PotMove> moves = {};
    bool may_move = false;
    PotMoveId may_object_to = {};  // none for who may not, or when it is too late
    bool for_author = false;       // a facilitator who writes it down
};

/// Nothing where nothing was moved and nobody may move.
void moves_part(html::Out& out, const page::Frame& frame, const MovesView& view);
std::string move_page(const page::Frame& frame, const MovesView& view, const page::Typed& typed);

}  // namespace allting::reviews
