#include "platform/http/head.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/url.hpp"

namespace allting::http {
namespace {

auto count_of(const Request& request, std::string_view name) {
    return std::count_if(request.headers.begin(), request.headers.end(), [&](const auto& h) { return h.first == name; });
}

/// What two readers could understand differently (request smuggling).
bool is_ambiguous(const Request& request, unsigned version) {
    const auto hosts = count_of(request, "host");
    if (hosts > 1 || (hosts == 0 && version == 11)) return true;
    const auto lengths = count_of(request, "content-length");
    const auto codings = count_of(request, "transfer-encoding");
    if (lengths > 1 || codings > 1 || (lengths > 0 && codings > 0)) return true;
    return codings > 0 && (version == 10 || to_lower_ascii(request.header("transfer-encoding")) != "chunked");
}

}  // namespace

int read_head(Request& request, std::string_view method, unsigned version) {
    if (version != 10 && version != 11) return 400;
    if (request.target.size() > limits::request_line_bytes_max) return 414;
    if (request.headers.size() > limits::headers_max) return 431;
    if (is_ambiguous(request, version)) return 400;
    const std::string_view expect = request.header("expect");
    if (!expect.empty() && to_lower_ascii(expect) != "100-continue") return 417;

    auto target = read_target(request.target);
    if (!target) return 400;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    const std::string_view type = request.header("content-type");
    request.json_body = to_lower_ascii(trim(type.substr(0, type.find(';')))) == "application/json";

    request.head_only = method == "HEAD";
    request.method = method == "POST" ? Method::post : Method::get;
    return method == "GET" || method == "HEAD" || method == "POST" ? 0 : 405;
}

}  // namespace allting::http
