// Answers with two faces: a page for people, JSON for programs, from one handler.
#include "people/visit.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/http/error_response.hpp"

namespace allting::people {
namespace {

constexpr std::string_view said_cookie = "said";

std::string said_cookie_text(const http::Request& request, std::string_view value, int seconds) {
    std::string cookie = std::string(said_cookie) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" +
                         std::to_string(seconds);
    if (request.secure) cookie += "; Secure";
    return cookie;
}

}  // namespace

std::string said_before(const http::Request& request, const i18n::Translator& t) {
    const std::string_view key = request.cookie(said_cookie);
    return !key.empty() && t.has(key) ? std::string(t(i18n::Key::at_run_time(key))) : "";
}

http::Response Visit::answer(const std::function<std::string(const page::Frame&)>& as_page,
                             const std::function<json::Value()>& as_json, int status) const {
    if (request.wants_json()) return http::json(as_json(), status);
    http::Response response = http::page(as_page(frame), status);
    if (!request.cookie(said_cookie).empty())
        response.headers.emplace_back("Set-Cookie", said_cookie_text(request, "", 0));
    return response;
}

http::Response Visit::done(std::string location, const std::function<json::Value()>& as_json, int json_status) const {
    if (!request.wants_json()) return http::see_other(std::move(location));
    http::Response response = http::json(as_json(), json_status);
    response.headers.emplace_back("Location", std::move(location));
    return response;
}

http::Response Visit::form_again(const Error& error,
                                 const std::function<std::string(const page::Frame&, const page::Typed&)>& as_page) const {
    if (request.wants_json()) return http::problem(error, t);
    const page::Typed typed{.input = &request.body, .error = &error};
    return http::page(as_page(frame, typed), http::status_of(error.kind));
}

void Visit::say_next(http::Response& response, std::string_view text_key) const {
    response.headers.emplace_back("Set-Cookie", said_cookie_text(request, text_key, 60));
}

std::string Visit::new_request_key() const { return crypto::make_token(site.random); }

}  // namespace allting::people
