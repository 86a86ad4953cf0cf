#include "proposals/comment.hpp"

namespace allting::proposals {

bool takes_supports(State state) {
    switch (state) {
        case State::received:
        case State::needs_completion:
        case State::screened:
        case State::in_review:
        case State::change_proposed:
        case State::author_replied:
        case State::accepted: return true;
        default: return false;
    }
}

}  // namespace allting::proposals
