#include "platform/http/security_headers.hpp"

namespace allting::http {

std::vector<std::pair<std::string, std::string>> security_headers(std::string_view image_origin, bool with_hsts) {
    // blob: lets a script show the picture that someone has just chosen, before it is sent.
    std::string images = "img-src 'self' blob:";
    if (!image_origin.empty()) images += " " + std::string(image_origin);
    std::vector<std::pair<std::string, std::string>> headers{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; " + images +
             "; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
             "object-src 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        // Not no-referrer: with that, browsers send "Origin: null" with forms, and the cross-site check would lose its word.
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"}};
    if (with_hsts) headers.emplace_back("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    return headers;
}

}  // namespace allting::http
