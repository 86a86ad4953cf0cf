// A message as it is written.
#pragma once
#include <string>

#include "platform/http/request.hpp"
#include "core/result.hpp"

namespace allting::reviews {

/// text; channel, when a facilitator writes down what the author said; request_key
struct MessageForm {
    std::string text = {};
    std::string channel = {};
    std::string request_key = {};
};
Result<MessageForm> read_message_form(const http::Input& input);

}  // namespace allting::reviews
