#include "app/door.hpp"

#include "app/test_site.hpp"
#include "core/text.hpp"

namespace allting::app {
namespace {

bool contains(const http::Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

http::Request with(http::Request request, std::string name, std::string value) {
    request.headers.emplace_back(std::move(name), std::move(value));
    return request;
}

TEST(Door, page_and_json_stand_at_the_same_address) {
    TestSite site;
    const auto page = site.ask(TestSite::get("/"));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(contains(page, "<!doctype html>"));
    const auto json = site.ask(with(TestSite::get("/"), "accept", "application/json"));
    EXPECT_EQ(json.content_type, "application/json");
    EXPECT_EQ(header_of(json, "Vary"), "Accept, Accept-Language, Cookie");
}

TEST(Door, unknown_address_and_wrong_method_have_their_pages) {
    TestSite site;
    EXPECT_EQ(site.ask(TestSite::get("/nothing")).status, 404);
    const auto wrong = site.ask(site.post("/", ""));
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(header_of(wrong, "Allow"), "GET, HEAD");
    const auto problem = site.ask(with(TestSite::get("/nothing"), "accept", "application/json"));
    EXPECT_EQ(problem.content_type, "application/problem+json");
    EXPECT_TRUE(contains(problem, "\"not_found\""));
}

TEST(Door, language_follows_the_asked_then_the_kept_then_the_browser) {
    TestSite site;
    EXPECT_TRUE(contains(site.ask(TestSite::get("/")), "lang=\"sv\""));
    EXPECT_TRUE(contains(site.ask(with(TestSite::get("/"), "accept-language", "en-GB,sv;q=0.5")), "<html lang=\"en\""));
    auto asked = TestSite::get("/");
    asked.query.add("lang", "en");
    const auto answer = site.ask(asked);
    EXPECT_TRUE(contains(answer, "<html lang=\"en\""));
    EXPECT_TRUE(header_of(answer, "Set-Cookie").starts_with("language=en;"));
    EXPECT_TRUE(contains(site.ask(with(TestSite::get("/"), "cookie", "language=en")), "<html lang=\"en\""));
}

TEST(Door, post_from_another_site_or_without_the_token_is_refused) {
    TestSite site;
    const auto code = [&](http::Request request) {
        request.headers.emplace_back("accept", "application/json");
        const auto response = site.ask(std::move(request));
        for (const std::string word : {"cross_site", "form_token"})
            if (response.status == 403 && contains(response, "\"" + word + "\"")) return word;
        return std::string("let in");
    };
    EXPECT_EQ(code(site.post("/sign-out", "")), "let in");
    EXPECT_EQ(code(with(site.post("/sign-out", ""), "sec-fetch-site", "same-origin")), "let in");
    EXPECT_EQ(code(with(site.post("/sign-out", ""), "sec-fetch-site", "cross-site")), "cross_site");
    EXPECT_EQ(code(with(site.post("/sign-out", ""), "sec-fetch-site", "same-site")), "cross_site");
    EXPECT_EQ(code(with(site.post("/sign-out", ""), "origin", "http://localhost:8080")), "let in");
    EXPECT_EQ(code(with(site.post("/sign-out", ""), "origin", "https://evil.example")), "cross_site");
    EXPECT_EQ(code(with(site.post("/sign-out", ""), "origin", "null")), "cross_site");
    auto without = site.post("/sign-out", "");
    without.raw_body = "a=b";
    EXPECT_EQ(code(without), "form_token");
    // Another person's token is as good as none.
    const auto person = site.add_person("Amina", {});
    auto foreign = site.post("/sign-out", "", site.sign_in(person));
    foreign.raw_body = "form_token=" + people::form_token(site.program.site.master_key, site.post("/", "", site.sign_in(person)));
    EXPECT_EQ(code(foreign), "form_token");
}

TEST(Door, plain_http_is_for_this_machine_alone) {
    TestSite site;
    auto elsewhere = TestSite::get("/");
    elsewhere.remote_address = "203.0.113.9";
    EXPECT_EQ(site.ask(elsewhere).status, 403);
    elsewhere.secure = true;
    EXPECT_EQ(site.ask(elsewhere).status, 200);
    auto rebound = TestSite::get("/");
    rebound.headers = {{"host", "evil.example"}};
    EXPECT_EQ(site.ask(rebound).status, 403);
    EXPECT_EQ(site.ask(with(TestSite::get("/"), "x-forwarded-for", "203.0.113.9")).status, 403);
    Settings open;
    open.allow_insecure_http = true;
    TestSite lax(open);
    elsewhere.secure = false;
    EXPECT_EQ(lax.ask(elsewhere).status, 200);
}

TEST(Door, metrics_and_health_are_for_machines) {
    TestSite site;
    EXPECT_EQ(site.ask(TestSite::get("/healthz")).body, "ok\n");
    site.ask(TestSite::get("/"));
    EXPECT_TRUE(contains(site.ask(TestSite::get("/metrics")), "allting_requests_total{status=\"2xx\"} 2"));
    auto elsewhere = TestSite::get("/metrics");
    elsewhere.remote_address = "203.0.113.9";
    EXPECT_EQ(site.ask(elsewhere).status, 403);
}

TEST(Door, static_files_are_kept_for_ever_only_under_their_version) {
    TestSite site;
    const auto page = site.ask(TestSite::get("/"));
    const auto at = page.body.find("/static/icon.svg?v=");
    ASSERT_NE(at, std::string::npos);
    auto versioned = TestSite::get("/static/icon.svg");
    versioned.query.add("v", page.body.substr(at + 19, 8));
    EXPECT_EQ(header_of(site.ask(versioned), "Cache-Control"), "public, max-age=31536000, immutable");
    const auto plain = site.ask(TestSite::get("/static/icon.svg"));
    EXPECT_EQ(header_of(plain, "Cache-Control"), "public, max-age=300");
    EXPECT_EQ(site.ask(with(TestSite::get("/static/icon.svg"), "if-none-match", header_of(plain, "ETag"))).status, 304);
    EXPECT_EQ(site.ask(TestSite::get("/static/../master.key")).status, 404);
}

TEST(Door, signed_in_pages_are_never_stored) {
    TestSite site;
    const auto session = site.sign_in(site.add_person("Amina", {}));
    EXPECT_EQ(header_of(site.ask(with(TestSite::get("/"), "cookie", "session=" + session)), "Cache-Control"), "no-store");
    EXPECT_EQ(header_of(site.ask(TestSite::get("/")), "Cache-Control"), "no-cache");
}

TEST(Door, broken_form_and_unknown_api_token_are_refused) {
    TestSite site;
    auto broken = site.post("/sign-out", "a=%0");
    broken.headers.emplace_back("accept", "application/json");
    broken.headers.emplace_back("x-form-token", people::form_token(site.program.site.master_key, broken));
    EXPECT_TRUE(contains(site.ask(broken), "\"bad_form\""));
    EXPECT_EQ(site.ask(with(TestSite::get("/"), "authorization", "Bearer " + std::string(32, 'A'))).status, 401);
}

TEST(Door, uploads_are_larger_only_where_the_route_says_so) {
    TestSite site;
    EXPECT_EQ(site.door.body_bytes_max(site.post("/sign-out", "")), limits::body_bytes_max);
    for (const people::Route& route : site.routes.all()) {
        if (!route.upload) continue;
        EXPECT_EQ(site.door.body_bytes_max(TestSite::request(http::Method::post, std::string(route.path))), limits::upload_bytes_max);
    }
}

}  // namespace
}  // namespace allting::app
