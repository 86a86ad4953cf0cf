#include "platform/http/head.hpp"

#include <gtest/gtest.h>

#include "core/limits.hpp"
#include "platform/http/client.hpp"
#include "platform/http/wire.hpp"

namespace allting::http {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

int status(std::string_view method, std::string target, Headers headers, unsigned version = 11) {
    Request request;
    request.target = std::move(target);
    request.headers = std::move(headers);
    return read_head(request, method, version);
}

TEST(Head, plain_requests_pass) {
    EXPECT_EQ(status("GET", "/", {{"host", "a"}}), 0);
    EXPECT_EQ(status("HEAD", "/", {}, 10), 0);
    EXPECT_EQ(status("POST", "/a", {{"host", "a"}, {"transfer-encoding", "chunked"}}), 0);
    EXPECT_EQ(status("POST", "/a", {{"host", "a"}, {"content-length", "3"}, {"expect", "100-continue"}}), 0);
}

TEST(Head, what_two_readers_could_read_differently_is_refused) {
    EXPECT_EQ(status("POST", "/", {{"host", "a"}, {"content-length", "3"}, {"transfer-encoding", "chunked"}}), 400);
    EXPECT_EQ(status("POST", "/", {{"host", "a"}, {"content-length", "3"}, {"content-length", "3"}}), 400);
    EXPECT_EQ(status("POST", "/", {{"host", "a"}, {"transfer-encoding", "gzip, chunked"}}), 400);
    EXPECT_EQ(status("POST", "/", {{"host", "a"}, {"transfer-encoding", "xchunked"}}), 400);
    EXPECT_EQ(status("POST", "/", {{"transfer-encoding", "chunked"}}, 10), 400);
    EXPECT_EQ(status("GET", "/", {}), 400);
    EXPECT_EQ(status("GET", "/", {{"host", "a"}, {"host", "b"}}), 400);
    EXPECT_EQ(status("GET", "/", {{"host", "a"}}, 20), 400);
}

TEST(Head, each_bound_has_its_status) {
    EXPECT_EQ(status("GET", "/" + std::string(limits::request_line_bytes_max, 'a'), {{"host", "a"}}), 414);
    EXPECT_EQ(status("GET", "/", Headers(limits::headers_max + 1, {"x", "y"})), 431);
    EXPECT_EQ(status("POST", "/", {{"host", "a"}, {"expect", "tea"}}), 417);
    EXPECT_EQ(status("GET", "/../etc/passwd", {{"host", "a"}}), 400);
    for (const char* method : {"PUT", "DELETE", "TRACE", "CONNECT", "OPTIONS", "get"})
        EXPECT_EQ(status(method, "/", {{"host", "a"}}), 405) << method;
}

TEST(Client, forwarded_headers_count_only_from_trusted_proxies) {
    const std::vector<std::string> trusted{"10.0.0.1", "10.0.0.2"};
    EXPECT_EQ(client_of("203.0.113.9", trusted, "1.2.3.4", "https").address, "203.0.113.9");
    EXPECT_FALSE(client_of("203.0.113.9", trusted, "1.2.3.4", "https").secure);
    EXPECT_EQ(client_of("10.0.0.1", trusted, "6.6.6.6, 1.2.3.4, 10.0.0.2", "https").address, "1.2.3.4");
    EXPECT_TRUE(client_of("10.0.0.1", trusted, "1.2.3.4", "https").secure);
    EXPECT_EQ(client_of("10.0.0.1", trusted, "", "http").address, "10.0.0.1");
    EXPECT_EQ(client_of("10.0.0.1", trusted, "1.2.3.4, <script>", "").address, "10.0.0.1");
}

TEST(Wire, no_value_can_end_its_header_line) {
    Response response = see_other("/a\r\nSet-Cookie: x=1");
    const std::string head = response_head(response, "", true);
    EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
    EXPECT_NE(head.find("Content-Length: 0\r\n"), std::string::npos);
}

TEST(Request, cookies_are_found_by_whole_name) {
    Request request;
    request.headers.emplace_back("cookie", "xsession=1; session=abc; empty=;  last=z");
    EXPECT_EQ(request.cookie("session"), "abc");
    EXPECT_EQ(request.cookie("empty"), "");
    EXPECT_EQ(request.cookie("last"), "z");
    EXPECT_EQ(request.cookie("sess"), "");
}

TEST(Request, json_is_for_those_who_ask_for_it_first) {
    const auto wants = [](std::string accept) {
        Request request;
        request.headers.emplace_back("accept", std::move(accept));
        return request.wants_json();
    };
    EXPECT_TRUE(wants("application/json"));
    EXPECT_TRUE(wants("application/json, text/html;q=0.1"));
    EXPECT_FALSE(wants("text/html,application/xhtml+xml,application/json;q=0.9,*/*"));
    EXPECT_FALSE(wants("*/*"));
}

}  // namespace
}  // namespace allting::http
