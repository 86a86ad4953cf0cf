#include "reviews/pot_move_form.hpp"

#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::reviews {

Result<MoveForm> read_move(const http::Input& input) {
    http::FormReader form(input);
    MoveForm read{.pot = form.id<PotId>("pot", http::Need::required),
                  .reason = form.text("reason", {.characters_min = 3, .characters_max = limits::reason_characters_max})};
    if (!form.ok()) return form.error();
    return read;
}

Result<ObjectionForm> read_objection(const http::Input& input) {
    http::FormReader form(input);
    ObjectionForm read{.words = form.text("words", {.characters_min = 0, .characters_max = limits::comment_characters_max}),
                       .channel = form.choice("channel", {"phone", "paper", "desk"}, http::Need::optional)};
    if (!read.channel.empty() && read.words.empty()) form.refuse("words", "required", "screening.refused.no_evidence");
    if (!form.ok()) return form.error();
    return read;
}

}  // namespace allting::reviews
