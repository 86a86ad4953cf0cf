#include "app/frame.hpp"

#include "people/session.hpp"
#include "platform/http/url.hpp"

namespace allting::app {
namespace {

constexpr std::string_view language_cookie = "language";

/// What each may go to, in order; a row whose page does not exist or is not the visitor's is left out.
struct Destination {
    std::string_view address;
    i18n::Key text;
    people::Permission who;
};
using enum people::Permission;
constexpr Destination destinations[] = {
    {"/processes", "app.nav_processes", read},
    {"/proposals", "app.nav_proposals", read},
    {"/needs", "app.nav_needs", read},
    {"/search", "app.nav_search", read},
    {"/reviews", "app.nav_reviews", review},
    {"/people/by-name", "app.nav_by_name", enter_for_others},
    {"/notices/by-hand", "app.nav_by_hand", enter_for_others},
    {"/scrutiny", "app.nav_scrutiny", scrutinise},
    {"/registers", "app.nav_registers", keep_register},
    {"/desks", "app.nav_desks", check_at_desk},
    {"/people", "app.nav_people", manage_people},
    {"/areas", "app.nav_areas", manage_people},
    {"/checklist", "checklist.heading", manage_people},
    {"/organisation", "app.nav_organisation", manage_people},
};

bool lies_below(std::string_view path, std::string_view address) {
    return path.starts_with(address) && (path.size() == address.size() || path[address.size()] == '/');
}

/// The link that the path lies below most closely is marked as the current one.
std::vector<page::Link> navigation(const Routes& routes, const people::Visitor& visitor, const i18n::Translator& t,
                                   std::string_view path) {
    std::vector<page::Link> links;
    page::Link* closest = nullptr;
    links.reserve(std::size(destinations));
    for (const Destination& to : destinations) {
        if (!visitor.may(to.who) || !routes.has_page(to.address)) continue;
        page::Link& link = links.emplace_back(page::Link{.address = std::string(to.address), .text = std::string(t(to.text))});
        if (lies_below(path, to.address) && (closest == nullptr || to.address.size() > closest->address.size())) closest = &link;
    }
    if (closest != nullptr) closest->current = true;
    return links;
}

/// This page in each other language: the query as it is, with another lang.
std::vector<page::Link> language_links(const people::Site& site, const std::vector<std::string>& languages,
                                       const http::Request& request, std::string_view current) {
    std::string query = "?";
    for (const auto& [name, value] : request.query.fields())
        if (name != "lang") query += http::percent_encode(name) + "=" + http::percent_encode(value) + "&";
    const std::string path = request.method == http::Method::get ? request.path : "/";
    std::vector<page::Link> links;
    for (const std::string& code : languages) {
        if (code == current || !site.languages.has(code)) continue;
        links.push_back({.address = path + query + "lang=" + code,
                         .text = std::string(site.languages.get(code)("language.name")),
                         .language = code});
    }
    return links;
}

}  // namespace

const i18n::Translator& choose_language(const people::Site& site, const http::Request& request, const people::Visitor& visitor,
                                        const std::vector<std::string>& offered) {
    const std::string_view asked = request.query.text("lang");
    if (site.languages.has(asked)) return site.languages.get(asked);
    const std::string_view kept = request.cookie(language_cookie);
    if (site.languages.has(kept)) return site.languages.get(kept);
    return site.languages.choose(request.header("accept-language"), visitor.is_signed_in() ? visitor.language : "", offered);
}

void keep_language(http::Response& response, const people::Site& site, const http::Request& request) {
    const std::string_view asked = request.query.text("lang");
    if (!site.languages.has(asked)) return;
    std::string cookie = std::string(language_cookie) + "=" + std::string(asked) + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly";
    if (request.secure) cookie += "; Secure";
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
}

page::Frame make_frame(const people::Site& site, const Routes& routes, const http::Request& request,
                       const people::Visitor& visitor, const places::Organisation& organisation,
                       const i18n::Translator& t, Instant now) {
    page::Frame frame{.t = &t,
                      .organisation_name = organisation.name,
                      .demo = site.demo,
                      .form_token = people::form_token(site.master_key, request),
                      .path = request.path,
                      .zone = site.zone,
                      .now = now,
                      .said = people::said_before(request, t),
                      .navigation = navigation(routes, visitor, t, request.path)};
    frame.visitor_name = visitor.name;
    const std::string version = "?v=" + std::to_string(organisation.changed_at.utc_ms);
    if (organisation.has_logo && routes.has_page("/organisation/logo"))
        frame.organisation_logo = "/organisation/logo?v=" + std::to_string(organisation.logo_version);
    if (organisation.changed_at.utc_ms != 0 && routes.has_page("/organisation/theme.css"))
        frame.theme_address = "/organisation/theme.css" + version;
    frame.languages = language_links(site, organisation.languages, request, t.language());
    return frame;
}

page::Frame make_plain_frame(const people::Site& site, const http::Request& request, Instant now) {
    page::Frame frame{.t = &choose_language(site, request, people::Visitor{}, places::Organisation{}.languages)};
    frame.demo = site.demo;
    frame.path = "/";
    frame.zone = site.zone;
    frame.now = now;
    return frame;
}

}  // namespace allting::app
