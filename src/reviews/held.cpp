#include "reviews/held.hpp"

#include <algorithm>

namespace allting::reviews {

Result<void> check_moment(std::optional<Instant> release_at, Instant now) {
    if (!release_at || *release_at > now) return {};
    FieldErrors errors;
    errors.add("release", "in_the_past", "held.refused.in_the_past");
    return errors.take();
}

Result<void> check_end_of_holding(const std::vector<HeldAnswer>& held) {
    if (std::ranges::all_of(held, &HeldAnswer::is_void)) return {};
    return refuse(ErrorKind::conflict, "answers_wait", "held.refused.answers_wait");
}

Result<void> check_release(const std::vector<HeldAnswer>& held) {
    if (!std::ranges::all_of(held, &HeldAnswer::is_void)) return {};
    return refuse(ErrorKind::conflict, "nothing_to_give", "held.refused.nothing_to_give");
}

}  // namespace allting::reviews
