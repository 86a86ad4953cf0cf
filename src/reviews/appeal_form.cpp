#include "reviews/appeal_form.hpp"

#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::reviews {

using http::FormReader;
using http::Need;

Result<AppealForm> read_appeal_form(const http::Input& input, std::string_view zone) {
    FormReader form(input);
    AppealForm read{.reason = form.text("reason", {.characters_min = 10, .characters_max = limits::reason_characters_max}),
                    .channel = form.choice("channel", {"phone", "paper", "desk"}, Need::optional),
                    .arrived = form.local_instant("arrived", zone, Need::optional)};
    if (!form.ok()) return form.error();
    return read;
}

Result<AppealAnswerForm> read_appeal_answer_form(const http::Input& input) {
    FormReader form(input);
    const std::string outcome = form.choice("outcome", {"stands", "overturned"}, Need::required);
    AppealAnswerForm read{.overturned = outcome == "overturned",
                          .answer = form.text("answer", {.characters_min = 10, .characters_max = limits::reason_characters_max}),
                          .who = form.line("who", {.characters_min = 2, .characters_max = limits::line_characters_max})};
    if (!form.ok()) return form.error();
    return read;
}

}  // namespace allting::reviews
