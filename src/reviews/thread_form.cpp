#include "reviews/thread_form.hpp"

#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::reviews {

Result<MessageForm> read_message_form(const http::Input& input) {
    http::FormReader form(input);
    MessageForm read{.text = form.text("text", {.characters_min = 1, .characters_max = limits::comment_characters_max}),
                     .channel = form.choice("channel", {"phone", "paper", "desk"}, http::Need::optional),
                     .request_key = form.line("request_key", {.characters_min = 0, .characters_max = 100})};
    if (!form.ok()) return form.error();
    return read;
}

}  // namespace allting::reviews
