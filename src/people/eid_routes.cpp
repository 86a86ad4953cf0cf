// Routes of signing in with e-identification.
#include "people/account_actions.hpp"
#include "people/cookie.hpp"
#include "people/eid_actions.hpp"
#include "people/people_routes.hpp"
#include "people/session.hpp"
#include "people/sign_in_pages.hpp"
#include "platform/oidc/relying_party.hpp"

namespace allting::people {
namespace {

constexpr std::string_view browser_cookie = "eid";
constexpr std::int64_t browser_seconds = 600;

Result<oidc::RelyingParty*> asked_for(const Visit& visit, std::string_view key) {
    oidc::RelyingParty* provider = find_eid(visit.site, key);
    if (provider == nullptr) return refuse(ErrorKind::not_found, "eid_not_found", "people.eid_not_found");
    return provider;
}

/// A page that goes on by itself, and a link on it. A redirect would do, if browsers did not hold it to the addresses that
/// our forms may be sent to, and that of whatever the provider redirects to as well.
Result<http::Response> begin(const Visit& visit, const EidBeginning& beginning) {
    TRY(oidc::RelyingParty* provider, asked_for(visit, visit.input().text("provider")));
    TRY(const EidBegun begun, begin_eid_sign_in(visit, *provider, beginning));
    auto response = visit.answer([&](const page::Frame& f) { return eid_way_page(f, provider->provider().name, begun.address); },
                                 [&] { return json::Object{{"address", begun.address}}; });
    if (!visit.request.wants_json()) response.headers.emplace_back("Refresh", "0;url=" + begun.address);
    set_cookie(response, visit.request, {browser_cookie, begun.browser, browser_seconds});
    return response;
}

Result<http::Response> begin_to_sign_in(Visit& visit) { return begin(visit, {.next = safe_next_path(visit.input().text("next"))}); }

Result<http::Response> begin_to_connect(Visit& visit) {
    TRY_DO(check_by_session(visit.visitor));
    return begin(visit, {.next = "/me/account", .connect = visit.visitor.person});
}

/// A GET that writes: the protocol has it so. What it uses up is bound to this browser and good for once.
Result<http::Response> take_answer(Visit& visit) {
    TRY(oidc::RelyingParty* provider, asked_for(visit, visit.request.path_text("provider")));
    const auto& query = visit.request.query;
    const EidAnswer answer{.state = std::string(query.text("state")), .code = std::string(query.text("code")),
                           .error = std::string(query.text("error")), .issuer = std::string(query.text("iss")),
                           .browser = std::string(visit.request.cookie(cookie_name(visit.request, browser_cookie)))};
    TRY(const SignedIn result, finish_eid_sign_in(visit, *provider, answer));
    auto response = visit.done(result.next, [&] { return json::Object{{"person", result.person}}; });
    set_session_cookie(response, visit.request, result.session_token);
    set_cookie(response, visit.request, {browser_cookie, "", 0});
    return response;
}

using enum FieldType;
constexpr FieldSpec begin_fields[] = {{"provider", choice, true, "Key of a provider, as GET /sign-in lists them"},
                                      {"next", line, false, "Path to go to afterwards"}};
constexpr FieldSpec connect_fields[] = {{"provider", choice, true, "Key of a provider"}};

constexpr Route table[] = {
    {http::Method::post, "/sign-in/eid", Permission::sign_in, begin_to_sign_in, "Begin to sign in with e-identification", begin_fields},
    {http::Method::get, "/sign-in/eid/{provider}", Permission::sign_in, take_answer, "Where a provider of e-identification sends people back"},
    {http::Method::post, "/me/eid", Permission::manage_own_account, begin_to_connect, "Connect an e-identification to one's own account", connect_fields},
};

}  // namespace

std::span<const Route> eid_routes() { return table; }

}  // namespace allting::people
