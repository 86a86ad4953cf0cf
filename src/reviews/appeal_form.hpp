// What an author writes to have a no looked at again, and what the second official answers.
#pragma once
#include <optional>
#include <string>

#include "platform/http/request.hpp"
#include "reviews/case.hpp"

namespace allting::reviews {

/// reason; channel and arrived (a day) when a facilitator writes it down for the author
struct AppealForm {
    std::string reason = {};
    std::string channel = {};
    std::optional<Instant> arrived = {};
};
Result<AppealForm> read_appeal_form(const http::Input& input, std::string_view zone);

/// outcome = stands or overturned, answer, who
struct AppealAnswerForm {
    bool overturned = {};
    std::string answer = {};
    std::string who = {};
};
Result<AppealAnswerForm> read_appeal_answer_form(const http::Input& input);

}  // namespace allting::reviews
