// The embedded front end over HTTP: cached for ever under its ?v=, compressed where the browser can.
#pragma once
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace allting::app {

bool is_static(const http::Request& request);
/// The file, or an empty 404.
http::Response static_response(const http::Request& request);

}  // namespace allting::app
