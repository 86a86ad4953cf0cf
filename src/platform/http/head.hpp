// What a request's head must be before anything more is read: a pure function, so that each refusal can be tested.
#pragma once
#include <string_view>

#include "platform/http/request.hpp"

namespace allting::http {

/// Checks the head that stands in `request` (target and headers) and reads path and query out of it.
/// returns 0, or the status to refuse with: 400, 405, 414, 417, 431
/// method   as sent, such as "POST"       version   10 or 11
int read_head(Request& request, std::string_view method, unsigned version);

}  // namespace allting::http
