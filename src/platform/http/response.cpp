#include "platform/http/response.hpp"

#include "core/text.hpp"

namespace allting::http {

Response page(std::string html, int status) {
    Response response;
    response.status = status;
    response.body = std::move(html);
    return response;
}

Response json(const json::Value& value, int status) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = json::to_text(value);
    return response;
}

Response see_other(std::string location) {
    Response response;
    response.status = 303;
    response.headers.emplace_back("Location", std::move(location));
    return response;
}

Response file(std::string bytes, std::string content_type, std::string_view download_name) {
    Response response;
    response.content_type = std::move(content_type);
    response.body = std::move(bytes);
    if (download_name.empty()) return response;
    // slug() leaves only signs that need no quoting; the ending is kept apart because it is ours and short.
    const auto dot = download_name.rfind('.');
    const std::string name = slug(download_name.substr(0, dot));
    const std::string ending = dot == std::string_view::npos ? "" : "." + slug(download_name.substr(dot + 1));
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + ending + "\"");
    return response;
}

}  // namespace allting::http
