// Cookies that hold a secret: never read by scripts, sent over TLS alone where the request came that way.
#pragma once
#include <string>
#include <string_view>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace allting::people {

/// "__Host-session" where the request came over TLS, else "session" (only reached on localhost).
std::string cookie_name(const http::Request& request, std::string_view name);

struct Cookie {
    std::string_view name, value;
    std::int64_t seconds_max;  // 0 = forget it
};
void set_cookie(http::Response& response, const http::Request& request, const Cookie& cookie);

}  // namespace allting::people
