#include "app/static_response.hpp"

#include <optional>

#include "platform/page/static_files.hpp"

namespace allting::app {
namespace {

constexpr std::string_view prefix = "/static/";

/// The precompressed sibling that the build made ("allting.css.br"), when the browser takes it and it is there.
struct Variant {
    const page::StaticFile* file;
    std::string_view coding;
};
std::optional<Variant> smaller_variant(std::string_view name, std::string_view accepted) {
    constexpr std::pair<std::string_view, std::string_view> codings[] = {{"br", ".br"}, {"gzip", ".gz"}};
    for (const auto& [coding, ending] : codings) {
        if (accepted.find(coding) == std::string_view::npos) continue;
        if (const auto* file = page::find_static_file(std::string(name) + std::string(ending))) return Variant{file, coding};
    }
    return std::nullopt;
}

}  // namespace

bool is_static(const http::Request& request) {
    return request.method == http::Method::get && request.path.starts_with(prefix);
}

http::Response static_response(const http::Request& request) {
    const std::string_view name = std::string_view(request.path).substr(prefix.size());
    const page::StaticFile* file = page::find_static_file(name);
    http::Response response;
    response.content_type = "text/plain; charset=utf-8";
    if (file == nullptr) {
        response.status = 404;
        return response;
    }
    const bool for_ever = request.query.text("v") == file->version;
    const std::string tag = "\"" + std::string(file->version) + "\"";
    response.headers.emplace_back("Cache-Control", for_ever ? "public, max-age=31536000, immutable" : "public, max-age=300");
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (request.header("if-none-match") == tag) {
        response.status = 304;
        return response;
    }
    response.content_type = std::string(file->content_type);
    response.lasting_body = file->bytes;
    if (const auto variant = smaller_variant(name, request.header("accept-encoding"))) {
        response.lasting_body = variant->file->bytes;
        response.headers.emplace_back("Content-Encoding", std::string(variant->coding));
    }
    return response;
}

}  // namespace allting::app
