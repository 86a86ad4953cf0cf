#include "app/door.hpp"

#include <chrono>

#include "app/cross_site.hpp"
#include "app/error_pages.hpp"
#include "app/frame.hpp"
#include "app/log.hpp"
#include "app/openapi.hpp"
#include "app/static_response.hpp"
#include "core/check.hpp"
#include "people/second_step.hpp"
#include "places/place_store.hpp"
#include "platform/crypto/key_folder.hpp"
#include "platform/db/one_state.hpp"
#include "platform/http/body.hpp"
#include "platform/http/url.hpp"

namespace allting::app {
namespace {

constexpr std::size_t seen_max = 10'000;

http::Response plain(std::string text, int status = 200) {
    http::Response response = http::file(std::move(text), "text/plain; charset=utf-8");
    response.status = status;
    return response;
}

Error refuse_unknown_token() { return refuse(ErrorKind::not_signed_in, "unknown_token", "app.unknown_token"); }

/// What one browser may keep and show again: nothing of somebody signed in; other pages must be asked for again.
void add_cache_headers(http::Response& response, bool personal) {
    for (const auto& header : response.headers)
        if (header.first == "Cache-Control") return;
    response.headers.emplace_back("Cache-Control", personal ? "no-store" : "no-cache");
    response.headers.emplace_back("Vary", "Accept, Accept-Language, Cookie");
}

}  // namespace

struct Door::Known {
    people::Recognised who;
    std::shared_ptr<const places::Organisation> organisation;
};

Door::Door(const Program& program, const Routes& routes, Metrics& metrics)
    : program_(program), site_(program.site), routes_(routes), metrics_(metrics),
      openapi_(json::to_text(openapi_document(routes, site_.base_url))) {}

http::Response Door::answer(http::Request& request) {
    const auto began = std::chrono::steady_clock::now();
    const db::OneState one_state(site_.database);
    std::string_view route_name = "other";
    http::Response response;
    const auto apologise = [&](ErrorKind kind, std::string_view what) {
        const std::string id = to_crockford(site_.random.bytes(5));
        metrics_.count_broken();
        log(site_.clock.now(), Level::error, "broken", {{"id", id}, {"route", route_name}, {"what", what}});
        response = apology(request, make_plain_frame(site_, request, site_.clock.now()), kind, id);
    };
    try {
        response = answer_known(request, route_name);
    } catch (const db::Error& error) {
        const bool passes = error.kind == db::Error::Kind::unavailable || error.kind == db::Error::Kind::retry;
        apologise(passes ? ErrorKind::unavailable : ErrorKind::conflict, error.what());
    } catch (const crypto::KeyFolderFailed& error) {
        apologise(ErrorKind::unavailable, error.what());
    } catch (const std::exception& error) {
        apologise(ErrorKind::conflict, error.what());
    }
    const auto spent = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began).count();
    note_answer(request, route_name, response.status, spent);
    return response;
}

void Door::note_answer(const http::Request& request, std::string_view route_name, int status, std::int64_t microseconds) const {
    metrics_.count_request(status, microseconds);
    if (!program_.settings.log_requests) return;
    const std::string_view method = request.head_only ? "HEAD" : word_of(request.method);
    log(site_.clock.now(), Level::information, "request",
        {{"method", method}, {"route", route_name}, {"status", status}, {"us", microseconds}});
}

http::Response Door::answer_known(http::Request& request, std::string_view& route_name) {
    if (is_static(request)) {
        route_name = "/static";
        return static_response(request);
    }
    if (auto response = answer_plain(request)) {
        route_name = "/plain";
        return std::move(*response);
    }
    if (!request.secure && !program_.settings.allow_insecure_http && !is_local_request(request))
        return refusal(request, make_plain_frame(site_, request, site_.clock.now()),
                       refuse(ErrorKind::not_allowed, "insecure_http", "app.insecure_http"));

    http::Router::Miss miss{};
    if (const people::Route* route = routes_.find(request, miss)) {
        route_name = route->path;
        return let_in(request, *route);
    }
    const Known known = recognise(request);
    const auto& t = choose_language(site_, request, known.who.visitor, known.organisation->languages);
    const auto frame = make_frame(site_, routes_, request, known.who.visitor, *known.organisation, t, site_.clock.now());
    if (miss == http::Router::Miss::other_method) {
        auto response = app::early_refusal(request, frame, 405);
        response.headers.emplace_back("Allow", request.method == http::Method::get ? "POST" : "GET, HEAD");
        return response;
    }
    return refusal(request, frame, refuse(ErrorKind::not_found, "not_found", "app.not_found_sentence"));
}

/// Addresses for machines, the same for everyone and in no language.
std::optional<http::Response> Door::answer_plain(const http::Request& request) const {
    if (request.method != http::Method::get) return std::nullopt;
    if (request.path == "/healthz") {
        site_.database.read([](db::Connection& c) { c.query("SELECT 1").next(); });
        return plain("ok\n");
    }
    if (request.path == "/metrics") {
        if (!program_.settings.metrics_open && !is_local_request(request)) return plain("Not open to others; see metrics_open.\n", 403);
        return plain(metrics_.to_text());
    }
    if (request.path == "/openapi.json") {
        http::Response response = http::file(openapi_, "application/json");
        response.headers.emplace_back("Cache-Control", "public, max-age=300");
        return response;
    }
    if (request.path == "/robots.txt") return plain("User-agent: *\nAllow: /\n");
    if (request.path == "/favicon.ico") return http::see_other("/static/icon.svg");
    return std::nullopt;
}

Door::Known Door::recognise(const http::Request& request) {
    const Instant now = site_.clock.now();
    Known known{.who = site_.database.read([&](db::Connection& c) { return people::recognise(c, home, request, now); }),
                .organisation = site_.database.read_kept<places::Organisation>(
                    "places::Organisation", [](db::Connection& c) { return places::find_organisation(c, home); })};
    // A token opens no more than its person's own sign-in would.
    const auto& visitor = known.who.visitor;
    if (visitor.by_token && known.who.lacks_second_step && site_.staff_second_step && people::needs_second_step(visitor.roles))
        known.who = {.visitor = {.organisation = home}, .offered_unknown = true};
    if (known.who.should_touch) {
        const std::lock_guard lock(seen_mutex_);
        if (seen_.size() < seen_max) seen_.push_back(known.who);
    }
    return known;
}

http::Response Door::let_in(http::Request& request, const people::Route& route) {
    const Instant now = site_.clock.now();
    Known known = recognise(request);
    people::Visitor visitor = known.who.visitor;
    const i18n::Translator& t = choose_language(site_, request, visitor, known.organisation->languages);
    visitor.language = std::string(t.language());
    const Result<void> body = request.method == http::Method::post ? http::read_body(request) : Result<void>{};
    people::Visit visit{site_, site_.database, request, visitor, now, t,
                        make_frame(site_, routes_, request, visitor, *known.organisation, t, now)};
    http::Response response;
    if (auto kept_out = keep_out(request, route, known, visit.frame)) {
        response = std::move(*kept_out);
    } else if (!body.ok()) {
        response = refusal(request, visit.frame, body.error());
    } else {
        auto answered = route.handler(visit);
        // Who tries to break in is worth a line, whatever else is logged.
        if (!answered.ok() && route.who == people::Permission::sign_in)
            log(now, Level::information, "sign_in_refused", {{"route", route.path}, {"why", answered.error().code}});
        response = answered.ok() ? std::move(answered).value() : refusal(request, visit.frame, answered.error());
    }
    keep_language(response, site_, request);
    add_cache_headers(response, visitor.is_signed_in() || !request.cookie("said").empty());
    return response;
}

/// Who may not use the route, and POSTs that do not come from our own pages. A program that shows a token has no cookie
/// that another site could ride on.
std::optional<http::Response> Door::keep_out(const http::Request& request, const people::Route& route, const Known& known,
                                             const page::Frame& frame) const {
    const bool is_program = !request.header("authorization").empty();
    if (is_program && known.who.offered_unknown) return refusal(request, frame, refuse_unknown_token());
    if (request.method == http::Method::post && !is_program) {
        if (!comes_from_this_site(request))
            return refusal(request, frame, refuse(ErrorKind::not_allowed, "cross_site", "app.cross_site"));
        if (!people::form_token_fits(site_.master_key, request, offered_form_token(request)))
            return refusal(request, frame, refuse(ErrorKind::not_allowed, "form_token", "app.form_token"));
    }
    if (known.who.visitor.may(route.who)) return std::nullopt;
    if (known.who.visitor.is_signed_in()) return refusal(request, frame, refuse(ErrorKind::not_allowed, "not_allowed", "app.not_allowed_sentence"));
    if (request.method == http::Method::get && !request.wants_json())
        return http::see_other(std::string(page::sign_in_address) + "?back=" + http::percent_encode(request.target));
    return refusal(request, frame, refuse(ErrorKind::not_signed_in, "not_signed_in", "app.not_signed_in_sentence"));
}

http::Response Door::early_refusal(int status, const http::Request& request) const {
    metrics_.count_request(status, 0);
    return app::early_refusal(request, make_plain_frame(site_, request, site_.clock.now()), status);
}

std::size_t Door::body_bytes_max(const http::Request& request) const {
    http::Request looked_up;
    looked_up.method = request.method;
    looked_up.path = request.path;
    http::Router::Miss miss{};
    const people::Route* route = request.method == http::Method::post ? routes_.find(looked_up, miss) : nullptr;
    return route != nullptr && route->upload ? limits::upload_bytes_max : limits::body_bytes_max;
}

std::vector<people::Recognised> Door::take_seen() {
    const std::lock_guard lock(seen_mutex_);
    return std::exchange(seen_, {});
}

}  // namespace allting::app
