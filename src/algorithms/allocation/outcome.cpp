#include "algorithms/allocation/outcome.hpp"

#include "core/check.hpp"

namespace allting::allocation {

std::string_view name_of(Reason reason) {
    switch (reason) {
        case Reason::won: return "won";
        case Reason::won_by_fill: return "won_by_fill";
        case Reason::too_expensive: return "too_expensive";
        case Reason::no_room: return "no_room";
        case Reason::below_threshold: return "below_threshold";
        case Reason::after_stop: return "after_stop";
        case Reason::not_supported: return "not_supported";
    }
    CHECK(false);
    return "";
}

}  // namespace allting::allocation
