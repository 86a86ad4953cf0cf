// The head of a request once it is in lines: target, method, headers, cookies and what proxies add. Line 1 is "METHOD
// TARGET", the others are headers.
#include "core/text.hpp"
#include "platform/http/client.hpp"
#include "platform/http/head.hpp"
#include "platform/http/url.hpp"
#include "tests/fuzz/claims.hpp"

using namespace allting;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const auto lines = split(fuzz::text_of(bytes, size), '\n');
    const auto blank = lines[0].find(' ');
    http::Request request;
    request.target = blank == std::string_view::npos ? "" : std::string(lines[0].substr(blank + 1));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto colon = lines[i].find(':');
        if (colon != std::string_view::npos)
            request.headers.emplace_back(to_lower_ascii(lines[i].substr(0, colon)), std::string(trim(lines[i].substr(colon + 1))));
    }
    const int status = http::read_head(request, lines[0].substr(0, blank), 11);
    fuzz::expect(status == 0 || (status >= 400 && status < 500), "let through, or refused as the client's mistake");
    const auto client = http::client_of("127.0.0.1", {"127.0.0.1"}, request.header("x-forwarded-for"), request.header("x-forwarded-proto"));
    fuzz::expect(!client.address.empty() && client.address.size() <= 45, "the client has an address");
    for (const std::string_view name : {"session", "receipt", "", "="})
        fuzz::expect(request.cookie(name).find(';') == std::string_view::npos, "a cookie ends at its semicolon");
    request.wants_json();
    if (status != 0) return 0;
    fuzz::expect(request.path.starts_with('/') && request.path.find("/../") == std::string::npos, "the path stays inside");
    fuzz::expect(http::percent_decode(http::percent_encode(request.path), false) == request.path, "what is escaped comes back");
    return 0;
}
