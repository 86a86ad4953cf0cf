#include "people/cookie.hpp"

namespace allting::people {

std::string cookie_name(const http::Request& request, std::string_view name) {
    return (request.secure ? "__Host-" : "") + std::string(name);
}

void set_cookie(http::Response& response, const http::Request& request, const Cookie& cookie) {
    std::string text = cookie_name(request, cookie.name);
    (text += '=') += cookie.value;
    text += "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(cookie.seconds_max);
    if (request.secure) text += "; Secure";
    response.headers.emplace_back("Set-Cookie", std::move(text));
}

}  // namespace allting::people
