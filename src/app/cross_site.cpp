#include "app/cross_site.hpp"

#include "platform/http/client.hpp"

namespace allting::app {

bool comes_from_this_site(const http::Request& request) {
    const std::string_view fetch_site = request.header("sec-fetch-site");
    if (!fetch_site.empty()) return fetch_site == "same-origin" || fetch_site == "none";
    std::string_view origin = request.header("origin");
    if (origin.empty()) return true;
    const auto scheme_end = origin.find("://");
    return scheme_end != std::string_view::npos && origin.substr(scheme_end + 3) == request.header("host");
}

std::string_view offered_form_token(const http::Request& request) {
    const std::string_view header = request.header("x-form-token");
    return header.empty() ? request.body.text("form_token") : header;
}

bool is_local_request(const http::Request& request) {
    if (!http::is_loopback(request.remote_address)) return false;
    // A reverse proxy that is not in trusted_proxies looks local; what it forwards for others is not.
    if (!request.header("x-forwarded-for").empty() || !request.header("forwarded").empty()) return false;
    std::string_view host = request.header("host");
    if (const auto colon = host.rfind(':'); colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos)
        host = host.substr(0, colon);
    return host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || http::is_loopback(host);
}

}  // namespace allting::app
